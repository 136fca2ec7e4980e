/** The network between learners and server is cut for a while: they work on, and what they did arrives by itself when it is back. */
import { patienceFor } from '../../../src/components/classroom/api.ts';
import { compare, type ApartFigures } from './apart.ts';
import { join } from './learner.ts';
import { end, freePort, newPlace, startServer } from './place.ts';
import { openRelay } from './relay.ts';

export interface CutFigures extends ApartFigures {
  seconds: number;
  /** Connections that were open when it was cut. */
  caught: number;
  /** Lines that were written while it was away, and how many of all waited in the browsers when it came back. */
  written: number;
  waited: number;
  /** The longest time between two steps of a learner while it was away: nobody stands still. */
  longestStep: number;
  /** From its return until the server had everything that waited, in milliseconds; nobody told the browsers. */
  recovery: number;
}

/** Learners take a step so often, in milliseconds. */
const every = 250;
/** Longer than any pause of the courier, and the wait for an answer that never comes. */
const longestRecovery = 150_000;

/** Cuts it for so long. `pace`: the pauses of the couriers, so many times shorter; 1 as in a browser. */
export async function networkCut(seconds: number, pace = 1): Promise<CutFigures> {
  const place = await newPlace('sqlite');
  const port = await freePort();
  const server = await startServer(place, port);
  const patience = Math.ceil(patienceFor(undefined) / Math.min(pace, 5));
  const relay = await openRelay(port);
  const all = await Promise.all(Array.from({ length: 9 }, () => join({ base: relay.base, pace, patience })));
  const written = () => all.reduce((sum, learner) => sum + learner.written(), 0);
  const stops = all.map((learner) => learner.work(every));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  relay.cut();
  const before = written();
  let longestStep = 0;
  const steps = all.map((learner) => ({ learner, length: learner.written(), at: performance.now() }));
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const step of steps) {
      if (step.learner.written() === step.length) continue;
      longestStep = Math.max(longestStep, performance.now() - step.at);
      step.length = step.learner.written();
      step.at = performance.now();
    }
  }
  const whileAway = written() - before;
  const goals = all.map((learner) => learner.written());
  const waited = all.reduce((sum, learner, index) => sum + (goals[index] ?? 0) - learner.acknowledged(), 0);
  relay.mend();
  const back = performance.now();
  while (all.some((learner, index) => learner.acknowledged() < (goals[index] ?? 0))) {
    if (performance.now() - back > longestRecovery / pace + 10_000)
      throw new Error('A learner did not go on by themselves when the network was back.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const recovery = performance.now() - back;
  for (const stop of stops) await stop();
  const figures = await compare(all);
  const caught = relay.caught();
  for (const learner of all) learner.close();
  await relay.close();
  await end(server);
  await place.remove();
  return { seconds, caught, written: whileAway, waited, longestStep, recovery, ...figures };
}
