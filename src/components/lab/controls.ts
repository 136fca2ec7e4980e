/** Finds the control that a step means, by role and accessible name, and can use it as a learner would. */
import type { Step } from '#src/lab/definition.ts';

const selectors: Record<string, string> = {
  button: 'button, [role="button"]',
  link: 'a[href], [role="link"]',
  textbox: 'input:not([type]), input[type="text"], textarea, [role="textbox"]',
  searchbox: 'input[type="search"], [role="searchbox"]',
  spinbutton: 'input[type="number"], [role="spinbutton"]',
  combobox: 'select, [role="combobox"]',
  checkbox: 'input[type="checkbox"], [role="checkbox"]',
  switch: '[role="switch"]',
  radio: 'input[type="radio"], [role="radio"]',
  tab: '[role="tab"]',
  option: '[role="option"]',
  menuitem: '[role="menuitem"]',
};

const tidy = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replace(/\s*\*$/, '')
    .trim();

/** The accessible name, as far as our own portal makes use of the rules. */
function nameOf(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  if (labelled.trim() !== '') return tidy(labelled);
  const label = element.getAttribute('aria-label');
  if (label !== null) return tidy(label);
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  const labels = isField || element instanceof HTMLButtonElement ? [...(element.labels ?? [])] : [];
  if (labels.length > 0) return tidy(labels.map(({ textContent }) => textContent).join(' '));
  return tidy(element.textContent);
}

const isVisible = (element: Element) => element.getClientRects().length > 0;

/** The pane with this name; that of a room with one pane if unsaid. */
const paneIn = (room: Element, pane: string | undefined) =>
  room.querySelector(pane === undefined ? '[data-lab-portal]' : `[data-pane="${pane}"] [data-lab-portal]`);

/** The control of a step in a pane, or in the topmost dialog if one is open. */
export function findControl(
  room: Element,
  { role, name }: Pick<Step, 'role' | 'name'>,
  pane?: string,
): HTMLElement | undefined {
  const dialogs = [...document.querySelectorAll('dialog[open], [role="dialog"], [role="alertdialog"]')].filter(
    isVisible,
  );
  const isAlone = room.querySelectorAll('[data-lab-portal]').length < 2;
  const places = dialogs.length > 0 ? [dialogs.at(-1)] : [paneIn(room, pane), ...(isAlone ? [document.body] : [])];
  for (const place of places) {
    const found = [...(place?.querySelectorAll<HTMLElement>(selectors[role] ?? `[role="${role}"]`) ?? [])].find(
      (element) => !element.closest('[data-lab-tasks]') && isVisible(element) && tidy(nameOf(element)) === name,
    );
    if (found) return found;
  }
  return undefined;
}

function setValue(input: HTMLInputElement | HTMLSelectElement, value: string): void {
  const type = input instanceof HTMLInputElement ? HTMLInputElement : HTMLSelectElement;
  // React overrides `value` on the element to notice changes; the prototype's own setter makes the change visible to it.
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Does the step in a pane. Answers whether it could be done. */
export async function doStep(room: Element, step: Step, pane?: string): Promise<boolean> {
  const control = findControl(room, step, pane);
  if (!control) return false;
  control.scrollIntoView({ block: 'nearest' });
  control.focus();
  switch (step.do) {
    case 'press':
    case 'open':
      control.click();
      return true;
    case 'fill':
      if (!(control instanceof HTMLInputElement)) return false;
      setValue(control, step.value ?? '');
      return true;
    case 'tick':
    case 'untick': {
      const isOn =
        control instanceof HTMLInputElement ? control.checked : control.getAttribute('aria-checked') === 'true';
      if (isOn !== (step.do === 'tick')) control.click();
      return true;
    }
    case 'choose':
      return choose(room, control, step.value ?? '', pane);
  }
}

async function choose(room: Element, control: HTMLElement, value: string, pane: string | undefined): Promise<boolean> {
  if (control instanceof HTMLSelectElement) {
    const option = [...control.options].find(({ text, value: of }) => tidy(text) === value || of === value);
    if (!option) return false;
    setValue(control, option.value);
    return true;
  }
  control.click();
  for (let tries = 0; tries < 20; tries += 1) {
    const option = findControl(room, { role: 'option', name: value }, pane);
    if (option) {
      option.click();
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

const timeToRead = 900;

/** A press that is asked about again: when a dialog has come up with the same button, presses it too, since nothing behind it can be. */
export async function confirmShown(room: Element, step: Step, pane?: string): Promise<void> {
  if (step.do !== 'press') return;
  await new Promise((resolve) => setTimeout(resolve, timeToRead));
  if (findControl(room, step, pane)?.closest('dialog[open]')) await doStep(room, step, pane);
}
