/** The working part of `progress-badge.ts`: loaded when the page is idle. */
import { foldProgress, type Plan, type Progress, type UnitProgress } from '#src/progress/fold.ts';
import { stamp } from '#src/progress/stamp.ts';
import { openRecord } from '#src/progress/stores/browser.ts';

const all = (attribute: string) => [...document.querySelectorAll<HTMLElement>(`[data-${attribute}]`)];

/** What belongs to the units of this page, as the page itself says. */
const planOf = (places: readonly HTMLElement[]): Plan =>
  Object.fromEntries(
    places.map(({ dataset }) => [dataset.unitProgress ?? '', { labs: dataset.labs?.split(' ').filter(Boolean) ?? [] }]),
  );

/** A unit's state in a few words. */
export function wordsFor(unit: UnitProgress | undefined): { state: 'new' | 'opened' | 'read' | 'done'; text: string } {
  if (!unit) return { state: 'new', text: 'Not started' };
  const xp = unit.xp > 0 ? ` · ${unit.xp} XP` : '';
  if (unit.done) return { state: 'done', text: `Done${xp}` };
  if (unit.read) return { state: 'read', text: `Read${xp}` };
  return { state: 'opened', text: `Started${xp}` };
}

/** Where a learner goes on: the first unit that is not done, else back to the first one. */
export function nextUnit(
  units: readonly { number: string; href: string; state: string }[],
): { href: string; text: string } | undefined {
  const open = units.find(({ state }) => state !== 'done');
  const unit = open ?? units[0];
  const verb = !open ? 'Review' : open.state === 'new' ? 'Start with' : 'Continue with';
  return unit && { href: unit.href, text: `${verb} unit ${unit.number}` };
}

/** Fills every place of the page that shows progress. */
export function showProgress({ units, xp }: Progress): void {
  for (const place of all('unit-progress')) {
    const { state, text } = wordsFor(units[place.dataset.unitProgress ?? '']);
    place.dataset.state = state;
    place.textContent = text;
  }
  const next = nextUnit(
    all('unit-progress').flatMap(({ dataset: { number, href, state = 'new' } }) =>
      number === undefined || href === undefined ? [] : [{ number, href, state }],
    ),
  );
  for (const link of all('continue')) {
    if (next === undefined || !(link instanceof HTMLAnchorElement)) continue;
    link.setAttribute('href', next.href);
    link.textContent = next.text;
  }
  for (const place of all('check-result')) {
    const check = units[place.dataset.checkResult ?? '']?.check;
    place.textContent = check ? `Your best result so far: ${check.best} of ${check.bestOutOf} points.` : '';
  }
  for (const place of all('total-xp')) place.textContent = `${xp} XP`;
}

/** Marks the labs that were done, wherever the page names them. */
export function showLabs(done: ReadonlySet<string>): void {
  for (const place of all('lab-done')) {
    const isDone = done.has(place.dataset.labDone ?? '');
    place.hidden = !isDone;
    place.dataset.state = isDone ? 'done' : 'new';
  }
}

/** Fills the page, keeps it current, and records that its unit was opened and read. */
export async function startProgress(): Promise<void> {
  const end = all('unit-end')[0];
  const record = await openRecord();
  let latest = 0;
  const show = async () => {
    const turn = ++latest;
    const events = await record.all();
    for (const place of all('record-trouble')) {
      place.textContent = record.trouble()?.because ?? '';
      place.hidden = place.textContent === '';
    }
    if (turn !== latest) return;
    showProgress(foldProgress(events, planOf(all('unit-progress'))));
    showLabs(new Set(events.flatMap((event) => (event.kind === 'lab.done' ? [event.lab] : []))));
  };
  record.subscribe(({ kind }) => {
    if (kind !== 'attempt' || record.trouble()) void show();
  });
  await show();

  const unit = end?.dataset.unitEnd;
  if (!end || !unit) return;
  const course = unit.split('/')[0] ?? unit;
  const once = async (kind: 'unit.opened' | 'unit.read') => {
    const events = await record.all();
    const isKnown = events.some((event) => event.kind === kind && event.unit === unit);
    if (!isKnown) await record.append([stamp({ kind, course, unit })]);
  };
  await once('unit.opened');
  whenReached(end, () => void once('unit.read'));
  // The check stands at the end of the lesson: who marks it is there, even if the foot of the page never came into view.
  const isMarked = async () =>
    (await record.all()).some((event) => event.kind === 'check.marked' && event.unit === unit);
  const readWhenMarked = async () => ((await isMarked()) ? once('unit.read') : undefined);
  record.subscribe(({ kind }) => {
    if (kind === 'events') void readWhenMarked();
  });
}

/** Calls back once, when the end of the text comes into view. */
function whenReached(end: HTMLElement, reached: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    reached();
  });
  observer.observe(end);
}
