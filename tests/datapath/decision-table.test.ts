/** Who goes around the gateway with FastPath on: every kind of destination, on both kinds of circuit, as taught and today. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { allFacts } from '#src/base/all-facts.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import { cloudOf, group, hubId, resource, site, spokeId, subnet, usual, type Scenario } from './cloud.ts';

type Way = 'around' | 'through';
/** What happens, and the fact that a trace gives for it. */
type Cell = readonly [way: Way, fact: FactId];

const around: Cell = ['around', 'expressroute/fastpath-bypasses-gateway'];
const onward: Cell = ['around', 'expressroute/fastpath-vnet-peering'];
const through = (fact: FactId): Cell => ['through', fact];
const peered = through('expressroute/fastpath-vnet-peering');
const balanced = through('expressroute/fastpath-load-balancer');
const linked = through('expressroute/fastpath-private-link');
const ipv6 = through('expressroute/fastpath-ipv6');
const limited = through('expressroute/fastpath-ip-limits');

interface Row {
  what: string;
  to: string;
  because: string;
  scenario?: Partial<Scenario>;
  taught: { provider: Cell; direct: Cell };
  today: { provider: Cell; direct: Cell };
}

const endpointIn = (name: string, subnetId: string, address: string) =>
  resource(`${group}/privateEndpoints/${name}`, {
    subnet: { id: subnetId },
    customDnsConfigs: [{ ipAddresses: [address] }],
  });

/** A subnet of the spoke that belongs to a service of Azure. */
const service = resource(`${spokeId}/subnets/snet-sql`, {
  ...subnet('snet-sql', '10.30.2.0/24').properties,
  delegations: [{ name: 'sql', properties: { serviceName: 'Microsoft.Sql/managedInstances' } }],
});

/** A farm in the hub with so many addresses in use that no circuit holds them all, and a machine at its upper end. */
const farm: Partial<Scenario> = {
  hub: { tags: { addressesInUse: '240000' } },
  more: [
    resource(
      hubId,
      {
        addressSpace: { addressPrefixes: ['10.16.0.0/12'] },
        subnets: [
          subnet('GatewaySubnet', '10.20.255.0/27'),
          subnet('snet-app', '10.20.1.0/24'),
          subnet('snet-farm', '10.24.0.0/14'),
        ],
      },
      { tags: { addressesInUse: '240000' } },
    ),
    resource(`${group}/networkInterfaces/nic-last`, {
      ipConfigurations: [
        { name: 'one', properties: { privateIPAddress: '10.27.160.9', subnet: { id: `${hubId}/subnets/snet-farm` } } },
      ],
    }),
  ],
};

const routed: Partial<Scenario> = {
  userRoutes: [{ addressPrefix: '10.20.1.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.9.4' }],
};
const ignored: Cell = ['around', 'expressroute/fastpath-udr'];

const rows: readonly Row[] = [
  {
    what: 'a machine in the hub, by IPv4',
    to: '10.20.1.4',
    because: 'FastPath works with every circuit (expressroute/fastpath-circuits)',
    taught: { provider: around, direct: around },
    today: { provider: around, direct: around },
  },
  {
    what: 'a machine in the hub, by IPv6',
    to: 'fd00:20:0:1::4',
    because: 'IPv6 needs Direct, and an ErGw3AZ gateway, which stands here',
    taught: { provider: ipv6, direct: around },
    today: { provider: ipv6, direct: around },
  },
  {
    what: 'a machine in a spoke of the same region',
    to: '10.30.1.4',
    because: 'the course knows no spoke that FastPath reaches, and today only Direct does',
    taught: { provider: peered, direct: peered },
    today: { provider: peered, direct: onward },
  },
  {
    what: 'a machine in a spoke of another region',
    to: '10.31.1.4',
    because: 'global peering is reached by no circuit',
    taught: { provider: peered, direct: peered },
    today: { provider: peered, direct: peered },
  },
  {
    what: 'a machine in a network with a connection of its own',
    to: '10.40.1.4',
    because: 'that is the way out for spokes (expressroute/unit-self-check)',
    taught: { provider: around, direct: around },
    today: { provider: around, direct: around },
  },
  {
    what: 'a Standard load balancer in the hub',
    to: '10.20.1.101',
    because: 'only the Basic SKU is left out',
    taught: { provider: around, direct: around },
    today: { provider: around, direct: around },
  },
  {
    what: 'a Basic load balancer in the hub',
    to: '10.20.1.100',
    because: 'its address is never reached',
    taught: { provider: balanced, direct: balanced },
    today: { provider: balanced, direct: balanced },
  },
  {
    what: 'a load balancer in a spoke',
    to: '10.30.1.101',
    because: 'not even Direct reaches those',
    taught: { provider: balanced, direct: balanced },
    today: { provider: balanced, direct: balanced },
  },
  {
    what: 'a service of Azure in a spoke',
    to: '10.30.2.4',
    because: 'not even Direct reaches those',
    scenario: { more: [service] },
    taught: { provider: balanced, direct: balanced },
    today: { provider: balanced, direct: balanced },
  },
  {
    what: 'a private endpoint, and nobody enrolled',
    to: '10.20.1.200',
    because: 'Private Link is left out',
    taught: { provider: linked, direct: linked },
    today: { provider: linked, direct: linked },
  },
  {
    what: 'a private endpoint, enrolled',
    to: '10.20.1.200',
    because: 'enrolling helps on Direct alone, and the course does not know of it',
    scenario: { privateLink: true },
    taught: { provider: linked, direct: linked },
    today: { provider: linked, direct: around },
  },
  {
    what: 'a private endpoint in a spoke of the same region, enrolled',
    to: '10.30.1.200',
    because: 'Direct reaches both the spoke and the endpoint',
    scenario: { privateLink: true, more: [endpointIn('pe-spoke', `${spokeId}/subnets/snet-app`, '10.30.1.200')] },
    taught: { provider: linked, direct: linked },
    today: { provider: linked, direct: onward },
  },
  {
    what: 'a machine behind a user route of the gateway subnet',
    to: '10.20.1.4',
    because: 'the route has no effect on FastPath but on Direct today',
    scenario: routed,
    taught: { provider: ignored, direct: ignored },
    today: { provider: ignored, direct: ['around', 'expressroute/fastpath-udr'] },
  },
  {
    what: 'a machine beyond the IP limit',
    to: '10.27.160.9',
    because: 'there is a limit today, and the course names none',
    scenario: farm,
    taught: { provider: around, direct: around },
    today: { provider: limited, direct: limited },
  },
];

const columns = (['taught', 'today'] as const).flatMap((profile) =>
  (['provider', 'direct'] as const).map((circuit) => ({ profile, circuit })),
);

const sent = (profile: Profile, scenario: Partial<Scenario>, to: string) =>
  trace(networkOf(cloudOf({ ...usual, gatewaySku: 'ErGw3AZ', ...scenario }), profile), { from: site, to });

describe.for(columns)('$profile, on a $circuit circuit', ({ profile, circuit }) => {
  test.for(rows)('$what: $because', ({ to, scenario, ...row }) => {
    const [way, fact] = row[profile][circuit];
    const found = sent(profile, { ...scenario, circuit }, to);
    expect(found.problem, found.because).toBeUndefined();
    expect(found.delivered).toBe(true);
    expect(found.bypassed.length > 0 ? 'around' : 'through').toBe(way);
    expect(found.fact).toBe(fact);
    expect(found.hops.some(({ kind }) => kind === 'gateway')).toBe(way === 'through');
  });

  test('the answer from Azure arrives: no public page says by which way', () => {
    expect(sent(profile, { circuit }, '10.20.1.4').answered).toBe(true);
  });
});

test.for(columns)('a user route of the gateway subnet is met only where it counts: $profile, $circuit', (column) => {
  const { profile, circuit } = column;
  const counts = profile === 'today' && circuit === 'direct';
  const names = sent(profile, { ...routed, circuit }, '10.20.1.4').hops.map(({ name }) => name);
  expect(names.includes('Appliance 10.20.9.4')).toBe(counts);
  expect(sent(profile, { ...routed, circuit, fastPath: false }, '10.20.1.4').hops.map(({ name }) => name)).toContain(
    'Appliance 10.20.9.4',
  );
});

test('the table speaks of what the facts say', () => {
  expect(allFacts['expressroute/fastpath-circuits'].taught.statement).toContain('every ExpressRoute circuit');
  expect(allFacts['expressroute/unit-self-check'].taught.statement).toContain('Connect every one of them');
});
