/** What would change a packet's way: every change that is offered does what it is offered for. */
import { describe, expect, test } from 'vitest';
import { changed, ofType } from '#src/explorer/cloud.ts';
import { presetOf, presets } from '#src/explorer/presets.ts';
import { remediesOf } from '#src/explorer/remedies.ts';
import { wishFor } from '#src/explorer/why.ts';
import { wayOf } from './every.ts';

test('a spoke is reached around the gateway by its own connection, or on Direct under today’s rules', () => {
  expect(remediesOf(presetOf('spoke').scenario).map(({ label }) => label)).toEqual([
    'Circuit: Direct, with the rules of today',
    'How vnet-spoke is reached: Own gateway and connection',
  ]);
});

test('under today’s rules Direct alone is enough', () => {
  const today = { ...presetOf('spoke').scenario, profile: 'today' as const };
  expect(remediesOf(today).map(({ label }) => label)).toContain('Circuit: Direct');
});

test.for([
  { preset: 'hub-machine', because: 'it goes around the gateway already' },
  { preset: 'outwards', because: 'which way packets to the site take is documented nowhere' },
])('$preset: nothing is offered, since $because', ({ preset }) => {
  const { scenario } = presetOf(preset);
  expect(wishFor(wayOf(scenario))).toBe(undefined);
  expect(remediesOf(scenario)).toEqual([]);
});

test('where a peering allows no forwarded traffic, allowing it comes first', () => {
  const { scenario } = presetOf('asymmetric');
  const closed = ofType(scenario.cloud, 'virtualNetworks/virtualNetworkPeerings').reduce(
    (cloud, { id }) => changed(cloud, id, { allowForwardedTraffic: false }),
    scenario.cloud,
  );
  const shut = { ...scenario, cloud: closed };
  const way = wayOf(shut);
  expect(way.because).toContain('allows no forwarded traffic');
  const [first] = remediesOf(shut);
  expect(first?.label).toBe('Allow forwarded traffic, vnet-spoke to vnet-hub: On');
});

describe.for(presets.map(({ id, scenario }) => [id, scenario] as const))('in the preset %s', ([, scenario]) => {
  test('what is offered helps, and asks for the same receiver', () => {
    const wish = wishFor(wayOf(scenario));
    for (const { scenario: next, said } of remediesOf(scenario)) {
      const way = wayOf(next);
      expect([way.delivered, way.answered, next.flow.to], said).toEqual([true, true, scenario.flow.to]);
      if (wish === 'around') expect(way.bypassed, said).not.toEqual([]);
    }
  });
});
