/** A grade is worked out by playing the log again: what replay does not reach is refused. */
import { describe, expect, test } from 'vitest';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { attemptEntry } from '#src/lab/attempt.ts';
import { gradeAttempt } from '#src/lab/grade.ts';
import { speeds } from '#src/lab/attempt.ts';
import { findLab, labs } from '#src/lab/registry.ts';
import old from '#tests/support/old/lab-attempt-1.json' with { type: 'json' };
import { copyOf, desk, doAll, doTask, skipAll } from './desk.ts';

const { default: connect } = await findLab('expressroute/connect-a-network').load();
const { default: tiny } = await findLab('expressroute/try-fastpath').load();

async function solved(): Promise<AttemptEntry[]> {
  const session = await desk(connect).open();
  await doAll(session);
  return copyOf(session.entries());
}
const whole = await solved();
const log = () => copyOf(whole);
const started = (entries: AttemptEntry[]) => {
  const [first] = entries;
  if (first?.kind !== 'started') throw new Error('A log begins with its start.');
  return first;
};
const writeIn = (entries: AttemptEntry[]) => {
  const found = entries.find((entry) => entry.kind === 'write');
  if (!found) throw new Error('The log has no write.');
  return found;
};

describe.for(labs)('$id', ({ load }) => {
  test('is graded in full when it was done in full', async () => {
    const { default: lab } = await load();
    const session = await desk(lab).open();
    await doAll(session);
    const { length } = session.scenario.tasks;
    const grade = await gradeAttempt(lab, copyOf(session.entries()));
    expect(grade).toMatchObject({ kind: 'graded', score: length, of: length, complete: true });
  });

  test('is graded with nothing when nothing was done', async () => {
    const { default: lab } = await load();
    const session = await desk(lab).open();
    expect(await gradeAttempt(lab, session.entries())).toMatchObject({ kind: 'graded', score: 0, complete: false });
  });
});

test('each task tells what was found, and what was not done says so', async () => {
  const session = await desk(connect).open();
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  const grade = await gradeAttempt(connect, session.entries());
  const tasks = grade.kind === 'graded' ? grade.tasks : [];
  expect(tasks.map(({ holds }) => holds)).toEqual([true, true, false, false, false]);
  expect(tasks[1]?.because).toContain('its provisioning state is Succeeded');
  expect(tasks[2]?.because).toBe('It was not done.');
});

test('undo, reset, skipped waits and the speed are honoured', async () => {
  const at = desk(connect);
  const session = await at.open();
  await doTask(session, 'prerequisites');
  await session.reset();
  await session.setSpeed(speeds.real);
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  await session.undo();
  at.wait(30);
  await session.tick();
  await doTask(session, 'fastpath');
  await session.checkpoint('with FastPath');
  await doTask(session, 'path');
  await session.goBackTo(session.state().attempt.checkpoints[0]?.entry ?? 0);
  expect(session.state().attempt.done).not.toHaveProperty('path');
  await doTask(session, 'path');
  await doTask(session, 'clean-up');
  await skipAll(session);
  expect(await gradeAttempt(connect, copyOf(session.entries()))).toMatchObject({ kind: 'graded', score: 5 });
});

test.for<{ what: string; forge: (entries: AttemptEntry[]) => AttemptEntry[]; says: RegExp }>([
  {
    what: 'a task that was never done is recorded as done',
    forge: (entries) => [
      started(entries),
      { kind: 'done', at: started(entries).at, real: 1, task: 'connect', because: 'It is.' },
    ],
    says: /"connect" is recorded as done, and it was not\. .*Found no connection at all/,
  },
  {
    what: 'a request was refused and is recorded as accepted',
    forge: (entries) => {
      for (const entry of writeIn(entries).journal) entry.body = '{"location":"nowhere"}';
      return entries;
    },
    says: /is recorded with the answer 201, and it is answered 400/,
  },
  {
    what: 'a request is left out',
    forge: (entries) => entries.filter((entry) => entry !== writeIn(entries)),
    says: /is recorded/,
  },
  {
    what: 'somebody asked who is not in the story',
    forge: (entries) => {
      for (const entry of writeIn(entries).journal) entry.actor = 'network-team';
      return entries;
    },
    says: /Nobody called network-team asks in this lab/,
  },
  {
    what: 'the learner moved the world around Azure',
    forge: (entries) => {
      for (const entry of writeIn(entries).journal) entry.url = 'https://management.azure.com/_control/cloud';
      return entries;
    },
    says: /\/_control\/cloud moves the world around Azure/,
  },
  {
    what: 'a wrong answer is recorded as right',
    forge: (entries) => {
      const found = entries.find((entry) => entry.kind === 'answered');
      if (found) found.option = 'region';
      return entries;
    },
    says: /The answer "region" to "prerequisites" is recorded as right, and it was not/,
  },
  {
    what: 'the rest of the world did more than it does',
    forge: (entries) => {
      const found = entries.find((entry) => entry.kind === 'answered');
      if (found) found.journal = [...found.journal, ...writeIn(entries).journal];
      return entries;
    },
    says: /What the rest of the world did after the answer/,
  },
  {
    what: 'it begins with another Cloud',
    forge: (entries) => [{ ...started(entries), snapshot: { ...Object(started(entries).snapshot), serial: 99 } }],
    says: /does not begin with the Cloud that this lab sets up for the seed "seed-1"/,
  },
  {
    what: 'the seed is another',
    forge: (entries) => [{ ...started(entries), seed: 'seed-2' }, ...entries.slice(1)],
    says: /its seed is "seed-2", and its Cloud was set up from "seed-1"/,
  },
  {
    what: 'time runs backwards',
    forge: (entries) => entries.map((entry, n) => (n === 4 ? { ...entry, at: entry.at - 9_000_000 } : entry)),
    says: /moment that had passed|came before|is recorded/,
  },
  { what: 'it begins twice', forge: (entries) => [...entries, started(entries)], says: /one beginning/ },
  { what: 'its beginning is missing', forge: (entries) => entries.slice(1), says: /A log begins with "started"/ },
  { what: 'it is empty', forge: () => [], says: /begins with nothing/ },
])('a log in which $what is refused', async ({ forge, says }) => {
  const grade = await gradeAttempt(connect, forge(log()));
  expect(grade.kind).toBe('refused');
  expect(grade.kind === 'refused' && grade.because).toMatch(says);
});

test('the journal of another lab is refused', async () => {
  const grade = await gradeAttempt(tiny, log());
  expect(grade).toMatchObject({ kind: 'refused', entry: 0 });
  expect(grade.kind === 'refused' && grade.because).toContain('an attempt at "expressroute/connect-a-network"');
  const disguised = [{ ...started(log()), lab: tiny.id }, ...log().slice(1)];
  expect(await gradeAttempt(tiny, disguised)).toMatchObject({ kind: 'refused' });
});

test('an attempt of an older edition keeps the result it had', async () => {
  const grade = await gradeAttempt(
    connect,
    old.map((entry) => attemptEntry.parse(entry)),
  );
  expect(grade).toMatchObject({ kind: 'recorded', score: 5, of: 5 });
});

test('a task that *show me* helped with counts once it was redone', async () => {
  const session = await desk(connect).open();
  await doTask(session, 'prerequisites');
  await session.show('connect');
  await doTask(session, 'connect');
  const shown = await gradeAttempt(connect, session.entries());
  expect(shown).toMatchObject({ score: 1, tasks: [{}, { task: 'connect', holds: true, shown: true }, {}, {}, {}] });
  await session.redo('connect');
  await doTask(session, 'connect');
  expect(await gradeAttempt(connect, session.entries())).toMatchObject({ score: 2 });
});
