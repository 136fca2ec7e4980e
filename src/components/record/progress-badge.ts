/**
 * Shows what the learner's record says, on course and unit pages, and records that a unit was opened and read.
 * - `[data-unit-progress="<unit>"]` gets its state in words, and `data-state` (`new`, `opened`, `read`, `done`). With `data-labs="<lab> <lab>"`
 *   the unit is done only when these labs are.
 * - `[data-continue]`, a link, leads to the first unit that is not done, and says Start, Continue or Review. It goes by the places of
 *   units that have `data-number` and `data-href`.
 * - `[data-check-result="<unit>"]` gets the best result of the unit's check.
 * - `[data-lab-done="<lab>"]` is shown when this lab is done.
 * - `[data-total-xp]` gets the XP of everything.
 * - `[data-record-trouble]` is shown, with the reason and the way out, while the browser does not keep the record.
 * - `[data-unit-end="<unit>"]` marks the end of a unit's text. A page that has it is that unit's page.
 * The record is read when the page is idle, so none of this delays the text.
 */
const places = '[data-unit-progress], [data-check-result], [data-total-xp], [data-unit-end]';

/** Starts when the browser has nothing better to do. */
const whenIdle =
  'requestIdleCallback' in globalThis ? requestIdleCallback : (work: () => void) => setTimeout(work, 200);

if (document.querySelector(places)) {
  whenIdle(() => {
    // Without a network and without a kept copy the page shows no progress; its text needs none.
    import('#src/components/record/progress.ts').then(({ startProgress }) => startProgress()).catch(() => undefined);
  });
}

export {};
