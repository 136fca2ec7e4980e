/** A circuit's two links and two edges, and a site that has several circuits. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { Profile } from '#src/base/facts.ts';
import { at, circuit, cloudWith, connection, gateway, idOf, network, other, send, wayOf } from './arm.ts';

const profiles: Profile[] = ['taught', 'today'];
const bypass = { expressRouteGatewayBypass: true };

describe.for(profiles)('the two links of a circuit (%s)', (profile) => {
  const cloud = cloudWith(
    circuit('er', { mbps: 200 }),
    network('vnet', '10.20'),
    gateway('gw', 'vnet'),
    connection('conn', 'gw', 'er'),
  );
  const flows = Array.from({ length: 64 }, (_, index) => ({
    from: '10.100.0.10',
    to: '10.20.1.4',
    protocol: 'tcp' as const,
    port: 443,
    sourcePort: 50_000 + index,
  }));

  test('both carry flows, each flow one of them, and its answer the same', () => {
    const traces = flows.map((flow) => send(cloud, flow, {}, profile));
    const edges = traces.map((found) => wayOf(found)[2]);
    expect(new Set(edges)).toEqual(new Set(['Microsoft edge (primary)', 'Microsoft edge (secondary)']));
    for (const found of traces) {
      expect(found.back && wayOf(found.back).toReversed()).toEqual(wayOf(found));
      expect(found.asymmetry).toBeUndefined();
      expect(found.hops.find(({ kind }) => kind === 'provider')?.fact).toBe('expressroute/both-links-work');
    }
  });

  test('when one is cut, the flows of the other stay where they are', () => {
    const failures = [`link:${at('expressRouteCircuits', 'er')}/primary`];
    const moved = flows.filter((flow) => {
      const before = wayOf(send(cloud, flow, {}, profile))[2];
      const after = wayOf(send(cloud, flow, { failures }, profile))[2];
      expect(after).toBe('Microsoft edge (secondary)');
      return before !== after;
    });
    expect(moved.length).toBeGreaterThan(8);
    expect(moved.length).toBeLessThan(56);
  });

  test('the network is drawn with both, each with what the circuit carries, in its peering location', () => {
    const { nodes, links } = networkOf(cloud, profile);
    const edges = nodes.filter(({ kind }) => kind === 'edge');
    expect(edges.map(({ name, place }) => [name, place])).toEqual([
      ['Microsoft edge (primary)', 'Amsterdam'],
      ['Microsoft edge (secondary)', 'Amsterdam'],
    ]);
    expect(new Set(edges.map(({ pair }) => pair)).size).toBe(1);
    expect(links.flatMap(({ kind, capacity, name }) => (kind === 'line' ? [[name, capacity]] : []))).toEqual([
      ['line of Equinix', 200],
      ['primary link of er', 200],
      ['secondary link of er', 200],
    ]);
  });
});

test('with FastPath on, a packet to the site is drawn through the gateway, and said to be a guess of the routes', () => {
  const cloud = (more: Record<string, unknown>) =>
    cloudWith(circuit('er'), network('vnet', '10.20'), gateway('gw', 'vnet'), connection('conn', 'gw', 'er', more));
  const says = (more: Record<string, unknown>) =>
    send(cloud(more), { from: '10.20.1.4', to: '10.100.0.10' }).hops.filter(({ because }) =>
      because.includes('FastPath is documented for packets from the site'),
    );
  expect(says(bypass).map(({ kind }) => kind)).toEqual(['network', 'gateway']);
  expect(says({})).toEqual([]);
});

test.for<{ what: string; port: Record<string, unknown>[]; way: string; because: string }>([
  { what: 'none', port: [], way: 'arrives', because: 'nothing is known against its links' },
  {
    what: 'both links enabled',
    port: [{ adminState: 'Enabled' }, { adminState: 'Enabled' }],
    way: 'arrives',
    because: 'both cables are in place',
  },
  {
    what: 'the first link disabled',
    port: [{ adminState: 'Disabled' }, { adminState: 'Enabled' }],
    way: 'Microsoft edge (secondary)',
    because: 'the other one is enough',
  },
  {
    what: 'both links disabled',
    port: [{ adminState: 'Disabled' }, { adminState: 'Disabled' }],
    way: 'expressroute/direct-links',
    because: 'a link is dark until somebody enables it',
  },
])('a Direct circuit on a port pair with $what: $way, because $because', ({ port, way }) => {
  const links = port.map((properties, index) => ({ name: `link${index + 1}`, properties }));
  const cloud = cloudWith(
    other('expressRoutePorts', 'port', { peeringLocation: 'Amsterdam', links }),
    circuit('er', { port: 'port' }),
    network('vnet', '10.20'),
    gateway('gw', 'vnet'),
    connection('conn', 'gw', 'er', bypass),
  );
  const found = send(cloud, { from: '10.100.0.10', to: '10.20.1.4' });
  expect(networkOf(cloud, 'today').nodes.some(({ kind }) => kind === 'provider')).toBe(false);
  expect(`${found.delivered ? 'arrives' : ''} ${wayOf(found).join()} ${found.fact ?? ''}`).toContain(way);
});

describe.for(profiles)('a site with two circuits (%s)', (profile) => {
  /** Headquarters with a circuit in Amsterdam and one in Paris, both connected to one network. */
  const twice = (
    weights: readonly [number, number] = [0, 0],
    more: { prefixes?: readonly [string, string]; preference?: readonly [string, string] } = {},
  ) =>
    cloudWith(
      ...(['er-ams', 'er-par'] as const).map((name, index) =>
        circuit(name, {
          site: 'Headquarters',
          location: index === 0 ? 'Amsterdam' : 'Paris',
          prefixes: more.prefixes?.[index] ?? '10.1.0.0/16',
          ...(more.preference && { preference: more.preference[index] ?? '' }),
        }),
      ),
      network('vnet', '10.20'),
      gateway('gw', 'vnet'),
      connection('conn-ams', 'gw', 'er-ams', { routingWeight: weights[0] }),
      connection('conn-par', 'gw', 'er-par', { routingWeight: weights[1] }),
    );
  const out = { from: '10.20.1.4', to: '10.1.0.10' };
  const into = { from: '10.1.0.10', to: '10.20.1.4' };
  const circuitsOn = (found: { hops: readonly { node: string }[] }) => [
    ...new Set(found.hops.flatMap(({ node }) => /expressroutecircuits\/([^/]+)\//.exec(node)?.[1] ?? [])),
  ];

  test('is one site with a router for each', () => {
    const { nodes } = networkOf(twice(), profile);
    expect(nodes.filter(({ kind }) => kind === 'site')).toMatchObject([
      { id: 'site:headquarters', name: 'Headquarters', prefixes: ['10.1.0.0/16'] },
    ]);
    expect(nodes.filter(({ kind }) => kind === 'router').map(({ name }) => name)).toEqual([
      'Router of er-ams',
      'Router of er-par',
    ]);
  });

  test.for<{
    weights: readonly [number, number];
    prefixes?: readonly [string, string];
    by: string;
    fact: string;
    because: string;
  }>([
    { weights: [10, 0], by: 'er-ams', fact: 'expressroute/routing-weight', because: 'the higher weight wins' },
    { weights: [0, 10], by: 'er-par', fact: 'expressroute/routing-weight', because: 'the higher weight wins' },
    {
      weights: [100, 0],
      prefixes: ['10.1.0.0/16', '10.1.0.0/16,10.1.0.0/24'],
      by: 'er-par',
      fact: 'expressroute/circuit-preference',
      because: 'a more exact prefix comes before any weight',
    },
  ])(
    'weights $weights: answers and packets from Azure go over $by, because $because',
    ({ weights, prefixes, by, fact }) => {
      const found = send(twice(weights, prefixes ? { prefixes } : {}), out, {}, profile);
      expect(found.delivered).toBe(true);
      expect(circuitsOn(found)).toEqual([by]);
      expect(found.hops.find(({ kind }) => kind === 'gateway')?.fact).toBe(fact);
    },
  );

  test('equal weights share the flows, and one flow keeps to one circuit', () => {
    const flows = Array.from({ length: 64 }, (_, index) => ({ ...out, protocol: 'tcp' as const, sourcePort: index }));
    const used = flows.map((flow) => circuitsOn(send(twice(), flow, {}, profile)).join());
    expect(new Set(used)).toEqual(new Set(['er-ams', 'er-par']));
    const fact = send(twice(), out, {}, profile).hops.find(({ kind }) => kind === 'gateway')?.fact;
    expect(fact).toBe('expressroute/circuits-share-flows');
  });

  test('of more than four equal circuits four are used, and the next takes the place of one that fails', () => {
    const names = ['er-1', 'er-2', 'er-3', 'er-4', 'er-5', 'er-6'];
    const cloud = cloudWith(
      ...names.map((name) => circuit(name, { site: 'Headquarters', prefixes: '10.1.0.0/16', location: name })),
      network('vnet', '10.20'),
      gateway('gw', 'vnet'),
      ...names.map((name) => connection(`conn-${name}`, 'gw', name)),
    );
    const used = (failures: string[]) => {
      const flows = Array.from({ length: 96 }, (_, index) => ({ ...out, protocol: 'tcp' as const, sourcePort: index }));
      return [...new Set(flows.flatMap((flow) => circuitsOn(send(cloud, flow, { failures }, profile))))].sort();
    };
    expect(used([])).toEqual(['er-1', 'er-2', 'er-3', 'er-4']);
    expect(used(['location:er-2'])).toEqual(['er-1', 'er-3', 'er-4', 'er-5']);
    const fork = send(cloud, out, {}, profile).forks.find(({ node }) => node === at('virtualNetworkGateways', 'gw'));
    expect(fork?.beat.find(({ withdrawn }) => withdrawn)?.lost).toContain('spreads the flows over 4');
  });

  test('when the preferred circuit is gone, the other carries everything', () => {
    // One location is one risk: expressroute/location-outage.
    const failures = ['location:Amsterdam'];
    for (const flow of [out, into]) {
      const found = send(twice([10, 0]), flow, { failures }, profile);
      expect(found).toMatchObject({ delivered: true, answered: true });
      expect(circuitsOn(found)).toEqual(['er-par']);
    }
  });

  test('Azure’s weight and the site’s preference are two decisions: where they differ, the answer takes another way', () => {
    const crossed = send(twice([10, 0], { preference: ['100', '200'] }), into, {}, profile);
    expect(circuitsOn(crossed)).toEqual(['er-par']);
    expect(crossed.back && circuitsOn(crossed.back)).toEqual(['er-ams']);
    expect(crossed.asymmetry).toBeDefined();
    const agreed = send(twice([10, 0], { preference: ['200', '100'] }), into, {}, profile);
    expect(circuitsOn(agreed)).toEqual(['er-ams']);
    expect(agreed.asymmetry).toBeUndefined();
  });
});

describe.for(profiles)('what a site announces (%s)', (profile) => {
  const announcing = (prefixes: string) =>
    cloudWith(
      circuit('er', { prefixes }),
      network('vnet', '10.20'),
      gateway('gw', 'vnet'),
      connection('conn', 'gw', 'er'),
    );

  test('a wide range is its home, but for the networks in Azure that lie inside', () => {
    const cloud = announcing('10.0.0.0/8');
    const found = send(cloud, { from: '10.100.0.10', to: '10.20.1.4' }, {}, profile);
    expect(found).toMatchObject({ delivered: true, answered: true });
    expect(found.hops.at(-1)?.name).toBe('vm-app');
    expect(send(cloud, { from: '10.20.1.4', to: '10.99.0.1' }, {}, profile).hops.at(-1)?.kind).toBe('site');
  });

  test('a default route takes what is for the internet to the site, and out from there', () => {
    const cloud = announcing('10.100.0.0/16,0.0.0.0/0');
    const found = send(cloud, { from: '10.20.1.4', to: '93.184.216.34' }, {}, profile);
    expect(found).toMatchObject({ delivered: true, answered: true });
    expect(found.hops.map(({ kind }) => kind).slice(-2)).toEqual(['site', 'internet']);
    expect(found.hops.at(-2)?.fact).toBe('expressroute/forced-tunneling');
    const inside = send(cloud, { from: '10.100.0.10', to: '10.20.1.4' }, {}, profile);
    expect(inside).toMatchObject({ delivered: true, answered: true });
  });

  test('a range inside the network’s own is not followed: Azure keeps to its own routes', () => {
    const found = send(announcing('10.100.0.0/16,10.20.1.0/24'), { from: '10.20.1.4', to: '10.20.1.5' }, {}, profile);
    expect(found.hops.at(-1)?.name).toBe('vnet');
    const { routes } = networkOf(announcing('10.20.1.0/24'), profile);
    const kept = routes.filter((route) => route.at === at('virtualNetworks', 'vnet') && route.origin === 'bgp');
    expect(kept.map(({ withdrawn }) => withdrawn?.fact)).toEqual(['expressroute/own-routes-first']);
  });

  test('too many prefixes drop the session, and say how many there may be', () => {
    const many = Array.from({ length: 4_001 }, (_, index) => `10.${100 + (index >> 8)}.${index & 255}.0/24`);
    const standard = cloudWith(
      circuit('er', { tier: 'Standard', prefixes: many.join() }),
      network('vnet', '10.20'),
      gateway('gw', 'vnet'),
      connection('conn', 'gw', 'er'),
    );
    const found = send(standard, { from: '10.20.1.4', to: '10.100.5.1' }, {}, profile);
    expect(found).toMatchObject({ delivered: false, fact: 'expressroute/private-peering-routes' });
    expect(send(announcing(many.join()), { from: '10.20.1.4', to: '10.100.5.1' }, {}, profile).delivered).toBe(true);
  });
});

test.for<{ what: string; tier: string; location: string; region: string; fact?: string; because: string }>([
  { what: 'Local, near', tier: 'Local', location: 'Amsterdam', region: 'westeurope', because: 'that is its region' },
  {
    what: 'Local, next door',
    tier: 'Local',
    location: 'Amsterdam',
    region: 'northeurope',
    fact: 'expressroute/local-circuit',
    because: 'a Local circuit reaches one or two regions',
  },
  {
    what: 'Standard, next door',
    tier: 'Standard',
    location: 'Amsterdam',
    region: 'northeurope',
    because: 'both are in Europe',
  },
  {
    what: 'Standard, overseas',
    tier: 'Standard',
    location: 'Amsterdam',
    region: 'eastus',
    fact: 'expressroute/geopolitical-regions',
    because: 'that is another geopolitical region',
  },
  {
    what: 'Premium, overseas',
    tier: 'Premium',
    location: 'Amsterdam',
    region: 'eastus',
    because: 'Premium reaches all',
  },
  {
    what: 'Standard at a Metro',
    tier: 'Standard',
    location: 'Amsterdam Metro',
    region: 'eastus',
    fact: 'expressroute/geopolitical-regions',
    because: 'a Metro is in one city',
  },
])('$what: routes are exchanged or not, because $because', ({ tier, location, region, fact }) => {
  for (const profile of profiles) {
    const cloud = cloudWith(
      circuit('er', { tier, location }),
      network('vnet', '10.20', { location: region }),
      gateway('gw', 'vnet'),
      connection('conn', 'gw', 'er'),
    );
    const found = send(cloud, { from: '10.100.0.10', to: '10.20.1.4' }, {}, profile);
    expect(found.delivered).toBe(fact === undefined);
    if (fact !== undefined) expect(found).toMatchObject({ problem: 'no-route', fact });
  }
});

test.for<{ spokes: number; six: number; arrives: boolean; because: string }>([
  { spokes: 999, six: 0, arrives: true, because: 'with the hub these are 1,000' },
  { spokes: 1_000, six: 0, arrives: false, because: 'that is one too many' },
  { spokes: 1, six: 100, arrives: true, because: '100 IPv6 prefixes are allowed' },
  { spokes: 1, six: 101, arrives: false, because: '101 are not' },
])('$spokes spokes and $six IPv6 prefixes: arrives $arrives, because $because', ({ spokes, six, arrives }) => {
  const names = Array.from({ length: spokes }, (_, index) => `spoke-${index}`);
  const hub = network('vnet', '10.20', {
    peers: Object.fromEntries(names.map((name) => [name, { allowGatewayTransit: true }])),
  });
  const cloud = cloudWith(
    circuit('er'),
    {
      ...hub,
      properties: {
        ...hub.properties,
        addressSpace: {
          addressPrefixes: ['10.20.0.0/16', ...Array.from({ length: six }, (_, index) => `fd00:${index}::/64`)],
        },
      },
    },
    ...names.map((name, index) =>
      other('virtualNetworks', name, {
        addressSpace: { addressPrefixes: [`10.${30 + (index >> 8)}.${index & 255}.0/24`] },
        virtualNetworkPeerings: [
          {
            name: 'to-hub',
            properties: { remoteVirtualNetwork: { id: idOf('virtualNetworks', 'vnet') }, useRemoteGateways: true },
          },
        ],
      }),
    ),
    gateway('gw', 'vnet'),
    connection('conn', 'gw', 'er'),
  );
  const found = send(cloud, { from: '10.100.0.10', to: '10.20.1.4' });
  expect(found.delivered).toBe(arrives);
  if (!arrives) expect(found.fact).toBe('expressroute/announced-prefixes');
});

test.for<{ what: string; peering: Record<string, unknown>; arrives: boolean; because: string }>([
  { what: 'no subnets written down', peering: {}, arrives: true, because: 'nothing is known against it' },
  {
    what: 'IPv4 subnets only',
    peering: { primaryPeerAddressPrefix: '192.168.1.0/30' },
    arrives: false,
    because: 'IPv6 takes subnets of its own',
  },
  {
    what: 'subnets of both kinds',
    peering: {
      primaryPeerAddressPrefix: '192.168.1.0/30',
      ipv6PeeringConfig: { primaryPeerAddressPrefix: '2001:db8::/126' },
    },
    arrives: true,
    because: 'it is dual stack',
  },
])('IPv6 over a peering with $what: arrives $arrives, because $because', ({ peering, arrives }) => {
  const hub = network('vnet', '10.20');
  const cloud = cloudWith(
    circuit('er', { peering }),
    {
      ...hub,
      properties: {
        addressSpace: { addressPrefixes: ['10.20.0.0/16', 'fd00:20::/48'] },
        subnets: [
          { name: 'GatewaySubnet', properties: { addressPrefix: '10.20.255.0/27' } },
          { name: 'snet-app', properties: { addressPrefixes: ['10.20.1.0/24', 'fd00:20:0:1::/64'] } },
        ],
      },
    },
    gateway('gw', 'vnet'),
    connection('conn', 'gw', 'er'),
  );
  const six = send(cloud, { from: 'fd00:100::10', to: 'fd00:20:0:1::4' });
  expect(six.delivered).toBe(arrives);
  if (!arrives) expect(six.fact).toBe('expressroute/dual-stack');
  expect(send(cloud, { from: '10.100.0.10', to: '10.20.1.4' })).toMatchObject({ delivered: true, answered: true });
});
