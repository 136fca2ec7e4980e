/** Steps that are put in order with buttons: reads and writes their order, and moves one. */
const listOf = (within: Element): HTMLOListElement | null => within.querySelector<HTMLOListElement>('ol[data-order]');

const stepsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-option]')];

const idOf = ({ dataset }: HTMLElement): string => dataset.option ?? '';

/** The ids of the steps from first to last; none while nothing was moved, since how they stand at first is no answer. Nothing where there are no steps. */
export function orderOf(fieldset: Element): string[] | undefined {
  const list = listOf(fieldset);
  if (!list) return undefined;
  return list.dataset.order === 'moved' ? stepsOf(list).map(idOf) : [];
}

/** Puts the steps into an order that was kept; any other words put them back as they stood at first. */
export function showOrder(fieldset: Element, words: readonly string[]): void {
  const list = listOf(fieldset);
  if (!list) return;
  const steps = stepsOf(list);
  list.dataset.first ??= steps.map(idOf).join(' ');
  const isOrder = words.length === steps.length && steps.every((step) => words.includes(idOf(step)));
  const wanted = isOrder ? words : list.dataset.first.split(' ');
  list.append(...steps.toSorted((one, other) => wanted.indexOf(idOf(one)) - wanted.indexOf(idOf(other))));
  list.dataset.order = isOrder ? 'moved' : '';
  showEnds(list);
}

/** At an end there is no further. The button stays reachable, so that the focus is not lost when it gets there. */
function showEnds(list: Element): void {
  const steps = stepsOf(list);
  for (const [index, step] of steps.entries())
    for (const button of step.querySelectorAll<HTMLElement>('[data-move]')) {
      const to = index + Number(button.dataset.move);
      button.toggleAttribute('data-end', to < 0 || to >= steps.length);
    }
}

/** Moves a step one place, and says where it stands now. */
function move(button: HTMLElement): void {
  const step = button.closest<HTMLElement>('[data-option]');
  const list = step?.parentElement;
  if (!step || !list || button.ariaDisabled === 'true') return;
  const up = button.dataset.move === '-1';
  const other = up ? step.previousElementSibling : step.nextElementSibling;
  if (!other) return;
  if (up) other.before(step);
  else other.after(step);
  list.dataset.order = 'moved';
  showEnds(list);
  button.focus();
  const steps = stepsOf(list);
  const said = list.parentElement?.querySelector('.cc-question-said');
  const text = step.querySelector('.cc-question-option-text')?.textContent.trim() ?? '';
  if (said) said.textContent = `${text}: place ${steps.indexOf(step) + 1} of ${steps.length}.`;
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Makes the buttons of every list work. Without the script they are not there. */
export function startOrders(form: HTMLFormElement): void {
  for (const moves of form.querySelectorAll<HTMLElement>('.cc-order-moves')) moves.hidden = false;
  for (const list of form.querySelectorAll('ol[data-order]')) showEnds(list);
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]') : null;
    if (button) move(button);
  });
}
