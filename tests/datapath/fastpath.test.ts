/** Which packets FastPath takes around the gateway: the decision table of the unit, in both profiles. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { isFactId } from '#src/base/fact-words.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import { cloudOf, gateway, site, usual, type Scenario } from './cloud.ts';

const way = (scenario: Scenario, profile: Profile, to: string) =>
  trace(networkOf(cloudOf(scenario), profile), { from: site, to });

const udr: Scenario = {
  ...usual,
  userRoutes: [{ addressPrefix: '10.20.1.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.9.4' }],
};
const direct = (scenario: Scenario): Scenario => ({ ...scenario, circuit: 'direct' });

type Row = { to: string; what: string; scenario: Scenario; way: 'bypass' | 'gateway'; fact: FactId; because: string };

describe('as the course teaches it', () => {
  test.for<Row>([
    {
      what: 'a machine in the connected network',
      to: '10.20.1.4',
      scenario: usual,
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'FastPath is on and nothing is in its way',
    },
    {
      what: 'the same on a Direct circuit',
      to: '10.20.1.4',
      scenario: direct(usual),
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'FastPath works on every circuit',
    },
    {
      what: 'the same with FastPath off',
      to: '10.20.1.4',
      scenario: { ...usual, fastPath: false },
      way: 'gateway',
      fact: 'expressroute/gateway-two-jobs',
      because: 'forwarding is then the gateway’s job',
    },
    {
      what: 'a machine by IPv6',
      to: 'fd00:20:0:1::4',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-ipv6',
      because: 'the circuit runs over a provider',
    },
    {
      what: 'IPv6 on Direct with UltraPerformance',
      to: 'fd00:20:0:1::4',
      scenario: direct(usual),
      way: 'gateway',
      fact: 'expressroute/fastpath-ipv6',
      because: 'the gateway is not ErGw3AZ',
    },
    {
      what: 'IPv6 on Direct with ErGw3AZ',
      to: 'fd00:20:0:1::4',
      scenario: direct({ ...usual, gatewaySku: 'ErGw3AZ' }),
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'both conditions hold',
    },
    {
      what: 'a spoke in the same region',
      to: '10.30.1.4',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-vnet-peering',
      because: 'FastPath does not go on over a peering',
    },
    {
      what: 'a spoke in the same region, on Direct',
      to: '10.30.1.4',
      scenario: direct(usual),
      way: 'gateway',
      fact: 'expressroute/fastpath-vnet-peering',
      because: 'the course knows no exception',
    },
    {
      what: 'a spoke in another region',
      to: '10.31.1.4',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-vnet-peering',
      because: 'FastPath does not go on over a peering',
    },
    {
      what: 'a network with its own connection',
      to: '10.40.1.4',
      scenario: usual,
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'that is the way out for spokes',
    },
    {
      what: 'a Standard load balancer',
      to: '10.20.1.101',
      scenario: usual,
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'only the Basic SKU is left out',
    },
    {
      what: 'a Basic load balancer',
      to: '10.20.1.100',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-load-balancer',
      because: 'FastPath does not reach its address',
    },
    {
      what: 'a load balancer in a spoke',
      to: '10.30.1.101',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-load-balancer',
      because: 'it is in a spoke',
    },
    {
      what: 'a private endpoint',
      to: '10.20.1.200',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-private-link',
      because: 'FastPath does not cover Private Link',
    },
    {
      what: 'a machine behind a user route of the gateway subnet',
      to: '10.20.1.4',
      scenario: udr,
      way: 'bypass',
      fact: 'expressroute/fastpath-udr',
      because: 'the user route has no effect on FastPath',
    },
    {
      what: 'a machine behind too small a gateway',
      to: '10.20.1.4',
      scenario: { ...usual, gatewaySku: 'ErGw1AZ' },
      way: 'gateway',
      fact: 'expressroute/fastpath-gateway-skus',
      because: 'the SKU is not one of the two',
    },
    {
      what: 'a machine behind the scalable gateway',
      to: '10.20.1.4',
      scenario: { ...usual, gatewaySku: 'ErGwScale', scaleUnits: 10 },
      way: 'gateway',
      fact: 'expressroute/fastpath-gateway-skus',
      because: 'the course does not know this SKU',
    },
    {
      what: 'a machine while the connection changes',
      to: '10.20.1.4',
      scenario: { ...usual, connection: { provisioningState: 'Updating', connectionStatus: 'Connected' } },
      way: 'gateway',
      fact: 'expressroute/fastpath-existing-connection',
      because: 'FastPath is not ready yet',
    },
  ])('$what: $way, because $because', ({ to, scenario, way: expected, fact }) => {
    const found = way(scenario, 'taught', to);
    expect(found.delivered).toBe(true);
    expect(found.bypassed.length > 0 ? 'bypass' : 'gateway').toBe(expected);
    expect(found.fact).toBe(fact);
  });
});

describe('as today’s documentation has it', () => {
  test.for<Row>([
    {
      what: 'a spoke in the same region, on Direct',
      to: '10.30.1.4',
      scenario: direct(usual),
      way: 'bypass',
      fact: 'expressroute/fastpath-vnet-peering',
      because: 'peering is supported there',
    },
    {
      what: 'a spoke in another region, on Direct',
      to: '10.31.1.4',
      scenario: direct(usual),
      way: 'gateway',
      fact: 'expressroute/fastpath-vnet-peering',
      because: 'global peering is not',
    },
    {
      what: 'a spoke on a provider circuit',
      to: '10.30.1.4',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-vnet-peering',
      because: 'only Direct reaches spokes',
    },
    {
      what: 'a load balancer in a spoke, on Direct',
      to: '10.30.1.101',
      scenario: direct(usual),
      way: 'gateway',
      fact: 'expressroute/fastpath-load-balancer',
      because: 'it is in a spoke',
    },
    {
      what: 'IPv6 on Direct with UltraPerformance',
      to: 'fd00:20:0:1::4',
      scenario: direct(usual),
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'Direct is enough',
    },
    {
      what: 'IPv6 on a provider circuit',
      to: 'fd00:20:0:1::4',
      scenario: usual,
      way: 'gateway',
      fact: 'expressroute/fastpath-ipv6',
      because: 'IPv6 needs Direct',
    },
    {
      what: 'a private endpoint on Direct, enrolled',
      to: '10.20.1.200',
      scenario: direct({ ...usual, privateLink: true }),
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'the connection asks for it',
    },
    {
      what: 'a private endpoint on Direct',
      to: '10.20.1.200',
      scenario: direct(usual),
      way: 'gateway',
      fact: 'expressroute/fastpath-private-link',
      because: 'nobody enrolled',
    },
    {
      what: 'a private endpoint on a provider circuit',
      to: '10.20.1.200',
      scenario: { ...usual, privateLink: true },
      way: 'gateway',
      fact: 'expressroute/fastpath-private-link',
      because: 'it needs Direct',
    },
    {
      what: 'the scalable gateway with ten units',
      to: '10.20.1.4',
      scenario: { ...usual, gatewaySku: 'ErGwScale', scaleUnits: 10 },
      way: 'bypass',
      fact: 'expressroute/fastpath-bypasses-gateway',
      because: 'ten are enough',
    },
    {
      what: 'the scalable gateway with nine units',
      to: '10.20.1.4',
      scenario: { ...usual, gatewaySku: 'ErGwScale', scaleUnits: 9 },
      way: 'gateway',
      fact: 'expressroute/fastpath-scale-units',
      because: 'nine are too few',
    },
    {
      what: 'a user route on a provider circuit',
      to: '10.20.1.4',
      scenario: udr,
      way: 'bypass',
      fact: 'expressroute/fastpath-udr',
      because: 'it still has no effect there',
    },
  ])('$what: $way, because $because', ({ to, scenario, way: expected, fact }) => {
    const found = way(scenario, 'today', to);
    expect(found.delivered).toBe(true);
    expect(found.bypassed.length > 0 ? 'bypass' : 'gateway').toBe(expected);
    expect(found.fact).toBe(fact);
  });

  test('on Direct a user route of the gateway subnet is followed around the gateway', () => {
    const found = way(direct(udr), 'today', '10.20.1.4');
    expect(found.bypassed).toEqual([gateway]);
    expect(found.hops.map(({ name }) => name)).toEqual([
      'On-premises',
      'On-premises router',
      expect.stringMatching(/^Microsoft edge/),
      'Appliance 10.20.9.4',
      'vnet-hub',
      'vm-app',
    ]);
  });
});

test('without FastPath a user route of the gateway subnet leads through its appliance', () => {
  const found = way({ ...udr, fastPath: false }, 'taught', '10.20.1.4');
  expect(found.hops.map(({ name }) => name)).toContain('Appliance 10.20.9.4');
  expect(found.delivered).toBe(true);
});

test.for<{ scenario: Scenario; says: string; because: string }>([
  {
    scenario: { ...usual, providerState: 'NotProvisioned' },
    says: 'Equinix has not provisioned er-office',
    because: 'the provider has not done its part',
  },
  {
    scenario: { ...usual, peering: 'none' },
    says: 'er-office has no private peering',
    because: 'there is no session to exchange routes',
  },
  {
    scenario: { ...usual, peering: 'Disabled' },
    says: 'private peering of er-office is disabled',
    because: 'the session is down',
  },
  {
    scenario: { ...usual, connection: { provisioningState: 'Failed' } },
    says: 'The connection conn-hub failed',
    because: 'a failed connection carries nothing',
  },
  {
    scenario: { ...usual, connection: { provisioningState: 'Updating', connectionStatus: 'Connecting' } },
    says: 'not up yet (Connecting)',
    because: 'it is still being made',
  },
  {
    scenario: { ...usual, connected: false },
    says: 'The router knows no way to this address',
    because: 'nothing announced the network',
  },
])('a packet dies and says "$says": $because', ({ scenario, says }) => {
  const found = way(scenario, 'taught', '10.20.1.4');
  expect(found.delivered).toBe(false);
  expect(found.because).toContain(says);
});

test('the way back from Azure to the site arrives', () => {
  const network = networkOf(cloudOf(usual), 'taught');
  for (const from of ['10.20.1.4', '10.30.1.4', '10.40.1.4']) {
    expect(trace(network, { from, to: '10.100.0.10' })).toMatchObject({ delivered: true });
  }
});

test('every fact that a trace names exists', () => {
  for (const profile of ['taught', 'today'] as const) {
    const { routes, shortcuts, links } = networkOf(cloudOf(udr), profile);
    const named = [
      ...routes,
      ...shortcuts,
      ...shortcuts.flatMap(({ exceptions, remarks = [] }) => [...exceptions, ...remarks]),
      ...links.flatMap(({ down }) => down ?? []),
    ];
    for (const { fact } of named) if (fact !== undefined) expect(isFactId(fact), fact).toBe(true);
  }
});

test('a packet to an address of the network that nothing has dies there and says so', () => {
  expect(way(usual, 'taught', '10.20.1.77').because).toContain('belongs to vnet-hub, but nothing there has it');
});

test.for<{ profile: Profile; scenario: Scenario; to: string; says: string; because: string }>([
  {
    profile: 'taught',
    scenario: usual,
    to: '10.30.1.4',
    says: 'does not go on to peered networks, so',
    because: 'the course knows no exception',
  },
  {
    profile: 'today',
    scenario: usual,
    to: '10.30.1.4',
    says: 'does not go on to peered networks on a provider circuit, so',
    because: 'on Direct it would',
  },
  {
    profile: 'today',
    scenario: direct(usual),
    to: '10.31.1.4',
    says: 'does not go on to peered networks in another region, so',
    because: 'in the same region it would',
  },
  {
    profile: 'today',
    scenario: usual,
    to: '10.20.1.200',
    says: 'does not reach Private Link on a provider circuit, so',
    because: 'on Direct it would',
  },
  {
    profile: 'today',
    scenario: direct(usual),
    to: '10.20.1.200',
    says: 'does not reach Private Link until you enroll',
    because: 'enrolling is what is missing',
  },
  {
    profile: 'today',
    scenario: { ...usual, gatewaySku: 'ErGw1AZ' },
    to: '10.20.1.4',
    says: 'ergw-hub has SKU ErGw1AZ; FastPath needs UltraPerformance or ErGw3AZ or ErGwScale',
    because: 'the way out is another SKU',
  },
  {
    profile: 'today',
    scenario: { ...usual, gatewaySku: '' },
    to: '10.20.1.4',
    says: 'ergw-hub has SKU unknown',
    because: 'a gateway written down without one has none',
  },
])('the edge says of $to, $profile, "$says": $because', ({ profile, scenario, to, says }) => {
  const edge = way(scenario, profile, to).hops.find(({ kind }) => kind === 'edge');
  expect(edge?.because).toContain(says);
});
