/** How long the solutions and the wrong turns of all labs take without a screen, and how long a hint is searched for in the longest lab. */
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import type { SeenScreen } from '#src/lab/hints.ts';
import type { Lab, Step } from '#src/lab/definition.ts';
import { actOf, play } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import { begin, profiles, solve } from '#tests/lab/solving.ts';
import type { Run } from '#tests/lab/solving.ts';

const limits = { solutions: 20_000, hint: 50 };
const seed = 'bench';

async function playWrongTurns(lab: Lab, profile: 'taught' | 'today'): Promise<number> {
  const begun = await begin(lab, seed, profile);
  for (const { before, act } of begun.scenario.wrongPaths) {
    const run = begun.fork();
    const [first] = run.scenario.tasks;
    if (first) await run.answer(first);
    for (const move of [...before, act]) await play(run.arm, run.clock, actOf(run.arm, move));
  }
  return begun.scenario.wrongPaths.length;
}

const screenOf = ({ on }: Step): SeenScreen => ({ blade: 'home', state: 'viewing', ...on });

/** Milliseconds of each search for a hint: of every level, for every task, from every screen of its way. */
async function timeHints(lab: Lab): Promise<number[]> {
  const run: Run = await begin(lab, seed, 'taught');
  const { scenario, arm } = run;
  const times: number[] = [];
  for (const task of scenario.tasks) {
    const screens = task.deed.way(arm.cloud).map(screenOf);
    for (const screen of [undefined, ...screens])
      for (let level = 1; level <= hintLevels; level += 1) {
        const seen = Object.fromEntries(scenario.people.map(({ id }) => [id, screen]));
        // As often as not the Cloud has just changed: nothing may be remembered of the last one.
        const cloud = structuredClone(arm.cloud);
        const begun = performance.now();
        hintFor({ scenario, cloud, task: task.id, screens: seen }, level);
        times.push(performance.now() - begun);
      }
    await run.doTask(task);
  }
  return times;
}

const loaded = await Promise.all(labs.map(async ({ load }) => (await load()).default));
const begun = performance.now();
let solutions = 0;
let turns = 0;
let longest = { title: '', acts: 0 };
for (const lab of loaded)
  for (const profile of profiles) {
    const { log, look, scenario } = await solve(lab, seed, profile);
    if (!look().finished) throw new Error(`${scenario.lab}, ${profile}: its deeds do not finish it.`);
    if (log.length > longest.acts) longest = { title: lab.id, acts: log.length };
    solutions += 1;
    turns += await playWrongTurns(lab, profile);
  }
const milliseconds = performance.now() - begun;

/** Of sorted times: the one that this share of them does not exceed. */
const at = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const searches: { lab: string; times: number[] }[] = [];
for (const lab of loaded)
  searches.push({ lab: lab.id, times: (await timeHints(lab)).sort((one, other) => one - other) });
const ofLongest = searches.find(({ lab }) => lab === longest.title) ?? { lab: '', times: [] };
const slowest = searches.reduce((worst, one) => (at(one.times, 0.95) > at(worst.times, 0.95) ? one : worst), ofLongest);
const hintRow = (times: readonly number[], share: number) => ({
  took: `${at(times, share).toFixed(2)} ms`,
  limit: `${String(limits.hint)} ms`,
  'of the limit': (at(times, share) / limits.hint).toFixed(2),
});
console.table({
  [`${String(solutions)} solutions and ${String(turns)} wrong turns`]: {
    took: `${(milliseconds / 1000).toFixed(2)} s`,
    limit: `${String(limits.solutions / 1000)} s`,
    'of the limit': (milliseconds / limits.solutions).toFixed(2),
  },
  [`a hint in the longest, ${ofLongest.lab}, median of ${String(ofLongest.times.length)}`]: hintRow(
    ofLongest.times,
    0.5,
  ),
  'the slowest of twenty there': hintRow(ofLongest.times, 0.95),
  [`the slowest of twenty in ${slowest.lab}`]: hintRow(slowest.times, 0.95),
});
if (milliseconds > limits.solutions || at(slowest.times, 0.95) > limits.hint) process.exitCode = 1;
