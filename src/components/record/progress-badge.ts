/**
 * Shows what the learner's record says, on course and unit pages, and records that a unit was opened and read.
 * - `[data-unit-progress="<unit>"]` gets its state in words, and `data-state` (`new`, `opened`, `read`, `done`). With `data-labs="<lab> <lab>"`
 *   the unit is done only when these labs are.
 * - `[data-check-result="<unit>"]` gets the best result of the unit's check.
 * - `[data-total-xp]` gets the XP of everything.
 * - `[data-record-trouble]` is shown, with the reason and the way out, while the browser does not keep the record.
 * - `[data-unit-end="<unit>"]` marks the end of a unit's text. A page that has it is that unit's page.
 * The record is read when the page is idle, so none of this delays the text.
 */
import type { Plan, Progress, UnitProgress } from '#src/progress/fold.ts';

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

/** Fills every place of the page that shows progress. */
export function showProgress({ units, xp }: Progress): void {
  for (const place of all('unit-progress')) {
    const { state, text } = wordsFor(units[place.dataset.unitProgress ?? '']);
    place.dataset.state = state;
    place.textContent = text;
  }
  for (const place of all('check-result')) {
    const check = units[place.dataset.checkResult ?? '']?.check;
    place.textContent = check ? `Your best result so far: ${check.best} of ${check.bestOutOf} points.` : '';
  }
  for (const place of all('total-xp')) place.textContent = `${xp} XP`;
}

async function start(): Promise<void> {
  const places = all('unit-progress');
  const end = all('unit-end')[0];
  if (!end && places.length + all('check-result').length + all('total-xp').length === 0) return;
  const [{ foldProgress }, { openRecord }, { stamp }] = await Promise.all([
    import('#src/progress/fold.ts'),
    import('#src/progress/stores/browser.ts'),
    import('#src/progress/stamp.ts'),
  ]);
  const record = await openRecord();
  let latest = 0;
  const show = async () => {
    const turn = ++latest;
    const events = await record.all();
    for (const place of all('record-trouble')) {
      place.textContent = record.trouble()?.because ?? '';
      place.hidden = place.textContent === '';
    }
    if (turn === latest) showProgress(foldProgress(events, planOf(all('unit-progress'))));
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

/** Starts when the browser has nothing better to do. */
const whenIdle =
  'requestIdleCallback' in globalThis ? requestIdleCallback : (work: () => void) => setTimeout(work, 200);
whenIdle(() => void start());
