/** Opens the box of a term: for a pointer that rests on it, for the keyboard, and for the first tap. Escape and a tap elsewhere close it. */
const restMs = 250;
let timer: number | undefined;

const termAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
const boxOf = (term: HTMLElement): HTMLElement | null =>
  document.getElementById(term.getAttribute('aria-describedby') ?? '');

function open(term: HTMLElement): void {
  const box = boxOf(term);
  if (box && !box.matches(':popover-open')) box.showPopover({ source: term });
}

/** Waits, so that a pointer on its way across the page opens nothing, and one on its way into the box closes nothing. */
function soon(act: () => void): void {
  clearTimeout(timer);
  timer = window.setTimeout(act, restMs);
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse' || !(event.target instanceof Element)) return;
  const term = termAt(event);
  if (term) soon(() => open(term));
  else if (event.target.closest('.cc-term-box')) clearTimeout(timer);
  else soon(() => document.querySelector<HTMLElement>('.cc-term-box:popover-open')?.hidePopover());
});
document.addEventListener('focusin', (event) => {
  const term = termAt(event);
  if (term?.matches(':focus-visible')) open(term);
});
document.addEventListener('click', (event) => {
  const term = termAt(event);
  // A finger cannot rest on a word: its first tap opens the box, which has the link too.
  if (!term || !(event instanceof PointerEvent) || event.pointerType === 'mouse' || event.pointerType === '') return;
  event.preventDefault();
  open(term);
});
