/** How far the live view is behind, without a network: a thousand learners, each of whom does something every five seconds. */
import { afterEach, expect, test } from 'vitest';
import { checkpoint, classWithLab } from '../support/attempts.ts';
import { addSeats } from '../support/seats.ts';
import { openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const learners = 1000;
const every = 5000;
const seconds = 8;

test('a thousand tiles are less than a second behind', { timeout: 60_000 }, async () => {
  server = await openTestServer();
  const { ask, store, services, wait } = server;
  const { id } = await classWithLab(server);
  const seats = Array.from({ length: learners }, (_, index) => `s${String(index)}`);
  await addSeats(store, id, seats);
  const began = services.now();
  await store.write(async (tx) => {
    for (const seat of seats) {
      const attempt = `${seat}.connect`;
      await tx
        .insertInto('attempts')
        .values({
          ...{ id: attempt, class: id, seat, entry: 'connect', lab: 'expressroute/connect-a-network', way: 'guided' },
          ...{ cloud: 0, people: null, begin: null, agreed: null, length: 1, standing: null, held_by: null },
          ...{ asked_by: null, asked_at: null, skew: 0, made_at: began, changed_at: began },
        })
        .execute();
      const entry = JSON.stringify(checkpoint('begun', began));
      await tx
        .insertInto('lines')
        .values({ attempt, n: 0, at: began, by: `seat:${seat}`, entry, told: null })
        .execute();
    }
  });
  const board = await services.boards.of(id);
  expect(board.read().tiles).toHaveLength(learners);

  const acknowledged = new Map<string, number>();
  const behind: number[] = [];
  board.follow(({ tiles }) => {
    for (const { seat, task } of tiles) {
      const at = acknowledged.get(`${seat} ${task ?? ''}`);
      if (at !== undefined) behind.push(performance.now() - at);
    }
  });
  const start = performance.now();
  let passed = 0;
  const sent: Promise<unknown>[] = [];
  for (let n = 0; n < (learners * seconds * 1000) / every; n++) {
    const due = start + (n * every) / learners;
    const late = due - performance.now();
    if (late > 1) await new Promise((resolve) => setTimeout(resolve, late));
    const elapsed = Math.floor(performance.now() - start);
    wait(elapsed - passed);
    passed = elapsed;
    const seat = seats[n % learners] ?? '';
    const turn = 1 + Math.floor(n / learners);
    const task = `turn ${String(turn)}`;
    sent.push(
      ask(sits(seat, id), 'POST', `/api/classes/${id}/attempts/${seat}.connect/lines`, {
        from: turn,
        lines: [checkpoint(task, services.now())],
        standing: { task: 'connect', title: task, on: [], done: 0, of: 3 },
        sent: services.now(),
      }).then(({ status }) => {
        expect(status).toBe(200);
        acknowledged.set(`${seat} ${task}`, performance.now());
      }),
    );
  }
  await Promise.all(sent);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const sorted = behind.toSorted((a, b) => a - b);
  const ofHundred = sorted[Math.floor(0.99 * (sorted.length - 1))];
  // Every write is seen; two of one learner within a look are seen as one.
  expect(sorted.length).toBeGreaterThan(0.95 * sent.length);
  expect(ofHundred).toBeLessThan(1000);
});
