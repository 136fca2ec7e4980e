/** Where the focus of a room goes when something comes or is gone. */

/** Unfolds the packet path and its list of hops, and brings the learner there. */
export function showPath(room: HTMLElement): boolean {
  const panel = room.querySelector<HTMLDetailsElement>('.lab-path');
  const list = panel?.querySelector('details');
  if (!panel || !list) return false;
  panel.open = true;
  list.open = true;
  list.querySelector('summary')?.focus();
  return true;
}

/** When the control that had the focus is gone or disabled, the focus goes to the task at hand, or to the line that stands for it. */
export function catchFocus(room: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (active !== null && active !== document.body && !active.matches(':disabled')) return;
    const places = ['.lab-finish h3', '[data-state="current"] h3', '.lab-now', '.lab-title'];
    const place = places.map((selector) => room?.querySelector<HTMLElement>(selector)).find((one) => one?.offsetParent);
    place?.focus();
  });
}

/** The button that opened the room is gone by now: the focus goes to the heading of what came. */
export function arrive(room: HTMLElement | null): void {
  const title = room?.querySelector<HTMLElement>('.lab-title');
  if (!title) return;
  title.focus({ preventScroll: true });
  // The page stays where it is, unless a bar of the site hides the title.
  const bar = Number.parseFloat(getComputedStyle(title).scrollMarginTop);
  if (title.getBoundingClientRect().top < bar) title.scrollIntoView();
}

/** Brings the task at hand into view among the tasks; at the end of the lab its result, with the focus of whoever works in the tasks.
 *  `news` is a done task that has something to tell: it stays in view, above the task at hand. */
export function followTask(room: HTMLElement | null, isOver: boolean, news?: string): void {
  const side = room?.querySelector<HTMLElement>('.lab-side');
  const scroll = side?.querySelector<HTMLElement>('.lab-scroll');
  const told = news === undefined ? null : scroll?.querySelector<HTMLElement>(`[data-task="${CSS.escape(news)}"]`);
  const task = told ?? scroll?.querySelector<HTMLElement>('[data-state="current"], .lab-finish');
  if (scroll && task) scroll.scrollTop = task.offsetTop - 16;
  if (!isOver) return;
  // Whoever works in the tasks goes on at the result; whoever is in the portal stays there.
  if (side?.contains(document.activeElement)) side.querySelector<HTMLElement>('.lab-finish h3')?.focus();
  if (side?.querySelector<HTMLElement>('.lab-now')?.offsetParent)
    requestAnimationFrame(() => side.scrollIntoView({ block: 'start' }));
}
