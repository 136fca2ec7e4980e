/** What must be so that a packet from a site arrives at all, and which of several ways it takes. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import {
  cloudOf,
  farSpokeId,
  gatewayId,
  group,
  hubId,
  peering,
  resource,
  site,
  spokeId,
  subnet,
  usual,
  type Scenario,
} from './cloud.ts';

const sent = (scenario: Partial<Scenario>, from: string, to: string) =>
  trace(networkOf(cloudOf({ ...usual, ...scenario }), 'today'), { from, to });

const circuit = (name: string, more: Partial<WorldResource> = {}, peerings: readonly object[] = []) =>
  resource(
    `${group}/expressRouteCircuits/${name}`,
    {
      serviceProviderProvisioningState: 'Provisioned',
      serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: name, bandwidthInMbps: 1000 },
      peerings: [
        { name: 'AzurePrivatePeering', properties: { peeringType: 'AzurePrivatePeering', state: 'Enabled' } },
        ...peerings,
      ],
    },
    more,
  );

describe('without what a connection needs first, nothing arrives', () => {
  const fact: FactId = 'expressroute/connection-prerequisites';
  test.for<{ scenario: Partial<Scenario>; because: string }>([
    { scenario: { providerState: 'NotProvisioned' }, because: 'the provider has not acted' },
    { scenario: { peering: 'none' }, because: 'there is no private peering' },
    { scenario: { peering: 'Disabled' }, because: 'the private peering is off' },
  ])('$because', ({ scenario }) => {
    expect(sent(scenario, site, '10.20.1.4')).toMatchObject({ delivered: false, fact });
  });
});

describe('a site that announces too many prefixes loses its session', () => {
  const { ipv4, premium } = valueOf('expressroute/private-peering-routes', 'today');
  const announcing = (many: number, tier: string) =>
    circuit('er-office', {
      sku: { tier },
      onPremises: {
        down: [],
        prefixes: [
          '10.100.0.0/16',
          ...Array.from(
            { length: many - 1 },
            (_, place) => `172.${16 + Math.floor(place / 65_536)}.${Math.floor(place / 256) % 256}.${place % 256}/32`,
          ),
        ],
      },
    });
  test.for([
    { many: ipv4, tier: 'Standard', arrives: true },
    { many: ipv4 + 1, tier: 'Standard', arrives: false },
    { many: ipv4 + 1, tier: 'Premium', arrives: true },
    { many: premium + 1, tier: 'Premium', arrives: false },
  ])('$many on a $tier circuit, arrives: $arrives', ({ many, tier, arrives }) => {
    const found = sent({ more: [announcing(many, tier)] }, site, '10.20.1.4');
    expect(found.delivered, found.because).toBe(arrives);
    if (!arrives) expect(found.fact).toBe('expressroute/private-peering-routes');
  });
});

describe('Global Reach joins two circuits and no third', () => {
  const reach = (from: string, to: string) =>
    resource(`${group}/expressRouteCircuits/${from}/peerings/AzurePrivatePeering/connections/to-${to}`, {
      provisioningState: 'Succeeded',
      peerExpressRouteCircuitPeering: { id: `${group}/expressRouteCircuits/${to}/peerings/AzurePrivatePeering` },
    });
  const link = (from: string, to: string): WorldResource => ({
    ...reach(from, to),
    type: 'Microsoft.Network/expressRouteCircuits/peerings/connections',
    name: `to-${to}`,
  });
  const more = [circuit('er-b'), circuit('er-c'), link('er-b', 'er-office'), link('er-c', 'er-b')];
  const siteOf = (name: string) => `${group}/expressRouteCircuits/${name}/site`.toLowerCase();

  test.for([
    { from: 'er-b', to: '10.102.0.10', arrives: true, because: 'er-b is joined with er-office' },
    { from: 'er-c', to: '10.100.0.10', arrives: true, because: 'er-c is joined with er-b' },
    { from: 'er-c', to: '10.102.0.10', arrives: false, because: 'er-c is not joined with er-office' },
  ])('from the site of $from to $to, arrives: $arrives, because $because', ({ from, to, arrives }) => {
    const found = sent({ more }, siteOf(from), to);
    expect(found.delivered, found.because).toBe(arrives);
    if (arrives) expect(found.hops.map(({ fact }) => fact)).toContain('expressroute/global-reach-pairwise');
  });
});

describe('a spoke uses the gateway of its hub only if both sides say so (expressroute/peering-gateway-transit)', () => {
  const hub = (allowGatewayTransit: boolean) =>
    resource(hubId, {
      addressSpace: { addressPrefixes: ['10.20.0.0/16'] },
      subnets: [subnet('GatewaySubnet', '10.20.255.0/27'), subnet('snet-app', '10.20.1.0/24')],
      virtualNetworkPeerings: [peering(spokeId, { allowGatewayTransit }), peering(farSpokeId, {})],
    });
  const spoke = (useRemoteGateways: boolean) =>
    resource(spokeId, {
      addressSpace: { addressPrefixes: ['10.30.0.0/16'] },
      subnets: [subnet('snet-app', '10.30.1.0/24')],
      virtualNetworkPeerings: [peering(hubId, { useRemoteGateways })],
    });
  test.for([
    { allows: true, uses: true, arrives: true },
    { allows: true, uses: false, arrives: false },
    { allows: false, uses: true, arrives: false },
    { allows: false, uses: false, arrives: false },
  ])('allowed: $allows, used: $uses, arrives: $arrives', ({ allows, uses, arrives }) => {
    const more = [hub(allows), spoke(uses)];
    expect(sent({ more }, site, '10.30.1.4').delivered).toBe(arrives);
    expect(sent({ more }, '10.30.1.4', '10.100.0.10').delivered).toBe(arrives);
    expect(sent({ more }, '10.20.1.4', '10.30.1.4').delivered, 'the two talk to each other all the same').toBe(true);
  });
});

test('of ExpressRoute and a VPN to the same prefix, ExpressRoute is used', () => {
  const vpn = [
    resource(`${group}/virtualNetworkGateways/vpn-hub`, {
      gatewayType: 'Vpn',
      provisioningState: 'Succeeded',
      sku: { name: 'VpnGw2AZ' },
      ipConfigurations: [{ name: 'default', properties: { subnet: { id: `${hubId}/subnets/GatewaySubnet` } } }],
    }),
    resource(`${group}/localNetworkGateways/office`, {
      localNetworkAddressSpace: { addressPrefixes: ['10.100.0.0/16'] },
    }),
    resource(`${group}/connections/conn-vpn`, {
      connectionType: 'IPsec',
      provisioningState: 'Succeeded',
      virtualNetworkGateway1: { id: `${group}/virtualNetworkGateways/vpn-hub` },
      localNetworkGateway2: { id: `${group}/localNetworkGateways/office` },
    }),
  ];
  const found = sent({ more: vpn }, '10.20.1.4', '10.100.0.10');
  expect(found.hops.map(({ node }) => node)).toContain(gatewayId.toLowerCase());
  const [fork] = found.forks.filter(({ node }) => node === hubId.toLowerCase());
  expect(fork?.beat.map(({ fact }) => fact)).toContain('expressroute/expressroute-before-vpn');
  const off = sent({ more: vpn, peering: 'Disabled' }, '10.20.1.4', '10.100.0.10');
  expect(off).toMatchObject({ delivered: true });
  expect(off.hops.map(({ fact }) => fact)).toContain('expressroute/vpn-backup');
});

test('a gateway that has lost one of its two instances forwards all the same, and says what is lost', () => {
  const failures = [`instance:${gatewayId}/0`];
  const network = networkOf(cloudOf({ ...usual, fastPath: false }), 'today', { failures });
  const found = trace(network, { from: site, to: '10.20.1.4' });
  expect(found).toMatchObject({ delivered: true, answered: true });
  expect(found.hops.find(({ kind }) => kind === 'gateway')?.fact).toBe('expressroute/gateway-maintenance');
});
