/** Learners with wrong clocks, on two devices, and at a server that is asked to end: nothing is lost. */
import type { Engine } from '../../../src/classroom/store/contract.ts';
import { join, type Learner } from './learner.ts';
import { end, freePort, newPlace, startServer } from './place.ts';

export interface ApartFigures {
  learners: number;
  lines: number;
  /** Answers other than that it is kept, by code. */
  refusals: Record<string, number>;
}

/** Waits until the server has everything, and throws where a browser and the server differ. */
export async function compare(all: readonly Learner[]): Promise<ApartFigures> {
  const figures: ApartFigures = { learners: all.length, lines: 0, refusals: {} };
  for (const learner of all) {
    await learner.settled(30_000);
    const kept = await learner.onServer();
    if ((await learner.here()).join('\n') !== kept.join('\n'))
      throw new Error('A browser and the server differ in the end.');
    figures.lines += kept.length;
    for (const [answer, count] of learner.answers)
      if (answer !== 'ok') figures.refusals[answer] = (figures.refusals[answer] ?? 0) + count;
  }
  return figures;
}

const hour = 3600 * 1000;

/** Browsers a day behind and ahead, and a server whose clock is set an hour back between two starts. */
export async function wrongClocks(): Promise<ApartFigures> {
  const place = await newPlace('sqlite');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let server = await startServer(place, port, { ahead: hour });
  const all = await Promise.all([-24 * hour, -hour, 0, hour, 24 * hour].map((ahead) => join({ base, ahead })));
  for (const ahead of [0, 2 * hour]) {
    const stops = all.map((learner) => learner.work(60));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await end(server);
    server = await startServer(place, port, { ahead });
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const stop of stops) await stop();
  }
  const figures = await compare(all);
  for (const learner of all) learner.close();
  await end(server);
  await place.remove();
  return figures;
}

export interface EndFigures {
  stops: number;
  /** Questions that were broken off without an answer while the server was asked to end; new ones find nobody, which is no break. */
  acknowledged: number;
  lost: number;
  /** The exit codes, all 0. */
  codes: number[];
  longestStop: number;
  lines: number;
}

/** A server under load is asked to end, and ends: what it accepted is done. */
export async function endOften(engine: Engine, stops = 3): Promise<EndFigures> {
  const place = await newPlace(engine);
  const port = await freePort();
  let server = await startServer(place, port);
  const all = await Promise.all(Array.from({ length: 10 }, () => join({ base: `http://127.0.0.1:${port}` })));
  const ends = all.map((learner) => learner.work(40));
  const figures: EndFigures = { stops, acknowledged: 0, lost: 0, codes: [], longestStop: 0, lines: 0 };
  for (let nth = 0; nth < stops; nth += 1) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const begun = performance.now();
    figures.codes.push((await end(server)) ?? -1);
    figures.longestStop = Math.max(figures.longestStop, performance.now() - begun);
    const known = all.map((learner) => learner.acknowledged());
    const here = await Promise.all(all.map((learner) => learner.here()));
    server = await startServer(place, port);
    for (const [index, learner] of all.entries()) {
      const kept = await learner.onServer();
      const count = known[index] ?? 0;
      figures.acknowledged += count;
      figures.lost += (here[index] ?? []).slice(0, count).filter((name, n) => kept[n] !== name).length;
    }
  }
  for (const stop of ends) await stop();
  figures.lines = (await compare(all)).lines;
  for (const learner of all) learner.close();
  await end(server);
  await place.remove();
  return figures;
}

export interface TwoFigures {
  /** Lines on the server, and of both devices together those that stand there or were put aside under a name of their own. */
  onServer: number;
  aside: number;
  written: number;
}

/** One learner writes the same attempt on two devices at once: the server keeps one log, and what the other device did stays in its record. */
export async function twoDevices(): Promise<TwoFigures> {
  const place = await newPlace('sqlite');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = await startServer(place, port);
  const first = await join({ base });
  await first.settled();
  const second = await join({ base, same: { seat: first.seat, cookie: first.cookie } });
  await second.begun();
  for (const { network } of [first, second]) network.isThere = false;
  const stops = [first.work(60), second.work(60)];
  await new Promise((resolve) => setTimeout(resolve, 800));
  for (const stop of stops) await stop();
  const written = new Set([...(await first.here()), ...(await second.here())]);
  first.network.isThere = true;
  await first.settled();
  second.network.isThere = true;
  const until = performance.now() + 20_000;
  while (second.courier.state().aside === undefined) {
    if (performance.now() > until) throw new Error('The second device was not told that another was first.');
    second.courier.hurry();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const kept = await first.onServer();
  const everywhere = new Set([...kept, ...(await second.everything())]);
  for (const name of written) if (!everywhere.has(name)) throw new Error(`"${name}" was lost.`);
  const figures = {
    onServer: kept.length,
    aside: [...written].filter((name) => !kept.includes(name)).length,
    written: written.size,
  };
  for (const learner of [first, second]) learner.close();
  await end(server);
  await place.remove();
  return figures;
}
