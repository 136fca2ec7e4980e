/** A session that staff run on a learner's log: their writes stand in it, after whatever the learner did first. */
import { expect, test } from 'vitest';
import { createServerLog } from '#src/components/classroom/teach/look/server-log.ts';
import { createFilm } from '#src/components/classroom/teach/look/film.ts';
import { openSession } from '#src/lab/session.ts';
import { doTask } from '#tests/lab/desk.ts';
import { atWork, attempt } from './at-work.ts';

async function takenOver() {
  const work = await atWork();
  await work.door.askForControls();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const open = () =>
    openSession({
      lab: work.lab,
      log: createServerLog(work.door),
      attempt,
      real: () => Date.now(),
      begin: { seed: '', profile: 'taught', way: 'practice' },
    });
  return { ...work, open };
}

test('what staff do is in the learner’s own log, and by staff', async () => {
  const { open, lines, session } = await takenOver();
  const hands = await open();
  await doTask(hands, 'prerequisites');
  await session.catchUp();
  expect('prerequisites' in session.state().attempt.done).toBe(true);
  expect(lines.filter(({ by }) => by === 'staff').length).toBeGreaterThan(0);
  expect(lines[0]?.by).toBe('learner');
});

test('a line that the learner wrote first is read, and the own one follows it', async () => {
  const { open, session, lines } = await takenOver();
  const hands = await open();
  await session.checkpoint('mine');
  await hands.checkpoint('hers');
  expect(lines.slice(-2).map(({ by }) => by)).toEqual(['learner', 'staff']);
});

test('without the controls nothing is kept, and the session says why', async () => {
  const { open, takeBack, lines } = await takenOver();
  const hands = await open();
  takeBack();
  const before = lines.length;
  await hands.checkpoint('late');
  expect(hands.state().trouble).toBe('You are not at the controls.');
  expect(lines).toHaveLength(before);
});

test('nobody begins a lab for a learner', async () => {
  const { door } = await atWork();
  const kept = await createServerLog(door).append(attempt, 0, { kind: 'started' });
  expect(kept).toEqual({ because: 'The learner has not begun this lab yet, and nobody begins it for them.' });
});

test('a film knows who wrote a line, and refuses one that comes before another', async () => {
  const { open, lines } = await takenOver();
  await doTask(await open(), 'prerequisites');
  const all = lines.map((line, n) => ({ n, at: 0, ...line }));
  const film = createFilm(all.slice(0, 1));
  expect(() => film.add(all.slice(2))).toThrow('Line 2 of this attempt came before line 1.');
  expect(film.add(all.slice(1))).toBe(true);
  expect(film.add(all.slice(1)), 'known already').toBe(false);
  expect([film.writerOf(0), film.writerOf(lines.length - 1)]).toEqual([undefined, 'Ada']);
});
