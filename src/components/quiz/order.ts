/** Steps that are put in order with buttons or by dragging: reads and writes their order, and moves one. */
import { startDragging } from '#src/components/quiz/kinds/ordering/drag.ts';

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

/** Puts a step at another place, and says where it stands now. */
function put(list: HTMLElement, from: number, to: number): boolean {
  const steps = stepsOf(list);
  const [step, other] = [steps[from], steps[to]];
  if (!step || !other || list.querySelector('[data-move][aria-disabled="true"]')) return false;
  if (to < from) other.before(step);
  else other.after(step);
  list.dataset.order = 'moved';
  showEnds(list);
  const said = list.parentElement?.querySelector('.cc-question-said');
  const text = step.querySelector('.cc-question-option-text')?.textContent.trim() ?? '';
  if (said) said.textContent = `${text}: place ${to + 1} of ${steps.length}.`;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** Moves the step of a button one place. */
function move(button: HTMLElement): void {
  const step = button.closest<HTMLElement>('[data-option]');
  const list = step?.parentElement;
  if (!step || !list) return;
  const from = stepsOf(list).indexOf(step);
  if (put(list, from, from + Number(button.dataset.move))) button.focus();
}

/** Makes the buttons and handles of every list work. Without the script they are not there. */
export function startOrders(form: HTMLFormElement): void {
  for (const moves of form.querySelectorAll<HTMLElement>('.cc-order-moves')) moves.hidden = false;
  for (const list of form.querySelectorAll<HTMLElement>('ol[data-order]')) {
    showEnds(list);
    startDragging(list, (from, to) => put(list, from, to));
  }
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]') : null;
    if (button) move(button);
  });
}
