/** Opens a lab in the place of its card, or an attempt from a file. Loaded when somebody reaches for one of them. */
import { seatHere } from '../classroom/learn/seat.ts';
import type { Chosen } from './choices.ts';

export const loadRoom = () => import('./room.tsx');

const settlesWithin = 2000;

/** The page around an open lab is laid out anew, its figures a moment later too, and what was in view moves away. The lab is
 *  what was asked for: it stays in view until the page is settled, or the learner moves. */
function keepInView(place: HTMLElement): void {
  const observer = new ResizeObserver(() => place.scrollIntoView({ block: 'start' }));
  observer.observe(document.body);
  const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'];
  const stop = () => {
    observer.disconnect();
    for (const move of moves) removeEventListener(move, stop);
  };
  for (const move of moves) addEventListener(move, stop, { passive: true });
  setTimeout(stop, settlesWithin);
}

/** Puts the room of a lab into the element around its card. A new attempt takes no seed from the address. Throws, in words, when it cannot. */
export async function openLab(element: HTMLElement, chosen: Chosen, isNew: boolean): Promise<void> {
  const { lab = '', ownPage, next, nextLabel, issues } = element.dataset;
  const { openRoom } = await loadRoom();
  const place = document.createElement('div');
  place.className = 'lab-place';
  const query = new URLSearchParams(location.search);
  const seed = isNew ? undefined : (query.get('seed') ?? undefined);
  // Who sits in a class does its labs there, unless they want one to themselves.
  const inClass =
    !isNew && !query.has('own') && seatHere()
      ? await (await import('../classroom/learn/lab/lab-in-class.ts')).labInClass(lab, query.get('entry') ?? undefined)
      : undefined;
  element.append(place);
  const options = {
    id: lab,
    seed,
    ...chosen,
    ...inClass,
    ownPage,
    issues,
    next: next === undefined ? undefined : { href: next, label: nextLabel ?? 'Go on' },
  } as const;
  await openRoom(place, options, isNew);
  element.querySelector('.lab-card')?.remove();
  document.documentElement.dataset.labOpen = '';
  keepInView(place);
}

/** Takes the attempt out of the file that was chosen: to be opened `here`, or elsewhere, where the page leads then. Says why it cannot be. */
export async function taken(input: HTMLInputElement, lab: string): Promise<'here' | { because: string } | undefined> {
  const [file] = input.files ?? [];
  if (!file) return undefined;
  const [{ openAttempt }, { pageOf }] = await Promise.all([import('./attempt-files.ts'), import('./keep-attempt.ts')]);
  const opened = await openAttempt(file);
  input.value = '';
  if ('because' in opened) return opened;
  if (opened.lab === lab) return 'here';
  location.assign(pageOf(opened.lab, 'now'));
  return undefined;
}
