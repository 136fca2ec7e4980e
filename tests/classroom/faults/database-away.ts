/** PostgreSQL crashes under load and comes back: whoever writes meanwhile is told so in words, and goes on by themselves. */
import { join } from './learner.ts';
import { end, freePort, newPlace, startServer } from './place.ts';

export interface AwayFigures {
  times: number;
  acknowledged: number;
  lost: number;
  lines: number;
  /** Answers by code while the database was away. */
  answers: Record<string, number>;
  /** Answers that only say that something failed. */
  withoutWords: number;
  isReadyWhileAway: boolean;
  longestRecovery: number;
}

/** Crashes and starts the database so often. */
export async function databaseAway(times = 3): Promise<AwayFigures> {
  const place = await newPlace('postgres');
  const { database } = place;
  if (!database) throw new Error('There is no PostgreSQL here.');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = await startServer(place, port);
  const all = await Promise.all(Array.from({ length: 10 }, () => join({ base })));
  const stops = all.map((learner) => learner.work(80));
  const figures: AwayFigures = {
    times,
    acknowledged: 0,
    lost: 0,
    lines: 0,
    answers: {},
    withoutWords: 0,
    isReadyWhileAway: false,
    longestRecovery: 0,
  };
  for (let nth = 0; nth < times; nth += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await database.halt('immediate');
    const known = all.map((learner) => learner.acknowledged());
    const here = await Promise.all(all.map((learner) => learner.here()));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    if ((await fetch(`${base}/api/ready`)).ok) figures.isReadyWhileAway = true;
    await database.start();
    const begun = performance.now();
    for (const learner of all) {
      const goal = learner.written();
      while (learner.acknowledged() < goal) {
        if (performance.now() - begun > 30_000) throw new Error('A learner did not go on within 30 s.');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    figures.longestRecovery = Math.max(figures.longestRecovery, performance.now() - begun);
    for (const [index, learner] of all.entries()) {
      const kept = await learner.onServer();
      const count = known[index] ?? 0;
      figures.acknowledged += count;
      figures.lost += (here[index] ?? []).slice(0, count).filter((name, n) => kept[n] !== name).length;
    }
  }
  for (const stop of stops) await stop();
  for (const learner of all) {
    await learner.settled();
    const [names, kept] = [await learner.here(), await learner.onServer()];
    if (names.join('\n') !== kept.join('\n')) throw new Error('A browser and the server differ in the end.');
    figures.lines += kept.length;
    for (const [answer, count] of learner.answers) {
      figures.answers[answer] = (figures.answers[answer] ?? 0) + count;
      if (answer === 'Failed') figures.withoutWords += count;
    }
    learner.close();
  }
  await end(server);
  await place.remove();
  return figures;
}
