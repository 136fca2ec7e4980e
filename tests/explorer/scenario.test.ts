/** A scenario in a link: it comes back as it went, whatever is wrong with a link is told in words, and old links are read for ever. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packed } from '#src/base/packed.ts';
import {
  begin,
  cameFrom,
  canRedo,
  canUndo,
  lastDone,
  longestPast,
  next,
  redoes,
  undoes,
} from '#src/explorer/history.ts';
import { carriesScenario, largestUnpacked, longestLink, readFragment, writeFragment } from '#src/explorer/link.ts';
import { presets } from '#src/explorer/presets.ts';
import { deepest, readScenario } from '#src/explorer/read-scenario.ts';
import { firstScenario } from '#src/explorer/usual.ts';
import { plainCloud, written, type Scenario } from '#src/explorer/scenario.ts';
import { resource } from '#src/azure/pieces/plain.ts';
import { inCloud, oneOfEach, wayOf } from './every.ts';

const scenarioOf = async (fragment: string): Promise<Scenario> => {
  const reading = await readFragment(fragment);
  if (!reading.isRead) throw new Error(reading.because);
  return reading.scenario;
};

test.for(presets.map(({ id, scenario }) => ({ id, scenario })))(
  'the preset $id travels in a link, and its packet goes the same way',
  async ({ scenario }) => {
    const fragment = await writeFragment(scenario);
    expect(carriesScenario(fragment)).toBe(true);
    expect(fragment).toMatch(/^#s=1\.[\w-]+$/);
    expect(fragment.length).toBeLessThan(longestLink);
    const back = await scenarioOf(fragment);
    expect(back).toEqual(scenario);
    expect(wayOf(back)).toEqual(wayOf(scenario));
  },
);

test('a link of the first version is read for ever', async () => {
  const old = readFileSync(new URL('../support/old/explorer-link-1.txt', import.meta.url), 'utf8').trim();
  const scenario = await scenarioOf(old);
  expect(scenario.title).toBe('A machine in a spoke');
  expect(scenario.flow).toEqual({ from: '10.100.0.10', to: '10.30.1.4', protocol: 'tcp', port: 443 });
  expect(Object.keys(scenario.cloud.resources)).toHaveLength(11);
  expect(wayOf(scenario).delivered).toBe(true);
});

describe('a link that cannot be read says so', () => {
  const pack = async (value: unknown) => `#s=1.${await packed(JSON.stringify(value))}`;
  const good = written(firstScenario);
  const changed = (more: object) => pack({ ...(typeof good === 'object' ? good : {}), ...more });

  test.for([
    { make: () => '#s=', says: 'no version', because: 'it ends there' },
    { make: () => '#s=2.AAAA', says: 'version "2"', because: 'a newer page made it' },
    { make: () => '#s=1.', says: 'not complete', because: 'nothing follows' },
    { make: () => '#s=1.!!!!', says: 'not complete', because: 'these are no letters of a link' },
    {
      make: async () => (await writeFragment(firstScenario)).slice(0, -20),
      says: 'not complete',
      because: 'it was cut',
    },
    { make: () => pack('hello'), says: 'not a scenario', because: 'it holds a word' },
    { make: () => pack(null), says: 'not a scenario', because: 'it holds nothing' },
    { make: () => changed({ version: 7 }), says: 'version 7', because: 'what is in it is newer' },
    { make: () => changed({ profile: 'tomorrow' }), says: 'profile', because: 'there are no such rules' },
    {
      make: () => changed({ cloud: [{ id: 'x', name: 'x', type: 'x', properties: {} }] }),
      says: 'cloud.0.id',
      because: 'that is no resource',
    },
    {
      make: () => changed({ flow: { from: 'a', to: 'b', protocol: 'tcp', port: 70_000 } }),
      says: 'flow.port',
      because: 'ports end at 65535',
    },
    { make: () => `#s=1.${'A'.repeat(500_000)}`, says: '500000 characters', because: 'nobody needs one that long' },
  ])('with "$says": $because', async ({ make, says }) => {
    const reading = await readFragment(await make());
    expect(!reading.isRead && reading.because).toContain(says);
  });

  test('and a small one that would unpack to a huge one is not unpacked', async () => {
    const reading = await readFragment(`#s=1.${await packed(' '.repeat(largestUnpacked + 1))}`);
    expect(!reading.isRead && reading.because).toContain('not complete');
  });

  test('and one that is nested deeper than Azure ever does is told so', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const link = async (levels: number) => {
      const text = JSON.stringify(good).replace('"properties":{', `"properties":{"odd":${deep(levels)},`);
      return readFragment(`#s=1.${await packed(text)}`);
    };
    expect(await link(deepest - 10)).toMatchObject({ isRead: true });
    for (const levels of [deepest + 10, 1_000_000]) {
      const reading = await link(levels);
      expect(!reading.isRead && reading.because).toContain(`deeper than ${deepest} levels`);
    }
  });

  test('whatever letters there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (letters) => {
        const reading = await readFragment(`#s=1.${letters}`);
        if (!reading.isRead) expect(reading.because).toMatch(/\.$/);
      }),
      { numRuns: 200 },
    );
  });

  test('a name that every object has is no way in', async () => {
    const reading = await readFragment(await pack(JSON.parse('{"__proto__":{"version":1},"constructor":1}')));
    expect(reading.isRead).toBe(false);
  });
});

test('keys never travel', () => {
  const connection = resource('connections', 'vpn', { sharedKey: 'hunter2', inner: [{ authorizationKey: 'hunter3' }] });
  const cloud = { resources: { a: { ...connection, onPremises: undefined } } };
  expect(JSON.stringify(written(inCloud(plainCloud(cloud))))).not.toContain('hunter');
  expect(JSON.stringify(written({ ...inCloud(oneOfEach), cloud: { resources: { a: connection } } }))).not.toContain(
    'hunter',
  );
});

test('whether two ends of a tunnel have the same key still shows, without the keys', async () => {
  const end = (name: string, sharedKey?: string) =>
    resource('connections', name, { ...(sharedKey !== undefined && { sharedKey }) });
  const ends = [end('a', 'hunter2'), end('b', 'hunter3'), end('c', 'hunter2'), end('d')];
  const scenario = inCloud(plainCloud({ resources: Object.fromEntries(ends.map((one) => [one.id, one])) }));
  const keysOf = ({ cloud }: Scenario) =>
    Object.values(cloud.resources).map(({ properties }) => properties['sharedKey']);
  const [a, b, c, d] = keysOf(scenario);
  expect(a).toBe(c);
  expect(a).not.toBe(b);
  expect([a, b, d]).not.toContain('hunter2');
  expect(d).toBeUndefined();
  expect(keysOf(await scenarioOf(await writeFragment(scenario)))).toEqual([a, b, c, d]);
});

test('what is not of the network stays behind', () => {
  const group = {
    id: '/subscriptions/s/resourceGroups/g',
    name: 'g',
    type: 'Microsoft.Resources/resourceGroups',
    properties: {},
  };
  expect(plainCloud({ resources: { g: group } }).resources).toEqual({});
});

test('what is written is what is read', () => {
  expect(readScenario(JSON.parse(JSON.stringify(written(inCloud(oneOfEach)))))).toEqual({
    isRead: true,
    scenario: inCloud(oneOfEach),
  });
});

describe('the history', () => {
  const scenarios = presets.map(({ scenario }) => scenario);
  const change = (n: number) =>
    ({ type: 'change', scenario: scenarios[n] ?? firstScenario, said: `Step ${n}.` }) as const;

  test('takes steps back and does them again, each with its words', () => {
    const two = [change(1), change(2)].reduce(next, begin(firstScenario));
    expect(undoes(two)).toBe('Step 2.');
    const back = next(two, { type: 'undo' });
    expect(back.present.scenario).toBe(scenarios[1]);
    expect([undoes(back), redoes(back)]).toEqual(['Step 1.', 'Step 2.']);
    expect(next(back, { type: 'redo' })).toEqual({ ...two, by: 'redo' });
  });

  test('says what was done last, and where from, also of a step that was taken back', () => {
    const two = [change(1), change(2)].reduce(next, begin(firstScenario));
    const back = next(two, { type: 'undo' });
    const again = next(back, { type: 'redo' });
    expect([two, back, again].map(lastDone)).toEqual(['Step 2.', 'Taken back: “Step 2.”', 'Done again: Step 2.']);
    expect([two, back, again].map(cameFrom)).toEqual([scenarios[1], scenarios[2], scenarios[1]]);
    const start = begin(firstScenario);
    expect([lastDone(start), cameFrom(start)]).toEqual(['', undefined]);
    expect(lastDone(next(next(two, { type: 'undo' }), { type: 'undo' }))).toBe('Taken back: “Step 1.”');
  });

  test('forgets what was taken back once something else is done', () => {
    const history = [change(1), { type: 'undo' } as const, change(3)].reduce(next, begin(firstScenario));
    expect(canRedo(history)).toBe(false);
    expect(history.past.map(({ scenario }) => scenario)).toEqual([firstScenario]);
  });

  test('has nothing to take back at the beginning', () => {
    const history = begin(firstScenario);
    expect([canUndo(history), canRedo(history), undoes(history), redoes(history)]).toEqual([
      false,
      false,
      undefined,
      undefined,
    ]);
    expect(next(history, { type: 'undo' })).toBe(history);
    expect(next(history, { type: 'redo' })).toBe(history);
  });

  test('keeps so many steps and no more', () => {
    const history = Array.from({ length: longestPast + 10 }, (_, n) => change(n % 3)).reduce(
      next,
      begin(firstScenario),
    );
    expect(history.past).toHaveLength(longestPast);
  });

  test('any way back and forth ends where the steps lead', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('undo', 'redo', 'change'), { maxLength: 60 }), (acts) => {
        const trail: Scenario[] = [firstScenario];
        let at = 0;
        let history = begin(firstScenario);
        acts.forEach((act, n) => {
          if (act === 'change') {
            trail.splice(at + 1, Infinity, scenarios[n % scenarios.length] ?? firstScenario);
            at += 1;
            history = next(history, change(n % scenarios.length));
          } else {
            at = act === 'undo' ? Math.max(0, at - 1) : Math.min(trail.length - 1, at + 1);
            history = next(history, { type: act });
          }
          expect(history.present.scenario).toBe(trail[at]);
        });
      }),
    );
  });
});
