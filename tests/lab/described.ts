/** Tells what stands on a screen, for the message of a step that could not be done. */

const controls =
  'a[href], button, input, select, textarea, [role="tab"], [role="option"], [role="switch"], [role="checkbox"], [role="combobox"]';

const tidy = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

function nameOf(element: Element): string {
  const of = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const labelled = of.map((id) => tidy(document.getElementById(id)?.textContent)).join(' ');
  const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
  const labels = isField ? [...(element.labels ?? [])].map(({ textContent }) => tidy(textContent)).join(' ') : '';
  return labelled || (element.getAttribute('aria-label') ?? '') || labels || tidy(element.textContent);
}

function kindOf(element: Element): string {
  const role = element.getAttribute('role');
  if (role !== null) return role;
  const tag = element.tagName.toLowerCase();
  return element instanceof HTMLInputElement ? `input ${element.type}` : tag === 'a' ? 'link' : tag;
}

const isOff = (element: Element) => element.matches(':disabled, [aria-disabled="true"]');

/** Headings, alerts and controls of a pane, and of the dialogs over it; one a line. */
export function describePane(pane: Element): string {
  const places = [pane, ...[...document.querySelectorAll('dialog[open]')].filter((dialog) => !pane.contains(dialog))];
  const texts = (selector: string) =>
    places.flatMap((place) => [...place.querySelectorAll(selector)].map(({ textContent }) => tidy(textContent)));
  const found = places.flatMap((place) => [...place.querySelectorAll(controls)]);
  const alerts = texts('[role="alert"], [role="status"], .ccp-field-error, [aria-invalid="true"]').filter(Boolean);
  return [
    `Headings: ${texts('h1, h2, h3').join(' | ')}`,
    ...(alerts.length > 0 ? [`Said: ${alerts.join(' | ')}`] : []),
    'Controls:',
    ...found.map((element) => {
      const value = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.value : '';
      const choices =
        element instanceof HTMLSelectElement ? ` [${[...element.options].map(({ text }) => text).join(', ')}]` : '';
      const more = `${value === '' ? '' : ` = ${value}`}${choices}${isOff(element) ? ' (off)' : ''}`;
      return `  ${kindOf(element)} "${nameOf(element)}"${more}`;
    }),
  ].join('\n');
}
