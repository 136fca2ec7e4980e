/** What every lab owes its learners. A new lab is covered the moment it is in the registry. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { isFactId } from '#src/base/fact-words.ts';
import type { Move } from '#src/lab/definition.ts';
import { play } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import { begin, profiles } from './solving.ts';

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const seeds = Array.from({ length: 20 }, (_, index) => `seed-${String(index)}`);
/** How many of them are solved. Each lab tells how its seeds differ in tests of its own. */
const solved = process.env['LONG'] === undefined ? seeds.slice(0, 8) : seeds;
const loaded = await Promise.all(labs.map(async (entry) => ({ ...entry, lab: (await entry.load()).default })));

describe.for(loaded)('$id', ({ id, title, minutes, tasks, lab }) => {
  test('says on its card what it is', () => {
    const scenario = lab.open('a', 'taught');
    expect({ id: lab.id, title: lab.title, minutes: lab.minutes }).toEqual({ id, title, minutes });
    expect(scenario.tasks.map((task) => task.title)).toEqual(tasks);
    expect(scenario.tasks.flatMap((task) => task.facts).filter((fact) => !isFactId(fact))).toEqual([]);
  });

  test.for(profiles)('is solved by its own deeds, and asks what has one right answer, as %s', async (profile) => {
    for (const seed of solved) {
      const { scenario, arm, look, doTask } = await begin(lab, seed, profile);
      expect(look().done, `${seed}: nothing is done at the start`).toEqual([]);
      for (const task of scenario.tasks) {
        const options = task.question?.options(arm.cloud) ?? [];
        if (task.question) expect(options.filter(({ right }) => right).length, `${seed} ${task.id}`).toBe(1);
        expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
        for (const { why } of options) expect(why.length).toBeGreaterThan(20);
        const { done } = await doTask(task);
        expect(done, `${seed}: ${task.id} is done by its deed`).toContain(task.id);
      }
      expect(look().finished, seed).toBe(true);
    }
  });

  test('tells another story for another seed, and the same for the same', () => {
    const told = seeds.map((seed) => JSON.stringify(lab.open(seed, 'taught').story));
    expect(new Set(told).size).toBeGreaterThan(10);
    expect(seeds.map((seed) => JSON.stringify(lab.open(seed, 'taught').story))).toEqual(told);
  });

  test.for(profiles)('refuses every wrong turn with the reason, as %s', async (profile) => {
    for (const { id: turn } of lab.open('a', profile).wrongPaths) {
      for (const seed of seeds.slice(0, 3)) {
        const { scenario, arm, clock, answer } = await begin(lab, seed, profile);
        const [first] = scenario.tasks;
        if (first) await answer(first);
        const path = scenario.wrongPaths.find((one) => one.id === turn)!;
        const make = (move: Move) => (typeof move === 'function' ? move(arm.cloud) : move);
        for (const move of path.before) {
          const prepared = await play(arm, clock, make(move));
          expect(prepared.ok, `${seed} ${turn}, before: ${prepared.ok ? '' : await prepared.text()}`).toBe(true);
        }
        const answered = await play(arm, clock, make(path.act));
        if ('refused' in path.ends) {
          expect(answered.status, `${seed} ${turn}`).toBeGreaterThanOrEqual(400);
          const { error } = refusal.parse(await answered.json());
          expect({ turn, code: error.code }).toEqual({ turn, code: path.ends.refused });
          expect(error.message.length).toBeGreaterThan(30);
          expect({ turn, fact: answered.headers.get('x-crossconnect-fact') ?? undefined }).toEqual({
            turn,
            fact: path.ends.fact,
          });
        } else {
          expect(answered.ok, `${seed} ${turn}: ${await answered.text()}`).toBe(true);
          const failed = Object.values(arm.cloud.operations).findLast(({ status }) => status === 'Failed');
          expect({ turn, code: failed?.error?.code, fact: failed?.error?.fact }).toEqual({
            turn,
            code: path.ends.failed,
            fact: path.ends.fact,
          });
        }
      }
    }
  });
});
