/** Leaves for later what nobody waits to see, so that what was asked for is painted first. */

/** Does some work once the next frame is painted, in the order asked. A page that is hidden paints nothing: there it is done at once. */
export function afterPaint(work: () => void): void {
  if (document.visibilityState === 'hidden') work();
  else requestAnimationFrame(() => setTimeout(work));
}
