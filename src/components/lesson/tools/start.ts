/** The element around a tool of a lesson: shows its form, and answers it. What answers is loaded when somebody reaches for the form. */
import type { Html } from '#src/components/lesson/tools/html.ts';

type Answer = (fields: URLSearchParams, given: unknown) => Html;

const loaders: Readonly<Record<string, () => Promise<{ answer: Answer }>>> = {
  gateway: () => import('./gateway.ts'),
  circuit: () => import('./circuit.ts'),
  addresses: () => import('./addresses.ts'),
  reach: () => import('./reach.ts'),
};

class ToolElement extends HTMLElement {
  private waiting: number | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    form.hidden = false;
    for (const reach of ['pointerenter', 'focusin'])
      form.addEventListener(reach, () => void this.load()?.catch(() => undefined), { once: true });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      // While somebody types, the answer waits for the end of the word.
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.reply(form, true), 150);
    });
    if (this.fillIn(form)) void this.reply(form, false);
  }

  private load(): Promise<{ answer: Answer }> | undefined {
    return loaders[this.dataset['tool'] ?? '']?.();
  }

  /** Takes the needs out of the address, if they are there. */
  private fillIn(form: HTMLFormElement): boolean {
    const asked = new URLSearchParams(location.search);
    const fields = [...form.elements].filter(
      (field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
    );
    if (!fields.some(({ name }) => asked.has(name))) return false;
    for (const field of fields) {
      const values = asked.getAll(field.name);
      if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
        field.checked = values.includes(field.value);
      else if (values[0] !== undefined) field.value = values[0];
    }
    return true;
  }

  private async reply(form: HTMLFormElement, isNew: boolean): Promise<void> {
    const place = this.querySelector('[data-tool-answer]');
    const status = this.querySelector('[data-tool-status]');
    const given: unknown = JSON.parse(this.querySelector('script[type="application/json"]')?.textContent ?? '{}');
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    try {
      const tool = await this.load();
      if (!tool || !place) return;
      place.innerHTML = tool.answer(fields, given).text;
      const shown = [...place.querySelectorAll<HTMLElement>('[data-answer]')].find((one) => one.offsetParent !== null);
      if (status && isNew) status.textContent = shown?.textContent.trim() ?? '';
    } catch {
      if (status) status.textContent = 'This could not be loaded. Reload the page to try again.';
      return;
    }
    if (!isNew) return;
    const address = new URL(location.href);
    for (const field of form.elements)
      if ('name' in field && typeof field.name === 'string') address.searchParams.delete(field.name);
    for (const [name, value] of fields) address.searchParams.append(name, value);
    history.replaceState(history.state, '', address);
  }
}

if (!customElements.get('crossconnect-tool')) customElements.define('crossconnect-tool', ToolElement);
