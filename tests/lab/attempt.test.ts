/** An attempt is a fold over its log. */
import { describe, expect, test } from 'vitest';
import { addEntry, attemptEntry, foldAttempt, lastUndoable, longestSilence, virtualTime } from '#src/lab/attempt.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import old from '#tests/support/old/lab-attempt-1.json' with { type: 'json' };

const started: AttemptEntry = {
  kind: 'started',
  at: 1_000,
  real: 50,
  lab: 'expressroute/try-fastpath',
  seed: 'a',
  profile: 'taught',
  way: 'guided',
  snapshot: {},
};
const write = (n: number, status = 201): AttemptEntry => ({
  kind: 'write',
  at: 1_000 + n,
  real: 50 + n,
  journal: [
    { n, at: 1_000 + n, actor: 'learner', method: 'PUT', url: 'https://management.azure.com/x', headers: {}, status },
  ],
});
const fold = (...entries: AttemptEntry[]) => foldAttempt([started, ...entries])!;
const numbersOf = (attempt: ReturnType<typeof fold>) =>
  attempt.writes.flatMap(({ journal }) => journal.map(({ n }) => n));

describe('undo', () => {
  test('takes back the last write that was accepted', () => {
    const attempt = fold(write(1), write(2), write(3, 409));
    expect(lastUndoable(attempt)).toBe(2);
    expect(numbersOf(addEntry(attempt, { kind: 'undone', at: 2_000, real: 99, entry: 2 }))).toEqual([1, 3]);
  });

  test('leaves alone what the rest of the world did', () => {
    const answered: AttemptEntry = {
      kind: 'answered',
      at: 1_005,
      real: 60,
      task: 'prerequisites',
      option: 'provider',
      right: true,
      why: 'The provider status was NotProvisioned.',
      journal: [
        {
          n: 2,
          at: 1_005,
          actor: 'provider',
          method: 'POST',
          url: 'https://management.azure.com/_control',
          headers: {},
          status: 200,
        },
      ],
    };
    expect(lastUndoable(fold(write(1), answered))).toBe(1);
    expect(lastUndoable(fold(answered))).toBeUndefined();
  });

  test('does not take back a task that was done', () => {
    const attempt = fold(
      write(1),
      { kind: 'done', at: 1_002, real: 52, task: 'fastpath', because: 'FastPath is on.' },
      { kind: 'undone', at: 1_003, real: 53, entry: 1 },
    );
    expect(attempt.done).toEqual({ fastpath: 'FastPath is on.' });
    expect(attempt.writes).toEqual([]);
  });
});

test('reset goes back to the start, and keeps the way and the speed', () => {
  const attempt = fold(
    { kind: 'way', at: 1_000, real: 51, way: 'practice' },
    { kind: 'speed', at: 1_000, real: 51, speed: 1 },
    write(1),
    { kind: 'done', at: 1_002, real: 52, task: 'fastpath', because: 'FastPath is on.' },
    { kind: 'hinted', at: 1_003, real: 53, task: 'fastpath', level: 2 },
    { kind: 'reset', at: 1_000, real: 60 },
  );
  expect(attempt).toMatchObject({ writes: [], done: {}, hints: {}, answers: {}, way: 'practice', length: 7 });
  expect(attempt.clock).toEqual({ at: 1_000, real: 60, speed: 1 });
});

describe('virtual time', () => {
  test.for([
    { real: 50, at: 1_000, because: 'it is the moment of the entry' },
    { real: 1_050, at: 61_000, because: 'a second is a minute' },
    { real: 10, at: 1_000, because: 'a clock set back does not turn it back' },
    {
      real: 50 + longestSilence,
      at: 1_000 + longestSilence,
      because: 'it stands still when nobody does anything for long',
    },
  ])('at real $real it is $at: $because', ({ real, at }) => {
    expect(virtualTime(fold(), real)).toBe(at);
  });

  test('is the same in every tab, since it follows from the log alone', () => {
    const attempt = fold({ kind: 'skipped', at: 500_000, real: 70 });
    expect(virtualTime(attempt, 80)).toBe(500_000 + 10 * 60);
  });
});

test('a log that begins with anything else is refused', () => {
  expect(() => foldAttempt([write(1)])).toThrow('begins with "started"');
});

test('an attempt saved by the first version loads', () => {
  const attempt = foldAttempt(old.map((entry) => attemptEntry.parse(entry)));
  expect(attempt).toMatchObject({ lab: 'expressroute/connect-a-network', seed: 'old-1', length: old.length });
  expect(Object.keys(attempt!.done)).toEqual(['prerequisites', 'connect', 'fastpath', 'path', 'clean-up']);
});

test('a task counts as guided by the way it was done in', () => {
  const done = (task: string): AttemptEntry => ({ kind: 'done', at: 1_001, real: 51, task, because: 'It is.' });
  const attempt = fold(done('one'), { kind: 'way', at: 1_002, real: 52, way: 'practice' }, done('two'));
  expect(attempt.guided).toEqual(['one']);
});
