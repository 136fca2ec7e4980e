/** What a lab grades: every step counts, every value that its texts name counts, and none that they do not name. */
import { describe, expect, test } from 'vitest';
import type { Act } from '#src/lab/definition.ts';
import { labs } from '#src/lab/registry.ts';
import { valueAllowances } from './allowances.ts';
import { isNamed, leavesOf, nameOf, otherThan, withLeaf } from './changes.ts';
import type { Leaf } from './changes.ts';
import { begin, profiles, solve } from './solving.ts';
import type { Done, Run } from './solving.ts';

const loaded = await Promise.all(labs.map(async ({ id, load }) => ({ id, lab: (await load()).default })));
const seed = 'seed-1';

/** Plays things from the start. Says how many tasks are done then, and whether anything was refused. */
async function outcome(start: Run, things: readonly Done[]): Promise<{ score: number; isRefused: boolean }> {
  const run = start.fork();
  let isRefused = false;
  for (const thing of things) isRefused = (await run.redo(thing)) || isRefused;
  return { score: run.score(), isRefused };
}

const isMade = ({ method, path, body }: Act) => method === 'PUT' && body !== undefined && !path.startsWith('/_control');

/** The values of a request: what stands in its body, and the name it gives. */
const valuesOf = (act: Act): Leaf[] => [
  ...leavesOf(act.body),
  ...(isMade(act) ? [{ place: '(name)', key: 'name', value: nameOf(act), at: [] }] : []),
];

/** The SKU of a circuit says its tier and its family once more; they follow its name. */
function withSku(body: unknown, { place }: Leaf, value: unknown): unknown {
  const [, tier, family] = /^(Standard|Premium|Local)_(\w+)$/.exec(String(value)) ?? [];
  if (place !== 'sku.name' || tier === undefined) return body;
  return withLeaf(withLeaf(body, ['sku', 'tier'], tier), ['sku', 'family'], family);
}

/** The same things with one value changed. A new name is used wherever the old one was. */
function changed(things: readonly Done[], at: number, leaf: Leaf, value: unknown): Done[] {
  const thing = things[at];
  if (!thing || !('act' in thing)) return [...things];
  if (leaf.at.length > 0) {
    const body = withSku(withLeaf(thing.act.body, leaf.at, value), leaf, value);
    return things.with(at, { ...thing, act: { ...thing.act, body } });
  }
  const old = thing.act.path.split('?')[0] ?? '';
  const renamed = old.replace(/[^/]+$/, String(value));
  const rename = (text: string) => text.replaceAll(new RegExp(`${RegExp.escape(old)}(?=[/"?]|$)`, 'gi'), renamed);
  const asked = /circuit=[^&]*/;
  return things.map((one): Done => {
    if (!('act' in one)) return one;
    const path = rename(one.act.path).replace(asked, (query) => encodeURI(rename(decodeURIComponent(query))));
    const body: unknown = one.act.body === undefined ? undefined : JSON.parse(rename(JSON.stringify(one.act.body)));
    return { ...one, act: { ...one.act, path, body } };
  });
}

/** Whether a later request puts this very value there: then it is done early, and not done wrong. */
const isSetLater = (later: readonly Done[], { path }: Act, { place }: Leaf, value: unknown): boolean =>
  later.some(
    (one) =>
      'act' in one &&
      one.act.path === path &&
      leavesOf(one.act.body).some((leaf) => leaf.place === place && leaf.value === value),
  );

describe.for(loaded)('$id', ({ id, lab }) => {
  test.for(profiles)('lowers the score when any step is left out, as %s', async (profile) => {
    const start = await begin(lab, seed, profile);
    const { log, look } = await solve(lab, seed, profile);
    const full = look().done.length;
    expect(await outcome(start, log)).toEqual({ score: full, isRefused: false });
    for (const [left, thing] of log.entries()) {
      const { score } = await outcome(start, log.toSpliced(left, 1));
      const what = 'act' in thing ? `${thing.act.method} ${thing.act.path}` : 'its answer';
      expect(score, `without ${what} of ${thing.task}`).toBeLessThan(full);
    }
  });

  test.for(profiles)('grades every value that its texts name, and no other, as %s', async (profile) => {
    const start = await begin(lab, seed, profile);
    const { log, look, scenario } = await solve(lab, seed, profile);
    const full = look().done.length;
    const told = [
      ...scenario.story,
      ...scenario.tasks.flatMap(({ title, text, question }) => [title, text, question?.prompt ?? '']),
    ].join('\n');
    const allowed = valueAllowances[id] ?? {};
    const wrong: string[] = [];
    for (const [at, thing] of log.entries()) {
      if (!('act' in thing)) continue;
      const then = start.fork();
      for (const one of log.slice(0, at)) await then.redo(one);
      for (const leaf of valuesOf(thing.act)) {
        if (Object.keys(allowed).some((place) => leaf.place === place || leaf.place.endsWith(`.${place}`))) continue;
        const other = otherThan(leaf, then.arm.cloud);
        if (isSetLater(log.slice(at + 1), thing.act, leaf, other)) continue;
        const { score, isRefused } = await outcome(start, changed(log, at, leaf, other));
        if (isRefused) continue;
        const isGraded = score < full;
        if (isGraded === isNamed(leaf, told)) continue;
        const request = `${thing.task}: ${thing.act.method} …/${nameOf(thing.act)}, ${leaf.place} ${String(leaf.value)} → ${String(other)}`;
        wrong.push(
          `${request}: ${isGraded ? 'graded, but no text names it' : 'a text names it, but it is not graded'}`,
        );
      }
    }
    expect(wrong).toEqual([]);
  });
});
