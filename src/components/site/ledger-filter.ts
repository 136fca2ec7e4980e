/** The filters of the ledger: hides the facts that do not fit, says how many do, and keeps the choice in the address. */

interface Wanted {
  words: string[];
  unit: string;
  before: string;
  differs: boolean;
}

const field = (form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | undefined => {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : undefined;
};

function wantedOf(form: HTMLFormElement): Wanted {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    words: text('words').toLowerCase().split(/\s+/).filter(Boolean),
    unit: text('unit'),
    before: text('before'),
    differs: data.has('differs'),
  };
}

const fits = (entry: HTMLElement, { words, unit, before, differs }: Wanted): boolean => {
  const { units = '', page = '' } = entry.dataset;
  if (unit !== '' && !units.split(' ').includes(unit)) return false;
  if (before !== '' && page >= before) return false;
  if (differs && entry.dataset['differs'] === undefined) return false;
  const text = words.length === 0 ? '' : (entry.textContent + ' ' + entry.id).toLowerCase();
  return words.every((word) => text.includes(word));
};

class Ledger extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const count = this.querySelector('[data-count]');
    if (!form || !count) return;
    const entries = [...this.querySelectorAll<HTMLElement>('[data-entry]')];
    const shelves = [...this.querySelectorAll<HTMLElement>('[data-shelf]')];

    for (const [name, value] of new URLSearchParams(location.search)) {
      const input = field(form, name);
      if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = true;
      else if (input) input.value = value;
    }
    const apply = (): void => {
      const wanted = wantedOf(form);
      for (const entry of entries) entry.hidden = !fits(entry, wanted);
      for (const shelf of shelves) shelf.hidden = !shelf.querySelector('[data-entry]:not([hidden])');
      const shown = entries.filter(({ hidden }) => !hidden);
      const differing = shown.filter(({ dataset }) => dataset['differs'] !== undefined).length;
      count.textContent =
        shown.length === 0
          ? 'No fact fits. Take a filter away.'
          : `${String(shown.length)} of ${String(entries.length)} facts, ${String(differing)} of them different today`;
    };
    const keep = (): void => {
      const kept = new URLSearchParams();
      for (const [name, value] of new FormData(form))
        if (typeof value === 'string' && value !== '') kept.set(name, value);
      const query = kept.toString();
      history.replaceState(history.state, '', query === '' ? location.pathname : `?${query}`);
    };
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    form.addEventListener('input', () => {
      apply();
      keep();
    });
    if (location.search !== '') apply();
  }
}

customElements.define('crossconnect-ledger', Ledger);
