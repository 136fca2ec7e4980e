/** The machine of an exam, event by event: what is refused and why, and what the clock does. */
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { timeAt } from '#src/quiz/exam/clock.ts';
import { examMachine, isEnded, replay, step } from '#src/quiz/exam/machine.ts';
import { form, log, minute, noon, started, type Happening } from './sample.ts';

type Events = readonly Happening[];

function attemptAfter(...events: Events): Attempt {
  const { attempt } = replay(log(...events)).context;
  if (!attempt) throw new Error('The exam did not begin.');
  return attempt;
}

describe('what is refused says why, and changes nothing but the reason', () => {
  test.for<{ before: Events; then: Happening; says: string }>([
    { before: [], then: { type: 'went', item: 'x' }, says: 'no question "x". It has 5 others.' },
    { before: [], then: { type: 'answered', item: 'x', words: ['a'] }, says: 'no question "x"' },
    {
      before: [],
      then: { type: 'noted', item: 'x', text: 'a' },
      says: 'Write the note to one that it has, or to none.',
    },
    { before: [], then: { type: 'leaving' }, says: '"main" does not lock.' },
    { before: [], then: { type: 'left', section: 'main' }, says: '"main" does not lock.' },
    { before: [], then: { type: 'left', section: 'series' }, says: 'Another section is open.' },
    { before: [], then: { type: 'submitted' }, says: 'First ask to hand in' },
    { before: [], then: { type: 'stayed' }, says: 'Nothing is asked' },
    { before: [], then: { type: 'closed' }, says: 'No pane is open.' },
    { before: [], then: { type: 'looked', query: 'bfd' }, says: 'First open the book.' },
    { before: [{ type: 'opened', pane: 'book' }], then: { type: 'looked' }, says: 'Write what to look for.' },
    {
      before: [{ type: 'opened', pane: 'book' }],
      then: { type: 'looked', query: '' },
      says: 'Nothing was looked for.',
    },
    { before: [{ type: 'opened', pane: 'book' }], then: { type: 'opened', pane: 'book' }, says: 'open already' },
    { before: [{ type: 'opened', pane: 'notes' }], then: { type: 'opened', pane: 'notes' }, says: 'open already' },
    {
      before: [{ type: 'opened', pane: 'notes' }],
      then: { type: 'looked', query: 'bfd' },
      says: 'First open the book.',
    },
    { before: [{ type: 'reviewed' }], then: { type: 'reviewed' }, says: 'The overview opens from a question.' },
    { before: [{ type: 'submitting' }], then: { type: 'submitting' }, says: 'leave, hand in, or go on' },
    { before: [{ type: 'submitting' }], then: { type: 'went', item: 'm2' }, says: 'leave, hand in, or go on' },
    {
      before: [{ type: 'went', item: 's1' }],
      then: { type: 'went', item: 'm1' },
      says: '"series" is open and locks when it is left. Leave it first, then open "main".',
    },
    {
      before: [{ type: 'went', item: 's1' }],
      then: { type: 'answered', item: 'm1', words: ['a'] },
      says: 'Leave it first',
    },
    {
      before: [{ type: 'went', item: 's1' }],
      then: { type: 'left', section: 'series' },
      says: 'First ask to leave the section',
    },
    {
      before: [{ type: 'went', item: 's1' }, { type: 'leaving' }],
      then: { type: 'leaving' },
      says: 'A section is left from one of its questions',
    },
    {
      before: [{ type: 'went', item: 's1' }, { type: 'leaving' }],
      then: { type: 'left', section: 'case' },
      says: 'Another section is open.',
    },
    {
      before: [{ type: 'went', item: 's1' }, { type: 'leaving' }, { type: 'left', section: 'series' }],
      then: { type: 'went', item: 's2' },
      says: '"series" is closed. A section that locks cannot be opened again',
    },
    {
      before: [{ type: 'went', item: 's1' }, { type: 'leaving' }, { type: 'left', section: 'series' }],
      then: { type: 'marked', item: 's1', on: true },
      says: '"series" is closed.',
    },
    {
      before: [{ type: 'went', item: 'c1' }, { type: 'leaving' }, { type: 'left', section: 'case' }],
      then: { type: 'leaving' },
      says: '"case" is closed already.',
    },
    { before: [], then: { ...started, at: noon }, says: 'Hand it in before another begins.' },
  ])('$then.type: $says', ({ before, then, says }) => {
    const snapshot = replay(log(...before));
    const [event] = log(...before, then).slice(-1);
    const { log: entries, refusal = '', snapshot: next } = step(snapshot, event!);
    expect(refusal).toContain(says);
    expect(entries).toEqual([]);
    expect(next.value).toEqual(snapshot.value);
    const { seenAt: _a, used: _b, spent: _c, refusal: _d, ...after } = next.context.attempt!;
    expect(snapshot.context.attempt).toMatchObject(after);
  });

  test('before the start, and after the end', () => {
    expect(step(replay([]), { type: 'ticked', at: noon })).toMatchObject({
      log: [],
      refusal: 'The exam has not begun. Start it first.',
    });
    const end = replay(log({ type: 'submitting' }, { type: 'submitted' }));
    expect([end.value, isEnded(end)]).toEqual(['submitted', true]);
    expect(step(end, { type: 'answered', at: noon + minute, item: 'm1', words: ['a'] })).toEqual({
      snapshot: end,
      log: [],
      refusal: 'The exam is over. Nothing in it can be changed.',
    });
  });

  test('the reason is gone with the next event that is accepted', () => {
    expect(attemptAfter({ type: 'stayed' }).refusal).toContain('Nothing is asked');
    expect(attemptAfter({ type: 'stayed' }, { type: 'ticked' }).refusal).toBeUndefined();
  });
});

describe('what is accepted', () => {
  test('an exam begins with its first question, and nothing else', () => {
    expect(attemptAfter()).toEqual({
      id: 'a1',
      form,
      accommodations: started.accommodations,
      startedAt: noon,
      seenAt: noon,
      used: 0,
      allowed: 5 * minute,
      item: 'm1',
      isOpen: true,
      answers: {},
      changed: {},
      marked: [],
      notes: {},
      locked: [],
      spent: {},
      seen: ['m1'],
      looks: [],
      jumps: [],
    });
  });

  test('to and fro within a section that locks, and answers there', () => {
    const attempt = attemptAfter(
      { type: 'went', item: 's1' },
      { type: 'went', item: 's2' },
      { type: 'answered', item: 's1', words: ['a'] },
      { type: 'went', item: 's1' },
    );
    expect([attempt.item, attempt.answers, attempt.refusal]).toEqual(['s1', { s1: ['a'] }, undefined]);
  });

  test('an empty answer to a question that has none changes nothing', () => {
    expect(attemptAfter({ type: 'answered', item: 'm1', words: [] }).changed).toEqual({});
  });

  test('answers, marks and notes are kept, taken back, and found again in the log', () => {
    const attempt = attemptAfter(
      { type: 'answered', item: 'm1', words: ['a'] },
      { type: 'answered', item: 'm1', words: ['b'] },
      { type: 'answered', item: 'm2', words: ['a'] },
      { type: 'answered', item: 'm2', words: [] },
      { type: 'marked', item: 'm1', on: true },
      { type: 'marked', item: 'm1', on: true },
      { type: 'marked', item: 'm2', on: true },
      { type: 'marked', item: 'm2', on: false },
      { type: 'noted', item: 'm1', text: 'half' },
      { type: 'noted', text: 'MED: low wins' },
      { type: 'noted', item: 'm2', text: 'x' },
      { type: 'noted', item: 'm2', text: '' },
    );
    expect(attempt).toMatchObject({
      answers: { m1: ['b'] },
      marked: ['m1'],
      notes: { m1: 'half', '': 'MED: low wins' },
      changed: { m1: 2000, m2: 4000 },
    });
    expect(Object.keys(attempt.answers)).toEqual(['m1']);
    expect(Object.keys(attempt.notes)).toEqual(['m1', '']);
  });

  test.for([
    { words: ['a'], changed: 1000, because: 'it says what was said' },
    { words: ['b'], changed: 2000, because: 'another word' },
    { words: ['a', 'b'], changed: 2000, because: 'one word more' },
    { words: [], changed: 2000, because: 'it was taken back' },
  ])('an answer $words has changed after $changed ms: $because', ({ words, changed }) => {
    expect(
      attemptAfter({ type: 'answered', item: 'm1', words: ['a'] }, { type: 'answered', item: 'm1', words }).changed.m1,
    ).toBe(changed);
  });

  test('to and fro where nothing locks, and each question that was open is seen', () => {
    const attempt = attemptAfter(
      { type: 'went', item: 'm2' },
      { type: 'went', item: 'm1' },
      { type: 'went', item: 'c1' },
    );
    expect([attempt.item, attempt.seen]).toEqual(['c1', ['m1', 'm2', 'c1']]);
  });

  test('an answer that begins the same is another', () => {
    const attempt = attemptAfter(
      { type: 'answered', item: 'm1', words: ['a', 'b'] },
      { type: 'answered', item: 'm1', words: ['a', 'c'] },
    );
    expect([attempt.answers.m1, attempt.changed.m1]).toEqual([['a', 'c'], 2000]);
  });

  test.for<{ events: Events; value: unknown; item: string; isOpen: boolean; because: string }>([
    {
      events: [{ type: 'went', item: 's1' }, { type: 'leaving' }],
      value: { screen: 'leaving', pane: 'none' },
      item: 's1',
      isOpen: false,
      because: 'it is only asked',
    },
    {
      events: [{ type: 'went', item: 's1' }, { type: 'leaving' }, { type: 'stayed' }],
      value: { screen: 'item', pane: 'none' },
      item: 's1',
      isOpen: true,
      because: 'it was taken back',
    },
    {
      events: [{ type: 'went', item: 's1' }, { type: 'leaving' }, { type: 'left', section: 'series' }],
      value: { screen: 'item', pane: 'none' },
      item: 'c1',
      isOpen: true,
      because: 'the next section comes',
    },
    {
      events: [{ type: 'went', item: 'c1' }, { type: 'leaving' }, { type: 'left', section: 'case' }],
      value: { screen: 'review', pane: 'none' },
      item: 'c1',
      isOpen: false,
      because: 'no section comes after it',
    },
    {
      events: [
        { type: 'went', item: 's2' },
        { type: 'reviewed' },
        { type: 'leaving' },
        { type: 'left', section: 'series' },
        { type: 'went', item: 'c1' },
      ],
      value: { screen: 'item', pane: 'none' },
      item: 'c1',
      isOpen: true,
      because: 'it can be left from the overview',
    },
    {
      events: [
        { type: 'went', item: 'c1' },
        { type: 'leaving' },
        { type: 'left', section: 'case' },
        { type: 'went', item: 'm2' },
      ],
      value: { screen: 'item', pane: 'none' },
      item: 'm2',
      isOpen: true,
      because: 'what does not lock stays open',
    },
    {
      events: [
        { type: 'went', item: 'c1' },
        { type: 'leaving' },
        { type: 'left', section: 'case' },
        { type: 'went', item: 's1' },
        { type: 'leaving' },
        { type: 'left', section: 'series' },
      ],
      value: { screen: 'review', pane: 'none' },
      item: 's1',
      isOpen: false,
      because: 'what comes after is closed already',
    },
    {
      events: [{ type: 'submitting' }],
      value: { screen: 'submitting', pane: 'none' },
      item: 'm1',
      isOpen: false,
      because: 'it is only asked',
    },
    {
      events: [{ type: 'reviewed' }, { type: 'submitting' }, { type: 'stayed' }],
      value: { screen: 'review', pane: 'none' },
      item: 'm1',
      isOpen: false,
      because: 'it was taken back',
    },
    {
      events: [{ type: 'opened', pane: 'book' }, { type: 'reviewed' }],
      value: { screen: 'review', pane: 'book' },
      item: 'm1',
      isOpen: false,
      because: 'a pane stays open beside any screen',
    },
    {
      events: [
        { type: 'opened', pane: 'notes' },
        { type: 'opened', pane: 'book' },
        { type: 'opened', pane: 'notes' },
      ],
      value: { screen: 'item', pane: 'notes' },
      item: 'm1',
      isOpen: true,
      because: 'there is one pane',
    },
    {
      events: [{ type: 'opened', pane: 'book' }, { type: 'closed' }],
      value: { screen: 'item', pane: 'none' },
      item: 'm1',
      isOpen: true,
      because: 'it was closed',
    },
    {
      events: [{ type: 'opened', pane: 'notes' }, { type: 'closed' }],
      value: { screen: 'item', pane: 'none' },
      item: 'm1',
      isOpen: true,
      because: 'it was closed',
    },
  ])('$value at $item: $because', ({ events, value, item, isOpen }) => {
    expect(replay(log(...events)).value).toEqual({ underWay: value });
    expect(attemptAfter(...events)).toMatchObject({ item, isOpen });
  });

  test('what was looked up is kept with the question that was open, or with none', () => {
    const { looks } = attemptAfter(
      { type: 'opened', pane: 'book' },
      { type: 'looked', query: 'bfd' },
      { type: 'looked', href: '/expressroute/facts/#bfd' },
      { type: 'reviewed' },
      { type: 'looked', query: 'fastpath' },
    );
    expect(looks).toStrictEqual([
      { item: 'm1', query: 'bfd', used: 2000 },
      { item: 'm1', href: '/expressroute/facts/#bfd', used: 3000 },
      { query: 'fastpath', used: 5000 },
    ]);
  });
});

describe('the clock', () => {
  const at = (minutes: number) => noon + minutes * minute;

  test.for<{ steps: number[]; used: number; jumps: number[]; because: string }>([
    { steps: [0, 1, 2], used: 2, jumps: [], because: 'time passes' },
    { steps: [0, 1, -30, -29], used: 2, jumps: [-31], because: 'set back, the clock takes no time and gives none' },
    { steps: [1, 1, 1], used: 1, jumps: [], because: 'no time passed between two entries' },
    {
      steps: [1, 1 - 1 / minute, 1],
      used: 1 + 1 / minute,
      jumps: [-1 / minute],
      because: 'a millisecond back is back',
    },
    { steps: [1, 6], used: 5, jumps: [], because: 'five minutes of silence are not much' },
    { steps: [1, 6 + 1 / minute], used: 5, jumps: [5 + 1 / minute], because: 'more than that is noted, and counts' },
    {
      steps: [2, 500_000],
      used: 5,
      jumps: [499_998],
      because: 'a year forward counts too: nobody can tell it from sleep',
    },
  ])('at minutes $steps $used are used: $because', ({ steps, used, jumps }) => {
    const attempt = attemptAfter(...steps.map((minutes) => ({ type: 'ticked' as const, at: at(minutes) })));
    expect(attempt.used).toBeCloseTo(used * minute, 6);
    expect(attempt.jumps.map(({ by }) => Math.round(by))).toEqual(jumps.map((by) => Math.round(by * minute)));
  });

  test.for([
    { time: 1, allowed: 5, because: 'as the form says' },
    { time: 1.25, allowed: 6.25, because: 'a quarter more' },
    { time: 1.5, allowed: 7.5, because: 'half as much again' },
    { time: 2, allowed: 10, because: 'twice as long' },
  ] as const)('with time $time there are $allowed minutes: $because', ({ time, allowed }) => {
    const begun = replay([{ ...started, accommodations: { ...started.accommodations, time } }]);
    expect(begun.context.attempt?.allowed).toBe(allowed * minute);
    expect(step(begun, { type: 'ticked', at: at(allowed) - 1 }).snapshot.matches('underWay')).toBe(true);
    expect(step(begun, { type: 'ticked', at: at(allowed) }).snapshot.value).toBe('over');
  });

  test.for<{ then: Happening; because: string }>([
    {
      then: { type: 'answered', item: 'm1', words: ['late'], at: at(5) },
      because: 'an answer in the last moment is too late',
    },
    { then: { type: 'went', item: 'm2', at: at(6) }, because: 'there is nowhere to go' },
    { then: { type: 'submitted', at: at(5) }, because: 'the clock handed in' },
    { then: { type: 'left', section: 'x', at: at(9) }, because: 'even what would be refused finds the time over' },
    { then: { type: 'ticked', at: at(90) }, because: 'the page was closed meanwhile' },
  ])('time is over: $because', ({ then }) => {
    const before = log({ type: 'answered', item: 'm1', words: ['a'] }, { type: 'submitting' });
    const [event] = log(then).slice(-1);
    const { snapshot, log: entries, refusal } = step(replay(before), event!);
    expect(snapshot.value).toBe('over');
    expect(snapshot.context.attempt).toMatchObject({ answers: { m1: ['a'] }, used: 5 * minute, item: 'm1' });
    expect(entries).toEqual([{ type: 'ticked', at: event!.at }]);
    expect(refusal).toBe(then.type === 'ticked' ? undefined : 'The time is over. What was answered until then counts.');
    expect(replay([...before, ...entries])).toMatchObject({
      value: 'over',
      context: { attempt: { used: 5 * minute } },
    });
  });

  test('the time of a question is the time it was on the screen', () => {
    const { spent } = attemptAfter(
      { type: 'went', item: 'm2', at: at(1) },
      { type: 'ticked', at: at(1.5) },
      { type: 'reviewed', at: at(2) },
      { type: 'went', item: 'm1', at: at(3) },
      { type: 'submitting', at: at(3.5) },
      { type: 'submitted', at: at(4) },
    );
    expect(spent).toEqual({ m1: 1.5 * minute, m2: minute });
  });

  test.for([
    { now: noon, left: 4, isOver: false, because: 'the clock of the page is behind: it gives nothing' },
    { now: noon + minute, left: 4, isOver: false, because: 'nothing happened since' },
    { now: noon + 3 * minute, left: 2, isOver: false, because: 'two minutes since the latest entry' },
    { now: noon + 5 * minute, left: 0, isOver: true, because: 'all of it' },
    { now: noon + 50 * minute, left: 0, isOver: true, because: 'there is never less than nothing' },
  ])('$left minutes are left: $because', ({ now, left, isOver }) => {
    expect(timeAt(attemptAfter({ type: 'ticked', at: at(1) }), now)).toEqual({
      used: (5 - left) * minute,
      left: left * minute,
      allowed: 5 * minute,
      isOver,
    });
  });
});

test('an actor that is sent each event as it happens stands where the log leads', () => {
  const actor = createActor(examMachine).start();
  const entries = log(
    { type: 'answered', item: 'm1', words: ['a'] },
    { type: 'went', item: 's1' },
    { type: 'leaving' },
    { type: 'left', section: 'series' },
    { type: 'submitting' },
    { type: 'submitted' },
  );
  for (const [index, event] of entries.entries()) {
    actor.send(event);
    const { value, context } = replay(entries.slice(0, index + 1));
    expect(actor.getSnapshot()).toMatchObject({ value, context });
  }
  expect(form.sections).toHaveLength(3);
});
