/** Dragging a step of a list to another place, by mouse, pen or finger: an extra to the buttons, which do the same. Nothing moves before it is dropped; a line shows where it would go. */

/** Where a drop at this height puts the step that stands at `from`: counted among all steps, as they will stand. */
export function placeAt(middles: readonly number[], from: number, height: number): number {
  return middles.filter((middle, index) => index !== from && middle < height).length;
}

const stepsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-option]')];

function clear(list: HTMLElement): void {
  delete list.dataset.dragging;
  for (const step of stepsOf(list)) {
    delete step.dataset.dragged;
    delete step.dataset.drop;
  }
}

/** Shows which step is dragged, and a line where it would be put in. */
function show(list: Element, from: number, to: number): void {
  for (const [index, step] of stepsOf(list).entries()) {
    step.toggleAttribute('data-dragged', index === from);
    if (index === to && to !== from) step.dataset.drop = to < from ? 'before' : 'after';
    else delete step.dataset.drop;
  }
}

/** Makes the handles of a list work, until the function that is returned is called. Each drop that changes something tells both places, from 0. */
export function startDragging(list: HTMLElement, onDrop: (from: number, to: number) => void): () => void {
  let drag: { pointer: number; from: number; to: number } | undefined;
  const end = () => {
    drag = undefined;
    clear(list);
  };
  const down = (event: PointerEvent) => {
    const handle = event.target instanceof Element ? event.target.closest('[data-handle]') : null;
    const from = stepsOf(list).findIndex((step) => handle !== null && step.contains(handle));
    if (!handle || from < 0 || event.button !== 0 || drag) return;
    // No text is selected on the way.
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    drag = { pointer: event.pointerId, from, to: from };
    list.dataset.dragging = '';
    show(list, from, from);
  };
  const move = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    const middles = stepsOf(list).map((step) => {
      const { top, height } = step.getBoundingClientRect();
      return top + height / 2;
    });
    drag.to = placeAt(middles, drag.from, event.clientY);
    show(list, drag.from, drag.to);
  };
  const up = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    const { from, to } = drag;
    end();
    if (from !== to) onDrop(from, to);
  };
  const key = (event: KeyboardEvent) => {
    if (drag && event.key === 'Escape') end();
  };
  list.addEventListener('pointerdown', down);
  list.addEventListener('pointermove', move);
  list.addEventListener('pointerup', up);
  list.addEventListener('pointercancel', end);
  document.addEventListener('keydown', key);
  return () => {
    list.removeEventListener('pointerdown', down);
    list.removeEventListener('pointermove', move);
    list.removeEventListener('pointerup', up);
    list.removeEventListener('pointercancel', end);
    document.removeEventListener('keydown', key);
  };
}
