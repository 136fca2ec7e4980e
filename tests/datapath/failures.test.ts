/** What a failure does: BGP takes the other way where there is one, and says what is gone where there is none. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { possibleFailures } from '#src/azure/network/failures.ts';
import type { Profile } from '#src/base/facts.ts';
import { at, circuit, cloudWith, connection, gateway, network, send } from './arm.ts';

const er = at('expressRouteCircuits', 'er');
const hubGateway = at('virtualNetworkGateways', 'gw');
const bypass = { expressRouteGatewayBypass: true };
const peers = {
  hub: { 'vnet-spoke': { allowGatewayTransit: true } },
  spoke: { 'vnet-hub': { useRemoteGateways: true } },
};

/** One site, one circuit, a hub with a gateway, a spoke. */
const one = (more: Record<string, unknown> = {}, location = 'Amsterdam') =>
  cloudWith(
    circuit('er', { location }),
    network('vnet-hub', '10.20', { peers: peers.hub }),
    network('vnet-spoke', '10.30', { peers: peers.spoke }),
    gateway('gw', 'vnet-hub'),
    connection('conn', 'gw', 'er', more),
  );

const inward = { from: '10.100.0.10', to: '10.20.1.4' };
const outward = { from: '10.20.1.4', to: '10.100.0.10' };

describe.for<Profile>(['taught', 'today'])('with one circuit (%s)', (profile) => {
  test.for<{ failures: string[]; arrives: boolean; says: string; because: string }>([
    {
      failures: [`link:${er}/primary`],
      arrives: true,
      says: 'Microsoft edge (secondary)',
      because: 'the other link carries every flow',
    },
    {
      failures: [`link:${er}/secondary`],
      arrives: true,
      says: 'Microsoft edge (primary)',
      because: 'the other link carries every flow',
    },
    {
      failures: [`edge:${er}/primary`],
      arrives: true,
      says: 'Microsoft edge (secondary)',
      because: 'each link has an edge of its own',
    },
    {
      failures: [`edge:${er}/primary`, `link:${er}/secondary`],
      arrives: false,
      says: 'primary edge router of er is down',
      because: 'one is dead and the other cannot be reached',
    },
    {
      failures: [`link:${er}/primary`, `link:${er}/secondary`],
      arrives: false,
      says: 'link of er is cut',
      because: 'no session is left',
    },
    {
      failures: ['location:Amsterdam'],
      arrives: false,
      says: 'peering location Amsterdam is down',
      because: 'both edges stand there',
    },
    { failures: ['location:Paris'], arrives: true, says: '', because: 'nothing of this circuit stands there' },
    { failures: [`instance:${hubGateway}/0`], arrives: true, says: '', because: 'the other instance forwards' },
    {
      failures: [`instance:${hubGateway}/0`, `instance:${hubGateway}/1`],
      arrives: false,
      says: 'gateway gw is down',
      because: 'a gateway has two instances',
    },
    {
      failures: [`gateway:${hubGateway}`],
      arrives: false,
      says: 'gateway gw is down',
      because: 'without it no routes are exchanged',
    },
    {
      failures: [`connection:${at('connections', 'conn')}`],
      arrives: false,
      says: 'connection conn is down',
      because: 'routes are exchanged over it',
    },
    { failures: ['meteor:everywhere', ''], arrives: true, says: '', because: 'nothing here is called that' },
  ])('$failures: arrives $arrives, because $because', ({ failures, arrives, says }) => {
    for (const flow of [inward, outward]) {
      for (const more of [{}, bypass]) {
        const found = send(one(more), flow, { failures }, profile);
        expect(found.delivered).toBe(arrives);
        if (arrives) expect(found.answered).toBe(true);
        const told = `${found.because} ${found.hops.map(({ name }) => name).join()}`;
        expect(told).toContain(says);
      }
    }
  });

  test('a dead gateway ends FastPath too, since its routes are gone', () => {
    const failures = [`gateway:${hubGateway}`];
    expect(send(one(bypass), inward, {}, profile).bypassed).toEqual([hubGateway]);
    const found = send(one(bypass), inward, { failures }, profile);
    expect(found).toMatchObject({ delivered: false, bypassed: [], fact: 'expressroute/fastpath-keeps-gateway' });
    expect(found.hops.at(-1)?.kind).toBe('router');
  });

  test('what depends on a dead circuit dies where its route was, not on the way', () => {
    const failures = ['location:Amsterdam'];
    const found = send(one(), inward, { failures }, profile);
    expect(found.hops.at(-1)?.name).toBe('On-premises router');
    expect(found).toMatchObject({ problem: 'no-route', fact: 'expressroute/location-outage' });
    expect(send(one(), outward, { failures }, profile).hops.at(-1)?.name).toBe('vnet-hub');
    const spoke = { from: '10.30.1.4', to: '10.100.0.10' };
    expect(send(one(), spoke, {}, profile).delivered).toBe(true);
    expect(send(one(), spoke, { failures }, profile).hops.at(-1)?.name).toBe('vnet-spoke');
  });

  test('one instance less: the gateway says that it carries half', () => {
    const failures = [`instance:${hubGateway}/1`];
    const found = send(one(), inward, { failures }, profile);
    expect(found.hops.find(({ node }) => node === hubGateway)?.because).toContain('carries half as much');
    const capacity = (whatIf = {}) =>
      networkOf(one(), profile, whatIf).links.find(({ id }) => id === `${hubGateway}/link`)?.capacity;
    expect(capacity()).toBe(10_000);
    expect(capacity({ failures })).toBe(5_000);
  });
});

test.for<{ from: string; to: string; dies: string; because: string }>([
  { from: '10.100.0.10', to: '10.30.1.4', dies: 'On-premises router', because: 'nobody announces the spoke any more' },
  { from: '10.30.1.4', to: '10.100.0.10', dies: 'vnet-spoke', because: 'the gateway is beyond the peering' },
  { from: '10.20.1.4', to: '10.30.1.4', dies: 'vnet-hub', because: 'the peering was the way' },
])('without its peering a spoke is alone: $from to $to dies at $dies, because $because', ({ from, to, dies }) => {
  const failures = [`peering:${at('virtualNetworks', 'vnet-hub')}/virtualnetworkpeerings/to-vnet-spoke`];
  for (const profile of ['taught', 'today'] as const) {
    expect(send(one(), { from, to }, {}, profile).delivered).toBe(true);
    const found = send(one(), { from, to }, { failures }, profile);
    expect(found.delivered).toBe(false);
    expect(found.hops.at(-1)?.name).toBe(dies);
    expect(found.because).toContain('peering');
    expect(send(one(), inward, { failures }, profile)).toMatchObject({ delivered: true, answered: true });
  }
});

test('a Metro circuit outlives the loss of one of its facilities', () => {
  const metro = one({}, 'Amsterdam Metro');
  for (const [facility, edge] of [
    ['Amsterdam', 'secondary'],
    ['Amsterdam2', 'primary'],
  ] as const) {
    const found = send(metro, inward, { failures: [`location:${facility}`] });
    expect(found).toMatchObject({ delivered: true, answered: true });
    expect(found.hops.map(({ name }) => name)).toContain(`Microsoft edge (${edge})`);
  }
  expect(send(metro, inward, { failures: ['location:Amsterdam', 'location:Amsterdam2'] }).delivered).toBe(false);
  const { nodes } = networkOf(metro, 'today', { failures: ['location:Amsterdam'] });
  expect(nodes.flatMap(({ down }) => down?.fact ?? [])).toEqual(['expressroute/metro-facilities']);
});

describe('the list of what can fail', () => {
  const listed = possibleFailures(one());

  test('names everything once, in words', () => {
    expect(listed.map(({ name }) => name)).toEqual([
      'Primary link of er',
      'Secondary link of er',
      'Primary Microsoft edge of er',
      'Secondary Microsoft edge of er',
      'Peering location Amsterdam',
      'Instance 1 of gateway gw',
      'Instance 2 of gateway gw',
      'Gateway gw, both instances',
      'Connection conn',
      'Peering of vnet-hub and vnet-spoke',
    ]);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  });

  test('an empty Cloud has nothing that could fail', () => {
    expect(possibleFailures(cloudWith())).toEqual([]);
  });

  test('each of them changes the network', () => {
    const whole = JSON.stringify(networkOf(one(), 'today'));
    for (const { id } of listed) {
      expect(JSON.stringify(networkOf(one(), 'today', { failures: [id.toUpperCase()] })), id).not.toBe(whole);
    }
  });
});
