/** The server is killed at random moments under load: no acknowledged line is lost, none comes twice, and every learner goes on by themselves. */
import type { Engine } from '../../../src/classroom/store/contract.ts';
import { join } from './learner.ts';
import { freePort, kill, newPlace, startServer } from './place.ts';

export interface KillFigures {
  engine: Engine;
  kills: number;
  learners: number;
  /** Lines that the server had acknowledged, added up over the moments of the kills. */
  acknowledged: number;
  lost: number;
  twice: number;
  /** Lines in the end, the same in every browser and on the server. */
  lines: number;
  /** Questions that found nobody, because the server was dead. */
  unanswered: number;
  /** From a start until everything that had waited was acknowledged, the longest, in milliseconds. */
  longestRecovery: number;
}

/** Kills so often. Throws where a browser and the server differ in the end. */
export async function killOften(engine: Engine, kills: number, learners = 10): Promise<KillFigures> {
  const place = await newPlace(engine);
  const port = await freePort();
  let server = await startServer(place, port);
  const all = await Promise.all(Array.from({ length: learners }, () => join({ base: `http://127.0.0.1:${port}` })));
  const figures: KillFigures = {
    engine,
    kills,
    learners,
    acknowledged: 0,
    lost: 0,
    twice: 0,
    lines: 0,
    unanswered: 0,
    longestRecovery: 0,
  };
  try {
    const stops = all.map((learner) => learner.work(80));
    for (let nth = 0; nth < kills; nth += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400));
      await kill(server);
      const acknowledged = all.map((learner) => learner.acknowledged());
      const here = await Promise.all(all.map((learner) => learner.here()));
      server = await startServer(place, port);
      const begun = performance.now();
      const kept = await Promise.all(all.map((learner) => learner.onServer()));
      for (const [index, names] of kept.entries()) {
        const known = acknowledged[index] ?? 0;
        figures.acknowledged += known;
        figures.lost += (here[index] ?? []).slice(0, known).filter((name, n) => names[n] !== name).length;
        figures.twice += names.length - new Set(names).size;
      }
      const goals = all.map((learner) => learner.written());
      for (const [index, learner] of all.entries())
        while (learner.acknowledged() < (goals[index] ?? 0)) {
          if (performance.now() - begun > 60_000) throw new Error('A learner did not go on within a minute.');
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      figures.longestRecovery = Math.max(figures.longestRecovery, performance.now() - begun);
    }
    for (const stop of stops) await stop();
    for (const learner of all) {
      await learner.settled();
      const [names, kept] = [await learner.here(), await learner.onServer()];
      if (names.join('\n') !== kept.join('\n')) throw new Error('A browser and the server differ in the end.');
      figures.lines += kept.length;
      figures.unanswered += learner.answers.get('no network') ?? 0;
    }
  } finally {
    for (const learner of all) learner.close();
    await kill(server);
    await place.remove();
  }
  return figures;
}
