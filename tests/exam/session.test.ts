/** A running exam and its log: what is kept, what a reload finds, and what happens when nothing can be kept. */
import { expect, test, vi } from 'vitest';
import { openSession, readLog } from '#src/components/exam/session.ts';
import { createWriter } from '#src/components/exam/writer.ts';
import type { ExamEvent } from '#src/quiz/exam/attempt.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { attempt, begun, start, started } from '#tests/exam/small-form.ts';

const minute = 60_000;
const single = 'expressroute/09-fastpath/a-single';
const full: Trouble = { kind: 'full', because: 'The storage of this browser is full.' };

async function enter(record: RecordStore = createMemoryStore()) {
  await begun(record);
  let now = start;
  const session = await openSession({ log: record.attempts, attempt, now: () => now });
  return { record, session, wait: (time: number) => (now += time), at: () => now };
}

test('a reload finds every answer, the open question and the time that is left', async () => {
  const { record, session, wait } = await enter();
  wait(minute);
  session.act({ type: 'answered', item: single, words: ['a'] });
  session.act({ type: 'marked', item: single, on: true });
  wait(minute);
  session.act({ type: 'went', item: 'expressroute/09-fastpath/a-multiple' });
  await session.settled();
  const again = await openSession({ log: record.attempts, attempt, now: () => start + 5 * minute });
  expect(again.state().attempt).toMatchObject({
    answers: { [single]: ['a'] },
    marked: [single],
    item: 'expressroute/09-fastpath/a-multiple',
  });
  expect(again.left(), 'the clock ran on while the page was closed').toBe(15 * minute);
});

test('the end of the time is an event, and nothing can be answered after it', async () => {
  const { session, wait } = await enter();
  wait(20 * minute);
  session.tick();
  expect(session.state().screen).toBe('over');
  expect(session.act({ type: 'answered', item: single, words: ['a'] })).toContain('over');
  expect(session.state().attempt.answers).toEqual({});
});

test('a clock that is set back gives no time back', async () => {
  const { session, wait } = await enter();
  wait(5 * minute);
  session.act({ type: 'answered', item: single, words: ['a'] });
  wait(-60 * minute);
  session.tick();
  expect(session.left()).toBe(15 * minute);
  wait(minute);
  expect(session.left()).toBe(14 * minute);
  expect(session.state().attempt.jumps).toHaveLength(1);
});

test('what cannot be done is said, and not written', async () => {
  const { record, session } = await enter();
  expect(session.act({ type: 'submitted' })).toContain('First ask to hand in');
  await session.settled();
  expect(await record.attempts.read(attempt, 0)).toHaveLength(1);
});

test('an exam that was taken over writes nothing more', async () => {
  const { record, session } = await enter();
  await record.attempts.append(attempt, 1, { type: 'ticked', at: start + 1 } satisfies ExamEvent);
  session.act({ type: 'answered', item: single, words: ['a'] });
  await session.settled();
  expect(session.state().isElsewhere).toBe(true);
  expect(session.act({ type: 'answered', item: single, words: ['b'] })).toContain('open in another tab');
  expect(await record.attempts.read(attempt, 0), 'the start and what the other tab wrote').toHaveLength(2);
});

test('when the storage is full it is said at once, and nothing is lost', async () => {
  const record = createMemoryStore();
  const { session } = await enter(record);
  const append = vi.spyOn(record.attempts, 'append').mockResolvedValue(full);
  session.act({ type: 'answered', item: single, words: ['a'] });
  await session.settled();
  expect(session.state().trouble).toEqual(full);
  expect(session.state().attempt.answers).toEqual({ [single]: ['a'] });
  expect(session.log().map(({ type }) => type)).toEqual(['started', 'answered']);
  append.mockRestore();
  session.act({ type: 'answered', item: single, words: ['b'] });
  await session.settled();
  expect(session.state().trouble, 'there is room again').toBeUndefined();
});

test('while one write is under way, a text that is being written takes one place in the log', async () => {
  const record = createMemoryStore();
  await begun(record);
  const writer = createWriter({
    log: record.attempts,
    attempt,
    from: 1,
    onTrouble: () => undefined,
    onTaken: () => undefined,
  });
  for (const text of ['1', '10', '10.', '10.0'])
    writer.add({ type: 'answered', at: start, item: single, words: [text] });
  writer.add({ type: 'marked', at: start, item: single, on: true });
  writer.add({ type: 'answered', at: start, item: single, words: ['10.0.0.0'] });
  await writer.settled();
  const words = (await readLog(record.attempts, attempt)).flatMap((event) =>
    event.type === 'answered' ? event.words : [],
  );
  expect(words).toEqual(['1', '10.0', '10.0.0.0']);
});

test.for([
  { entries: [], because: 'there is no such exam' },
  { entries: [{ type: 'ticked', at: 1 }], because: 'it does not begin with a start' },
  { entries: [started(), { type: 'teleported', at: 2 }], because: 'a newer version wrote it' },
])('a log is refused in words: $because', async ({ entries }) => {
  const { attempts } = createMemoryStore();
  for (const [n, entry] of entries.entries()) await attempts.append(attempt, n, entry);
  await expect(readLog(attempts, attempt)).rejects.toThrow(/Begin another one|Reload the page/);
});
