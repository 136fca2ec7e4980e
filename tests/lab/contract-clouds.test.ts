/** From wherever a learner can get to, the hints lead to full marks, without undo and without reset. */
import { describe, expect, test } from 'vitest';
import { integer } from '#src/base/random.ts';
import { actOf } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import { lostLabs } from './allowances.ts';
import { begin, profiles } from './solving.ts';
import { followHints, goAstray } from './wandering.ts';

const loaded = await Promise.all(labs.map(async ({ id, load }) => ({ id, lab: (await load()).default })));
test('only known labs are excepted', () => {
  expect(Object.keys(lostLabs).filter((id) => !loaded.some((one) => one.id === id))).toEqual([]);
});

const isLong = process.env['LONG'] !== undefined;
/** How many Clouds of each lab are reached by chance, and how many acts lead to one at most. */
const clouds = isLong ? 1000 : 20;
const mostActs = 12;
const minute = 60_000;

describe.for(loaded.filter(({ id }) => lostLabs[id] === undefined))('$id', ({ lab }) => {
  test(`leads to full marks from each of ${String(clouds)} Clouds of chance`, { timeout: 20 * minute }, async () => {
    for (let index = 0; index < clouds; index += 1) {
      const seed = `chance-${String(index)}`;
      const run = await begin(lab, `seed-${String(index % 12)}`, profiles[index % 2] ?? 'taught');
      const strayed = await goAstray(run, seed, 1 + integer(mostActs, seed, 'acts'));
      await followHints(run, strayed);
      expect(run.look().finished, strayed.join('\n')).toBe(true);
    }
  });

  test.for(profiles)('leads to full marks from the end of every wrong turn, as %s', async (profile) => {
    const begun = await begin(lab, 'seed-5', profile);
    const people = new Set(['learner', ...begun.scenario.people.map(({ id }) => id)]);
    for (const path of begun.scenario.wrongPaths) {
      const run = begun.fork();
      const strayed: string[] = [path.id];
      for (const move of [...path.before, path.act]) {
        const act = actOf(run.arm, move);
        // What the rest of the world does is in nobody's reach here.
        if (!people.has(act.actor ?? 'learner')) break;
        await run.redo({ task: path.id, act, isChange: false });
      }
      await followHints(run, strayed);
    }
  });
});
