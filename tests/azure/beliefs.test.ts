/** Every belief: the packet goes another way where it matters, no network breaks it, and it has words. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { beliefs } from '#src/azure/beliefs/list.ts';
import { networkOf } from '#src/azure/network.ts';
import { worldOf, type Traceable } from '#src/azure/network/world.ts';
import { isFactId, statementOf } from '#src/base/fact-words.ts';
import type { Profile } from '#src/base/facts.ts';
import { emptyNetwork, type Network } from '#src/datapath/network.ts';
import { trace, type Flow, type Trace } from '#src/datapath/trace.ts';
import { anyFlow, anyNetwork } from '../datapath/any-network.ts';
import {
  addresses,
  balancer,
  circuit,
  cloudWith,
  connection,
  gateway,
  globalReach,
  network,
  nodeOf,
  office,
  peered,
  privateEndpoint,
  securityGroup,
  vpn,
} from '../explorer/clouds.ts';

interface Row {
  belief: string;
  cloud: Traceable;
  profile?: Profile;
  failures?: readonly string[];
  flow: Flow;
  /** What the true way says, and the believed one, in the words of `told`. */
  truly: string;
  believed: string;
  because: string;
}

/** A way in a few words: whether it arrives, and past what. */
function told({ delivered, answered, hops, bypassed }: Trace): string {
  const past = hops
    .filter(({ kind, node }) => kind === 'edge' || kind === 'gateway' || node.includes('/appliances/'))
    .map(({ node, kind }) => (kind === 'edge' ? node.split('/').slice(-3).join('/') : (node.split('/').at(-1) ?? '')));
  const around = bypassed.map((node) => `around ${node.split('/').at(-1) ?? ''}`);
  return [
    delivered ? 'arrives' : 'is lost',
    ...past.map((name) => `past ${name}`),
    ...around,
    answered ? 'answered' : 'not answered',
  ].join(', ');
}

const { office: from, hub, spoke } = addresses;
const appliance = '10.20.9.4';
const twoSites = [
  ...circuit({ name: 'er-one', site: '10.101.0.0/16' }),
  ...circuit({ name: 'er-two', site: '10.102.0.0/16', location: 'London' }),
  ...circuit({ name: 'er-three', site: '10.103.0.0/16', location: 'Dublin' }),
];
const backedByVpn = cloudWith(
  office({ fastPath: false }),
  gateway('vpngw-hub', 'vnet-hub', 'VpnGw1AZ', 'Vpn'),
  vpn('conn-vpn', 'vpngw-hub', ['10.100.0.0/16']),
);
const sharedSite = { site: '10.100.0.0/16' };
/** One site with two circuits into one hub. */
const twoCircuits = cloudWith(
  circuit({ name: 'er-west', ...sharedSite }),
  circuit({ name: 'er-east', location: 'London', ...sharedSite }),
  network({ name: 'vnet-hub', space: ['10.20.0.0/16'], app: '10.20.1.0/24', gatewaySubnet: '10.20.255.0/27' }),
  gateway('ergw-hub', 'vnet-hub'),
  connection('conn-west', 'ergw-hub', 'er-west', { weight: 200 }),
  connection('conn-east', 'ergw-hub', 'er-east', { weight: 100 }),
);
const withUserRoute = office({ hub: { gatewayRoutes: { '10.20.1.0/24': appliance } } });
const around = 'around ergw-hub';
const past = 'past ergw-hub';

const rows: Row[] = [
  {
    belief: 'fast-lane',
    cloud: cloudWith(office({})),
    flow: { from, to: hub },
    truly: around,
    believed: past,
    because: 'FastPath is a way around the gateway, not a lane in it',
  },
  {
    belief: 'unsupported-is-dropped',
    cloud: cloudWith(office({})),
    flow: { from, to: spoke },
    truly: `arrives`,
    believed: 'is lost',
    because: 'the spoke is beyond FastPath, and the gateway serves it',
  },
  {
    belief: 'peering-extends-fastpath',
    cloud: cloudWith(office({})),
    flow: { from, to: spoke },
    truly: past,
    believed: around,
    because: 'on a provider circuit FastPath ends in the hub',
  },
  {
    belief: 'fastpath-stops-at-the-hub',
    cloud: cloudWith(office({ circuit: { direct: true } })),
    profile: 'today',
    flow: { from, to: spoke },
    truly: around,
    believed: past,
    because: 'today on Direct a spoke of the same region is reached',
  },
  {
    belief: 'fastpath-yields-to-routes',
    cloud: cloudWith(withUserRoute),
    flow: { from, to: hub },
    truly: around,
    believed: past,
    because: 'on a provider circuit a route of the gateway subnet changes nothing for FastPath',
  },
  {
    belief: 'routes-follow-bypass',
    cloud: cloudWith(withUserRoute),
    flow: { from, to: hub },
    truly: around,
    believed: `past ${appliance}`,
    because: 'only Direct circuits follow such a route today, and as taught none does',
  },
  {
    belief: 'any-gateway-will-do',
    cloud: cloudWith(office({ sku: 'ErGw1AZ' })),
    flow: { from, to: hub },
    truly: past,
    believed: around,
    because: 'the smallest gateway cannot be bypassed',
  },
  {
    belief: 'fastpath-on-circuit',
    cloud: cloudWith(
      office({}),
      network({ name: 'vnet-other', space: ['10.40.0.0/16'], app: '10.40.1.0/24', gatewaySubnet: '10.40.255.0/27' }),
      gateway('ergw-other', 'vnet-other'),
      connection('conn-other', 'ergw-other', 'er-office'),
    ),
    flow: { from, to: '10.40.1.4' },
    truly: 'past ergw-other',
    believed: 'around ergw-other',
    because: 'the other connection has a switch of its own, and it is off',
  },
  {
    belief: 'premium-unlocks-fastpath',
    cloud: cloudWith(office({ circuit: { premium: true } })),
    flow: { from, to: spoke },
    truly: past,
    believed: around,
    because: 'Premium has nothing to do with what FastPath covers',
  },
  {
    belief: 'fastpath-reaches-basic-balancers',
    cloud: cloudWith(office({}), balancer('lb-basic', 'Basic', 'vnet-hub', '10.20.1.100')),
    flow: { from, to: '10.20.1.100' },
    truly: past,
    believed: around,
    because: 'a Basic load balancer is served by the gateway',
  },
  {
    belief: 'fastpath-reaches-private-endpoints',
    cloud: cloudWith(office({}), privateEndpoint('pe-vault', 'vnet-hub', '10.20.1.200')),
    flow: { from, to: '10.20.1.200' },
    truly: past,
    believed: around,
    because: 'a private endpoint is served by the gateway',
  },
  {
    belief: 'fastpath-treats-ipv6-alike',
    cloud: cloudWith(office({ circuit: { site: '10.100.0.0/16,fd00:100::/64' } })),
    flow: { from: 'fd00:100::a', to: 'fd00:20:0:1::4' },
    truly: past,
    believed: around,
    because: 'IPv6 needs ExpressRoute Direct',
  },
  {
    belief: 'fastpath-outlives-gateway',
    cloud: cloudWith(office({})),
    failures: [`gateway:${nodeOf('virtualNetworkGateways', 'ergw-hub')}`],
    flow: { from, to: hub },
    truly: 'is lost',
    believed: around,
    because: 'the routes are gone with the gateway',
  },
  {
    belief: 'global-reach-is-transitive',
    cloud: cloudWith(twoSites, globalReach('er-one', 'er-two'), globalReach('er-two', 'er-three')),
    flow: { from: '10.101.0.10', to: '10.103.0.10' },
    truly: 'is lost',
    believed: 'past er-two/edge/',
    because: 'each pair needs a link of its own',
  },
  {
    belief: 'peering-is-transitive',
    cloud: cloudWith(
      office({}),
      network({ name: 'vnet-third', space: ['10.31.0.0/16'], app: '10.31.1.0/24' }),
      peered('vnet-hub', 'vnet-third', true),
    ),
    flow: { from: spoke, to: '10.31.1.4' },
    truly: 'is lost',
    believed: 'arrives',
    because: 'the spokes are not peered with one another',
  },
  {
    belief: 'peering-brings-the-gateway',
    cloud: cloudWith(
      office({}),
      network({ name: 'vnet-guest', space: ['10.32.0.0/16'], app: '10.32.1.0/24' }),
      peered('vnet-hub', 'vnet-guest'),
    ),
    flow: { from, to: '10.32.1.4' },
    truly: 'is lost',
    believed: past,
    because: 'neither side of the peering has the setting',
  },
  {
    belief: 'vpn-before-expressroute',
    cloud: backedByVpn,
    flow: { from: hub, to: from },
    truly: past,
    believed: 'past vpngw-hub',
    because: 'the prefix is the same, and ExpressRoute is used',
  },
  {
    belief: 'vpn-waits-to-be-called',
    cloud: backedByVpn,
    failures: ['location:Amsterdam'],
    flow: { from: hub, to: from },
    truly: 'past vpngw-hub',
    believed: 'is lost',
    because: 'the routes of the VPN were there all the time',
  },
  {
    belief: 'expressroute-always-first',
    cloud: cloudWith(
      office({ fastPath: false }),
      gateway('vpngw-hub', 'vnet-hub', 'VpnGw1AZ', 'Vpn'),
      vpn('conn-vpn', 'vpngw-hub', ['10.100.0.0/24']),
    ),
    flow: { from: hub, to: from },
    truly: 'past vpngw-hub',
    believed: past,
    because: 'the more exact prefix comes first',
  },
  {
    belief: 'gateway-is-a-firewall',
    cloud: cloudWith(office({})),
    flow: { from, to: hub },
    truly: ', answered',
    believed: ', not answered',
    because: 'a gateway keeps no list of conversations',
  },
  {
    belief: 'peering-forwards-everything',
    cloud: cloudWith(
      office({}),
      network({ name: 'vnet-closed', space: ['10.32.0.0/16'], app: '10.32.1.0/24' }),
      peered('vnet-hub', 'vnet-third'),
      peered('vnet-hub', 'vnet-closed', false, false),
      network({
        name: 'vnet-asks',
        space: ['10.33.0.0/16'],
        app: '10.33.1.0/24',
        routes: { '10.32.0.0/16': appliance },
      }),
      peered('vnet-hub', 'vnet-asks'),
    ),
    flow: { from: '10.33.1.4', to: '10.32.1.4' },
    truly: 'is lost',
    believed: 'arrives',
    because: 'the peering of vnet-closed allows no forwarded traffic',
  },
  {
    belief: 'higher-number-wins',
    cloud: cloudWith(
      office({ hub: { securityGroup: 'nsg-hub' } }),
      securityGroup('nsg-hub', { 100: 'Allow', 200: 'Deny' }),
    ),
    flow: { from, to: hub },
    truly: 'arrives',
    believed: 'is lost',
    because: 'rule 100 is asked first',
  },
  {
    belief: 'user-route-always-wins',
    cloud: cloudWith(office({ spoke: { routes: { '0.0.0.0/0': appliance } } })),
    flow: { from: spoke, to: from },
    truly: past,
    believed: `past ${appliance}`,
    because: 'the learned route is longer than 0.0.0.0/0',
  },
  {
    belief: 'learned-beats-user',
    cloud: cloudWith(office({ spoke: { routes: { '10.100.0.0/16': appliance } } })),
    flow: { from: spoke, to: from },
    truly: `past ${appliance}`,
    believed: 'arrives, past ergw-hub',
    because: 'for the same prefix the user route comes first',
  },
  {
    belief: 'ipv6-comes-by-itself',
    cloud: cloudWith(office({ circuit: { site: '10.100.0.0/16,fd00:100::/64', onlyIpv4: true } })),
    flow: { from: 'fd00:100::a', to: 'fd00:20:0:1::4' },
    truly: 'is lost',
    believed: past,
    because: 'the peering has no IPv6 subnets',
  },
  {
    belief: 'circuit-joins-networks',
    cloud: cloudWith(
      office({}),
      network({ name: 'vnet-other', space: ['10.40.0.0/16'], app: '10.40.1.0/24', gatewaySubnet: '10.40.255.0/27' }),
      gateway('ergw-other', 'vnet-other'),
      connection('conn-other', 'ergw-other', 'er-office'),
    ),
    profile: 'today',
    flow: { from: hub, to: '10.40.1.4' },
    truly: 'is lost',
    believed: 'arrives',
    because: 'the gateways take no traffic of remote networks',
  },
  {
    belief: 'only-the-number-counts',
    cloud: cloudWith(office({ hub: { location: 'eastus' } })),
    flow: { from, to: hub },
    truly: 'is lost',
    believed: 'arrives',
    because: 'a Standard circuit in Amsterdam does not reach the United States',
  },
  {
    belief: 'two-links-two-places',
    cloud: cloudWith(office({})),
    failures: ['location:Amsterdam'],
    flow: { from, to: hub },
    truly: 'is lost',
    believed: 'er-office/edge/secondary',
    because: 'both edges stand in Amsterdam',
  },
  {
    belief: 'second-link-only-waits',
    cloud: cloudWith(office({})),
    flow: { from: '10.100.0.12', to: hub },
    truly: 'er-office/edge/secondary',
    believed: 'er-office/edge/primary',
    because: 'flows are shared between the links',
  },
  {
    belief: 'one-link-is-the-circuit',
    cloud: cloudWith(office({})),
    failures: [`link:${nodeOf('expressRouteCircuits', 'er-office')}/primary`],
    flow: { from, to: hub },
    truly: 'past er-office/edge/secondary',
    believed: 'is lost',
    because: 'the other link carries on',
  },
  {
    belief: 'lower-weight-wins',
    cloud: twoCircuits,
    flow: { from: hub, to: from },
    truly: 'past er-west/edge/',
    believed: 'past er-east/edge/',
    because: 'er-west has the higher weight',
  },
  {
    belief: 'subnet-routes-steer-arrivals',
    cloud: cloudWith(office({ hub: { routes: { '10.100.0.0/16': appliance } } })),
    flow: { from, to: hub },
    truly: around,
    believed: `past ${appliance}`,
    because: 'the route table steers what leaves the subnet',
  },
];

const words = z.strictObject({ belief: z.string(), repair: z.string(), facts: z.array(z.string()).min(1) });

/** Reached only by today's rules: as taught they change nothing. */
const onlyToday = /^Today\b/;

test.for(beliefs.map(({ id }) => id))('what is said against %s is true by either rule set', (id) => {
  const file = `content/misconceptions/${id}.yaml`;
  const { repair, facts } = words.parse(parse(readFileSync(file, 'utf8')));
  if (onlyToday.test(repair)) return;
  for (const word of ['provider circuit', 'Direct']) {
    const taught = facts.map((fact) => (isFactId(fact) ? statementOf(fact, 'taught') : '')).join(' ');
    if (repair.includes(word)) expect(taught, `${file} says "${word}"`).toContain(word);
  }
});

const networkUnder = ({ cloud, profile = 'taught', failures = [] }: Row): Network =>
  networkOf(cloud, profile, { failures });
const known = new Map<Row, Network>();
const drawn = (row: Row): Network => {
  const network = known.get(row) ?? networkUnder(row);
  known.set(row, network);
  return network;
};

test.for(rows)('who believes $belief sees another way: $because', (row) => {
  const { belief: name, cloud, profile = 'taught', failures = [], flow, truly, believed } = row;
  const belief = beliefs.find(({ id }) => id === `expressroute/${name}`);
  if (!belief) throw new Error(`No belief is called ${name}.`);
  const truth = told(trace(drawn(row), flow));
  const other = told(trace(networkOf(cloud, profile, { failures, belief }), flow));
  expect(truth).toContain(truly);
  expect(other).toContain(believed);
  expect(other).not.toBe(truth);
});

const odd: { what: string; network: Network }[] = [
  { what: 'an empty network', network: emptyNetwork },
  {
    what: 'a network whose parts do not fit together',
    network: {
      nodes: [
        { id: 'g', kind: 'gateway', name: 'g', prefixes: ['not a prefix'], down: { because: 'It is off.' } },
        { id: 'n', kind: 'network', name: 'n', prefixes: ['10.0.0.0/33', '10.0.0.0/8', '::/0'] },
        { id: 'm', kind: 'network', name: 'm', prefixes: ['10.0.0.0/8'] },
        { id: 'e', kind: 'edge', name: 'e', prefixes: [] },
      ],
      links: [
        { id: 'l', ends: ['n', 'nobody'], name: 'l' },
        { id: 'k', ends: ['n', 'm'], name: 'k', down: { because: 'Cut.' } },
        { id: 'j', ends: ['e', 'g'], name: 'j' },
      ],
      routes: [
        { at: 'nobody', prefix: '10.0.0.0/8', via: 'nowhere', origin: 'user', because: 'x' },
        { at: 'e', prefix: 'nonsense', via: 'g', origin: 'bgp', because: 'x', weight: Number.NaN },
        { at: 'e', prefix: '::/0', via: 'e', origin: 'bgp', because: 'x', fact: 'expressroute/global-reach-pairwise' },
        { at: 'g', prefix: '10.0.0.0/8', via: 'gone', origin: 'user', because: 'x' },
      ],
      shortcuts: [
        {
          id: 's',
          name: 's',
          at: 'e',
          to: 'missing',
          skips: ['g', 'ghost'],
          prefixes: ['10.0.0.0/8', 'nonsense'],
          exceptions: [{ prefix: 'nonsense', because: 'x', fact: 'expressroute/fastpath-vnet-peering' }],
          because: 'x',
        },
      ],
    },
  },
];
const many = cloudWith(
  office({}),
  ...Array.from({ length: 300 }, (_, index) => [
    ...network({
      name: `vnet-${index}`,
      space: [`10.${128 + (index >> 4)}.${(index & 15) * 16}.0/20`],
      app: `10.${128 + (index >> 4)}.${(index & 15) * 16}.0/24`,
    }),
    ...peered('vnet-hub', `vnet-${index}`, true),
  ]),
);

const manyDrawn = networkOf(many, 'taught');
/** As many ways lead from one circuit to another as there are orders of the rest. */
const meshed = Array.from({ length: 16 }, (_, index) => `er-${index}`);
const allJoined = cloudWith(
  ...meshed.map((name, index) => circuit({ name, site: `10.${100 + index}.0.0/16` })),
  ...meshed.flatMap((one, index) => meshed.slice(index + 1).map((other) => globalReach(one, other))),
);

test('no belief trips over a network as chance makes it, and each changes it the same way every time', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, fc.constantFrom<Profile>('taught', 'today'), (chance, flow, profile) => {
      const world = worldOf({ resources: {} }, profile);
      for (const belief of beliefs) {
        const after = belief.change(chance, world);
        expect(belief.change(chance, world)).toEqual(after);
        expect(trace(after, flow).because).not.toBe('');
      }
    }),
    { numRuns: 60 },
  );
});

describe.for([...beliefs])('$id', (belief) => {
  const name = belief.id.replace('expressroute/', '');

  test('changes a packet’s way in some scenario', () => {
    expect(rows.map((row) => row.belief)).toContain(name);
  });

  test('has words, and facts that settle it', () => {
    const found = words.parse(parse(readFileSync(`content/misconceptions/${belief.id}.yaml`, 'utf8')));
    expect(found.facts.filter((id) => !isFactId(id))).toEqual([]);
  });

  test.for(odd)('is no trouble in $what', ({ network: strange }) => {
    const world = worldOf({ resources: {} }, 'today');
    const after = belief.change(strange, world);
    expect(trace(after, { from: 'e', to: '10.1.2.3' }).because).not.toBe('');
  });

  test('changes every Cloud of this file without trouble, and the same way each time', () => {
    for (const row of rows) {
      const before = drawn(row);
      const world = worldOf(row.cloud, row.profile ?? 'taught');
      const copy = structuredClone(before);
      const after = belief.change(before, world);
      expect(before).toEqual(copy);
      expect(belief.change(before, world)).toEqual(after);
      expect(trace(after, row.flow).because).not.toContain('undefined');
    }
  });

  test('gives back the very same network where it finds nothing', () => {
    expect(belief.change(emptyNetwork, worldOf({ resources: {} }, 'taught'))).toBe(emptyNetwork);
  });

  test('is done in no time where Global Reach joins every circuit with every other', () => {
    const drawnAll = networkOf(allJoined, 'taught');
    expect(belief.change(drawnAll, worldOf(allJoined, 'taught')).routes).toHaveLength(drawnAll.routes.length);
  });

  test('keeps a network of 300 spokes of a size that can be traced', () => {
    const after = belief.change(manyDrawn, worldOf(many, 'taught'));
    expect(after.routes.length).toBeLessThan(manyDrawn.routes.length * 4);
  });
});
