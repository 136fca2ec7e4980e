/** Keys that can be worked out: by the tracer, by the simulated Azure, or from the facts. Each has to agree with what the author wrote. */
import { describe, expect, test } from 'vitest';
import { read } from '#src/quiz/forms.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { askedIn, readBank } from '#tests/quiz/bank.ts';
import { addresses } from '#tests/quiz/computed/addresses.ts';
import { cases } from '#tests/quiz/computed/cases.ts';
import { circuits } from '#tests/quiz/computed/circuits.ts';
import { forms } from '#tests/quiz/computed/forms.ts';
import { gaps } from '#tests/quiz/computed/gaps.ts';
import { gateways } from '#tests/quiz/computed/gateways.ts';
import { intoTheHub } from '#tests/quiz/computed/hub.ts';
import { limits } from '#tests/quiz/computed/limits.ts';
import { paths } from '#tests/quiz/computed/paths.ts';
import { reach } from '#tests/quiz/computed/reach.ts';
import { sizes } from '#tests/quiz/computed/sizes.ts';

const tables = { addresses, limits, sizes, gateways, circuits, forms, reach, intoTheHub, paths, gaps, cases };
const { entries } = readBank();
/** A question of a case is called `<case>/<question>`. */
const asked = askedIn(entries);
const byId = new Map([...entries, ...asked].map(({ id, item }) => [id, item]));

describe.for(Object.entries(tables))('%s', ([, table]) => {
  test.for(Object.entries(table))('%s', async ([name, compute]) => {
    const item = byId.get(`expressroute/${name}`);
    if (!item) throw new Error(`There is no item ${name}: the table of computed keys names it.`);
    const right = kindOf(item.kind)
      .keyOf(item)
      .options.filter(({ correct }) => correct)
      .map(({ id }) => id);
    const words = await compute();
    if (item.kind === 'fill-in') {
      const accepted = right.map((text) => read(item.form, text));
      expect(accepted).toContainEqual(read(item.form, words[0] ?? ''));
      return;
    }
    if (item.kind === 'ordering') expect(words).toEqual(right);
    else expect(words.toSorted()).toEqual(right.toSorted());
  });
});

test('printed: how many keys are computed', () => {
  const counts = Object.entries(tables).map(([name, table]) => `${name} ${Object.keys(table).length}`);
  const all = new Set(Object.values(tables).flatMap((table) => Object.keys(table)));
  console.log(`${all.size} of ${asked.length} keys are computed: ${counts.join(', ')}`);
  expect(all.size, 'each in one table').toBe(
    Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0),
  );
  expect(all.size).toBeGreaterThanOrEqual(60);
});
