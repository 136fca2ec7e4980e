/** No dead ends: wherever a lab or the course leads, every entry of the menu beside it is live; what is not simulated says why. */
import { expect, test } from 'vitest';
import { labs } from '#src/lab/registry.ts';
import { load, menuOf } from '#src/portal/blade-code.ts';
import { offers } from '#src/portal/offers.ts';
import { placeOf } from '#src/portal/cells.ts';
import { blades, findBlade } from '#src/portal/registry.ts';
import { typeWords } from '#src/portal/words.ts';
import { begin } from '#tests/lab/solving.ts';

const provider = 'Microsoft.Network';
const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-a';

/** A resource of each type that the portal has words for. */
const subjects = [
  group,
  '/subscriptions/00000000-0000-0000-0000-000000000001',
  ...Object.keys(typeWords)
    .filter((type) => type.startsWith('microsoft.network/'))
    .map((type) => {
      const [, ...kinds] = type.split('/');
      return `${group}/providers/${provider}/${kinds.map((kind) => `${kind}/one`).join('/')}`;
    }),
];

test.for(subjects)('every entry of the menu of %s leads to a blade that is there', async (of) => {
  const place = placeOf(of);
  await load(place);
  const menu = menuOf(place) ?? [];
  expect(menu.length).toBeGreaterThan(1);
  const dead = menu.filter((entry) => !('open' in entry) || findBlade(entry.open.blade) === undefined);
  expect(dead.map(({ label }) => label)).toEqual([]);
});

test.for(blades.filter(({ isOfAny }) => isOfAny))('$id stands beside the menu of its resource', async ({ id }) => {
  const place = { blade: id, of: `${group}/providers/${provider}/expressRouteCircuits/er` };
  await load(place);
  const labels = (menuOf(place) ?? []).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Overview', 'Activity log', 'Peerings', 'JSON View']));
});

test.for(labs.map(({ id, load: open }) => ({ id, open })))(
  'the way through $id meets live entries only',
  async ({ id, open }) => {
    const lab = (await open()).default;
    const run = await begin(lab, 'seed-1', 'taught');
    const missing: string[] = [];
    for (const task of run.scenario.tasks) {
      for (const { on, role, name } of task.deed.way(run.arm.cloud)) {
        if (on.blade === undefined || on.resource === undefined || role !== 'link') continue;
        const place = { blade: on.blade, of: on.resource };
        if (findBlade(on.blade) === undefined) continue;
        await load(place);
        const entry = menuOf(place)?.find(({ label }) => label === name);
        if (entry !== undefined && !('open' in entry)) missing.push(`${id}: ${name} of ${on.blade}`);
      }
      await run.doTask(task);
    }
    expect(missing).toEqual([]);
  },
);

test('what the catalog offers and does not make says why', () => {
  for (const offer of offers)
    if ('reason' in offer) expect(offer.reason, offer.name).toMatch(/^(?:Not simulated|By request only)/);
    else expect(findBlade(offer.open.blade), offer.name).toBeDefined();
});
