/** An assessed attempt tells nothing until it is handed in, and is then graded by replay. */
import { describe, expect, test } from 'vitest';
import { findLab } from '#src/lab/registry.ts';
import type { Session } from '#src/lab/session.ts';
import { desk, doAll, doTask } from './desk.ts';

const { default: connect } = await findLab('expressroute/connect-a-network').load();

const wrongAnswer = (session: Session, id: string): string => {
  const { question } = session.scenario.tasks.find((task) => task.id === id) ?? {};
  const wrong = question?.options(session.state().cloud).find(({ right }) => !right);
  if (!wrong) throw new Error(`"${id}" has no wrong answer.`);
  return wrong.id;
};

describe('until it is handed in', () => {
  test('no verdict, no done task and no event tells how it goes', async () => {
    const { open, happened } = desk(connect, { way: 'assessed' });
    const session = await open();
    for (const { id } of session.scenario.tasks) {
      await doTask(session, id);
      expect(session.state()).toMatchObject({ tells: false, verdicts: {}, counts: [], complete: false });
      expect(session.state().report).toBeUndefined();
    }
    expect(happened).toEqual([{ kind: 'started' }]);
  });

  test('the way cannot be changed', async () => {
    const session = await desk(connect, { way: 'assessed' }).open();
    await session.setWay('guided');
    expect(session.state().attempt.way).toBe('assessed');
  });

  test('a question takes one answer, and the rest of the world acts whichever it was', async () => {
    const [right, wrong] = await Promise.all([0, 1].map(() => desk(connect, { way: 'assessed' }).open()));
    if (!right || !wrong) throw new Error('Two attempts are needed.');
    await doTask(right, 'prerequisites');
    await wrong.answer('prerequisites', wrongAnswer(wrong, 'prerequisites'));
    expect(JSON.stringify(wrong.state().cloud)).toBe(JSON.stringify(right.state().cloud));
    const before = wrong.entries().length;
    await doTask(wrong, 'prerequisites');
    expect(wrong.entries()).toHaveLength(before);
    await doTask(wrong, 'connect');
    expect(wrong.state().cloud.resources).toHaveProperty(connectionOf(wrong));
  });

  test('what is asked too early is answered wrong', async () => {
    const session = await desk(connect, { way: 'assessed' }).open();
    await doTask(session, 'prerequisites');
    await doTask(session, 'path');
    await doTask(session, 'connect');
    await doTask(session, 'fastpath');
    await session.handIn();
    expect(session.state().report?.find(({ task }) => task === 'path')).toMatchObject({ holds: false });
    expect(session.state().report?.find(({ task }) => task === 'fastpath')).toMatchObject({ holds: true });
  });
});

const connectionOf = (session: Session): string =>
  session.scenario.tasks
    .find(({ id }) => id === 'connect')
    ?.deed.requests(session.state().cloud)[0]
    ?.path.toLowerCase() ?? '';

describe('once it is handed in', () => {
  test('everything is told, and the record hears of it', async () => {
    const { open, happened } = desk(connect, { way: 'assessed' });
    const session = await open();
    await doAll(session);
    await session.handIn();
    expect(session.state()).toMatchObject({ tells: true, complete: true, grade: { kind: 'graded', score: 5, of: 5 } });
    expect(session.state().attempt.handedIn).toBeDefined();
    expect(happened.map(({ kind }) => kind)).toEqual(['started', ...Array<string>(5).fill('task-done'), 'done']);
    const again = await open();
    expect(again.state().report).toEqual(session.state().report);
  });

  test('a wrong answer and a task that was left count for nothing, and say why', async () => {
    const { open, happened } = desk(connect, { way: 'assessed' });
    const session = await open();
    const wrong = wrongAnswer(session, 'prerequisites');
    const why = session.scenario.tasks[0]?.question?.options(session.state().cloud).find(({ id }) => id === wrong)?.why;
    await session.answer('prerequisites', wrong);
    await doTask(session, 'connect');
    await session.handIn();
    expect(session.state().grade).toMatchObject({ kind: 'graded', score: 1, of: 5, complete: false });
    expect(session.state().report?.[0]).toMatchObject({ holds: false, because: why });
    expect(happened).toEqual([{ kind: 'started' }, { kind: 'task-done', task: 'connect' }]);
  });

  test('it goes on in practice, and its grade stays', async () => {
    const session = await desk(connect, { way: 'assessed' }).open();
    await session.handIn();
    const { grade } = session.state();
    await session.goOn();
    expect(session.state().attempt.way).toBe('practice');
    await doAll(session);
    expect(session.state().grade).toEqual(grade);
    expect(session.state().complete).toBe(true);
  });

  test('it cannot be handed in twice, and practice cannot be handed in', async () => {
    const session = await desk(connect, { way: 'assessed' }).open();
    await session.handIn();
    await session.handIn();
    expect(session.entries().filter(({ kind }) => kind === 'handed-in')).toHaveLength(1);
    const practice = await desk(connect).open();
    await practice.handIn();
    expect(practice.entries()).toHaveLength(1);
  });
});
