/**
 * The machine of an exam, walked: along the shortest path to every state that a few events can lead to, and along thousands of logs of chance,
 * each weighed against a model a few lines long.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Attempt, ExamEvent } from '#src/quiz/exam/attempt.ts';
import { timeAt } from '#src/quiz/exam/clock.ts';
import { itemsOf, sectionOf } from '#src/quiz/exam/form.ts';
import { examMachine, isEnded, replay, step, type ExamSnapshot } from '#src/quiz/exam/machine.ts';
import { form, minute, noon, started } from './sample.ts';

const items = itemsOf(form).map(({ id }) => id);

/** What no event of an exam may break, from one state to the next. */
function hold(before: Attempt, after: Attempt, event: ExamEvent): void {
  expect(after.used, 'time used never shrinks').toBeGreaterThanOrEqual(before.used);
  expect(after.used, 'nor is more of it used than there is').toBeLessThanOrEqual(after.allowed);
  expect(timeAt(after, after.seenAt).left, 'time left never grows').toBeLessThanOrEqual(
    timeAt(before, before.seenAt).left,
  );
  expect(after.locked.slice(0, before.locked.length), 'what is closed stays closed').toEqual(before.locked);
  expect(after.seen.slice(0, before.seen.length), 'what was seen was seen').toEqual(before.seen);
  expect(after.looks.slice(0, before.looks.length), 'a look-up stays in the log').toEqual(before.looks);
  for (const item of items) {
    const isItsTurn = event.type === 'answered' && event.item === item;
    if (!isItsTurn) expect(after.answers[item], `the answer to ${item} is kept`).toEqual(before.answers[item]);
    const section = sectionOf(form, item)?.id ?? '';
    if (before.locked.includes(section)) expect(after.answers[item], `${item} is closed`).toEqual(before.answers[item]);
  }
  expect(
    after.isOpen && after.locked.includes(sectionOf(form, after.item)?.id ?? ''),
    'no closed question is open',
  ).toBe(false);
  const spent = Object.values(after.spent).reduce((sum, one) => sum + one, 0);
  expect(spent, 'no more time is spent on questions than is used').toBeLessThanOrEqual(after.used);
}

/** Where time stands as far as paths go: the minutes used. Everything else that may differ without end is left out. */
const nameOf = ({ value, context: { attempt } }: ExamSnapshot): string =>
  JSON.stringify([
    value,
    attempt && [
      attempt.item,
      attempt.locked,
      attempt.answers,
      Math.ceil(attempt.used / (3 * minute)),
      attempt.looks.length > 0,
    ],
  ]);

/** The events tried in each state: one answer, each place, each question asked and answered, and three minutes gone. */
function eventsFor({ context: { attempt } }: ExamSnapshot): ExamEvent[] {
  if (!attempt) return [started];
  const at = attempt.seenAt;
  return [
    { type: 'ticked', at: at + 3 * minute },
    ...['m2', 's1', 'c1'].map((item) => ({ type: 'went' as const, at, item })),
    { type: 'answered', at, item: attempt.item === 's1' ? 's1' : 'm1', words: ['a'] },
    { type: 'reviewed', at },
    { type: 'leaving', at },
    { type: 'left', at, section: sectionOf(form, attempt.item)?.id ?? '' },
    { type: 'stayed', at },
    { type: 'opened', at, pane: 'book' },
    { type: 'looked', at, query: 'bfd' },
    { type: 'closed', at },
    { type: 'submitting', at },
    { type: 'submitted', at },
  ];
}

describe('along every shortest path', () => {
  const paths = getShortestPaths(examMachine, { events: eventsFor, serializeState: nameOf, limit: 200_000 });

  test('every screen, every pane and both ends are reached, and every section is closed somewhere', () => {
    const reached = new Set(paths.map(({ state }) => JSON.stringify(state.value)));
    for (const screen of ['item', 'review', 'leaving', 'submitting'])
      for (const pane of ['none', 'book']) expect(reached).toContain(JSON.stringify({ underWay: { screen, pane } }));
    expect(reached).toContain('"over"');
    expect(reached).toContain('"submitted"');
    expect(paths.some(({ state }) => state.context.attempt?.locked.length === 2)).toBe(true);
    expect(paths.length).toBeGreaterThan(1000);
  });

  test('whatever happens next, nothing is lost, the clock only runs, what is closed stays closed', () => {
    for (const { state } of paths)
      for (const event of eventsFor(state)) {
        const after = step(state, event).snapshot.context.attempt;
        if (state.context.attempt && after) hold(state.context.attempt, after, event);
      }
  });

  test('the end is the end: nothing that is sent afterwards changes anything', () => {
    const ends = paths.filter(({ state }) => isEnded(state)).slice(0, 200);
    expect(ends.length).toBeGreaterThan(10);
    for (const { state } of ends)
      for (const event of eventsFor(state)) {
        const { snapshot, log, refusal } = step(state, event);
        expect([snapshot, log]).toEqual([state, []]);
        expect(refusal).not.toBe('');
      }
  });

  test('every refusal says why, and every state has a way on', () => {
    for (const { state } of paths) {
      if (isEnded(state)) continue;
      const steps = eventsFor(state).map((event) => step(state, event));
      expect(steps.some(({ log }) => log.length > 0)).toBe(true);
      for (const { log, refusal } of steps) expect(log.length > 0 || (refusal ?? '').length > 10).toBe(true);
    }
  });
});

const moment = fc.integer({ min: -10, max: 12 }).map((tens) => tens * 10_000);
const anItem = fc.constantFrom(...items, 'nowhere');
const happening = fc.oneof(
  fc.record({
    type: fc.constant('answered' as const),
    item: anItem,
    words: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('marked' as const), item: anItem, on: fc.boolean() }),
  fc.record({ type: fc.constant('noted' as const), item: anItem, text: fc.constantFrom('', 'x') }),
  fc.record({ type: fc.constant('went' as const), item: anItem }),
  fc.record({ type: fc.constant('left' as const), section: fc.constantFrom('main', 'series', 'case') }),
  fc.record({ type: fc.constant('opened' as const), pane: fc.constantFrom('book' as const, 'notes' as const) }),
  fc.record({ type: fc.constant('looked' as const), query: fc.constantFrom('', 'bfd') }),
  ...(['ticked', 'reviewed', 'leaving', 'stayed', 'closed', 'submitting', 'submitted'] as const).map((type) =>
    fc.record({ type: fc.constant(type) }),
  ),
);
/** Events that follow one another by steps of the clock, which now and then goes back. */
const logs = fc.array(fc.tuple(happening, moment), { maxLength: 40 }).map((all): ExamEvent[] => {
  let at = noon;
  return [started, ...all.map(([event, by]): ExamEvent => ({ ...event, at: (at += by) }))];
});

/** Sends a log of chance as the room would: each event is tried, and only what is accepted is written. */
function play(events: readonly ExamEvent[]): { written: ExamEvent[]; snapshots: ExamSnapshot[] } {
  const written: ExamEvent[] = [];
  const snapshots = [replay([])];
  for (const event of events) {
    const { snapshot, log } = step(snapshots.at(-1) ?? replay([]), event);
    written.push(...log);
    snapshots.push(snapshot);
  }
  return { written, snapshots };
}

/** What an attempt says, apart from the clock and the reason of a refusal: those of a refused event are not written down. */
const said = ({ value, context: { attempt } }: ExamSnapshot): unknown =>
  attempt && [
    value,
    attempt.item,
    attempt.isOpen,
    attempt.answers,
    attempt.marked,
    attempt.notes,
    attempt.locked,
    attempt.seen,
  ];

describe('along logs of chance', () => {
  test('nothing is lost, the clock only runs, what is closed stays closed', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const { snapshots } = play(events);
        for (const [index, event] of events.entries()) {
          const [before, after] = [snapshots[index]?.context.attempt, snapshots[index + 1]?.context.attempt];
          if (before && after) hold(before, after, event);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what is written leads back to where it was written, from every prefix', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const { written } = play(events);
        const actor = createActor(examMachine).start();
        for (const [index, event] of written.entries()) {
          actor.send(event);
          const { value, context } = replay(written.slice(0, index + 1));
          expect({ value: actor.getSnapshot().value, context: actor.getSnapshot().context }).toEqual({
            value,
            context,
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a reload says what the room said, as long as the clock only ran forward', () => {
    const forward = logs.map((events) => events.map((event, index) => ({ ...event, at: noon + index * 5000 })));
    fc.assert(
      fc.property(forward, (events) => {
        const { written, snapshots } = play(events);
        const [live, again] = [snapshots.at(-1), replay(written)];
        expect(live && said(live)).toEqual(said(again));
        expect(live?.context.attempt && timeAt(live.context.attempt, noon + 1e6)).toEqual(
          again.context.attempt && timeAt(again.context.attempt, noon + 1e6),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the model of a few lines says the same: the last answer that was allowed counts', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const { written, snapshots } = play(events);
        const answers = new Map<string, readonly string[]>();
        let used = 0;
        for (const [index, event] of written.entries()) {
          used = Math.min(form.minutes * minute, used + Math.max(0, event.at - (written[index - 1]?.at ?? event.at)));
          if (event.type === 'answered') answers.set(event.item, event.words);
        }
        const attempt = replay(written).context.attempt;
        expect(attempt?.used).toBe(used);
        for (const item of items) expect(attempt?.answers[item] ?? []).toEqual(answers.get(item) ?? []);
        expect(snapshots.at(-1)?.context.attempt?.answers).toEqual(attempt?.answers);
      }),
      { numRuns: 300 },
    );
  });
});
