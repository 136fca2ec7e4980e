/** What holds for a VPN gateway, and what Azure fills in for one. */
import { valueOf } from '#src/base/facts.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { bagOf, textOf } from '../body.ts';
import { findResource } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { addressesAt } from '../network/gateway-addresses.ts';
import type { Context, Typed } from '../resource.ts';
import { addressSpaceOf, prefixesOfSubnet } from './address-space.ts';
import type { GatewayProperties } from './gateway-properties.ts';
import { networkOfGateway, subnetOfGateway } from './gateway-network.ts';
import { notSimulated } from './not-simulated.ts';

type Gateway = Typed<GatewayProperties>;

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

const hasZones = (sku: string): boolean => sku.endsWith('AZ');

function refuseSku({ name, properties }: Gateway, before: Gateway | undefined, { profile }: Context): void {
  const skus = valueOf('expressroute/vpn-gateway-skus', profile);
  const sku = skus[properties.sku.name];
  if (!sku) {
    refuse(
      'CrossconnectGatewaySku',
      `${name} is a VPN gateway with SKU ${properties.sku.name}. A VPN gateway takes ${Object.keys(skus).join(', ')}. Choose one of these.`,
      'sku.name',
      'expressroute/vpn-gateway-skus',
    );
    return;
  }
  const needsZones = valueOf('expressroute/vpn-gateway-zones', profile) === 'zones';
  if (!before && needsZones && !hasZones(properties.sku.name) && properties.sku.name !== 'Basic') {
    refuse(
      'NonAzSkusNotAllowedForVPNGateway',
      'VpnGw1-5 non-AZ SKUs are no longer supported for VPN gateways. Only VpnGw1-5AZ SKUs can be created going forward.',
      'sku.name',
      'expressroute/vpn-gateway-zones',
    );
  }
  const generation = properties.vpnGatewayGeneration ?? 'None';
  if (generation !== 'None' && !sku.generations.includes(generation)) {
    refuse(
      'CrossconnectVpnGatewayGeneration',
      `${name} asks for ${generation} with ${properties.sku.name}. That size is of ${sku.generations.join(' and ')}. Choose one of these, or another size.`,
      'vpnGatewayGeneration',
      'expressroute/vpn-gateway-skus',
    );
  }
  if (properties.sku.name === 'Basic' ? properties.enableBgp !== true : properties.vpnType !== 'PolicyBased') return;
  refuse(
    'CrossconnectVpnGatewayBasic',
    `${name} has SKU ${properties.sku.name} with ${properties.sku.name === 'Basic' ? 'BGP' : 'vpnType PolicyBased'}. Basic knows no BGP, and only Basic is policy-based. Choose another size, or leave that out.`,
    'sku.name',
    'expressroute/vpn-gateway-skus',
  );
}

/** Two instances that both work need two addresses; one needs one. */
function refuseInstances({ name, properties }: Gateway): void {
  const count = (properties.ipConfigurations ?? []).length;
  const wanted = properties.activeActive === true ? 2 : 1;
  if (properties.activeActive === true && properties.sku.name === 'Basic') {
    refuse(
      'CrossconnectActiveActive',
      `${name} is Basic, which cannot be active-active. Choose another size.`,
      'activeActive',
    );
  }
  if (count >= wanted && (count === wanted || properties.vpnClientConfiguration !== undefined)) return;
  refuse(
    'CrossconnectActiveActive',
    `${name} has activeActive ${properties.activeActive === true} and ${count} IP configurations. An active-active gateway has two, any other has one. Send as many.`,
    'activeActive',
  );
}

function refuseZones({ properties }: Gateway, { cloud, profile }: Context): void {
  const isStrict = valueOf('expressroute/vpn-gateway-zones', profile) === 'zones';
  for (const { properties: configuration } of properties.ipConfigurations ?? []) {
    const address = findResource(cloud, configuration.publicIPAddress?.id ?? '');
    if (!isStrict || !address || !hasZones(properties.sku.name) || (address.zones ?? []).length > 0) continue;
    refuse(
      'VmssVpnGatewayPublicIpsMustHaveZonesConfigured',
      'Standard Public IPs associated with VPN Gateways with AZ VPN skus must have zones configured.',
      'ipConfigurations.publicIPAddress',
      'expressroute/vpn-gateway-zones',
    );
  }
}

function refuseClients(gateway: Gateway, { cloud }: Context): void {
  const pool = gateway.properties.vpnClientConfiguration?.vpnClientAddressPool?.addressPrefixes ?? [];
  const network = networkOfGateway(cloud, gateway);
  for (const text of pool) {
    const prefix = parsePrefix(text);
    const taken = (network ? addressSpaceOf(network) : []).find((own) => {
      const other = parsePrefix(own);
      return prefix && other && overlap(prefix, other);
    });
    if (prefix && text.includes('/') && taken === undefined) continue;
    refuse(
      'CrossconnectVpnClientPool',
      `The address pool ${text} of ${gateway.name} ${taken === undefined ? 'is not an address prefix' : `overlaps ${taken} of ${network?.name ?? ''}`}. Choose a prefix that nobody uses, such as 172.16.201.0/24.`,
      'vpnClientConfiguration.vpnClientAddressPool',
    );
  }
}

/** The rules of a VPN gateway. */
export function refuseVpnGateway(gateway: Gateway, before: Gateway | undefined, context: Context): void {
  for (const member of ['natRules', 'virtualNetworkGatewayPolicyGroups'] as const) {
    if ((gateway.properties[member] ?? []).length === 0) continue;
    throw notSimulated(`${member} of a VPN gateway`, 'Leave it out.', `properties.${member}`);
  }
  refuseSku(gateway, before, context);
  refuseInstances(gateway);
  refuseZones(gateway, context);
  refuseClients(gateway, context);
}

/** What a VPN gateway is, where nothing is said. */
export function vpnDefaults(sent: GatewayProperties, { profile }: Context): Record<string, unknown> {
  if (sent.gatewayType !== 'Vpn') return {};
  const generations = valueOf('expressroute/vpn-gateway-skus', profile)[sent.sku.name]?.generations ?? [];
  return { vpnType: 'RouteBased', vpnGatewayGeneration: generations[0] ?? 'None' };
}

const publicAddressOf = (cloud: Cloud, configuration: Record<string, unknown>): string => {
  const { publicIPAddress } = bagOf(configuration['properties']);
  return textOf(findResource(cloud, textOf(bagOf(publicIPAddress)['id']))?.properties['ipAddress']);
};

/** How a VPN gateway speaks BGP, and the public addresses of its tunnels: known when it stands. */
export function settleVpnGateway(gateway: Gateway & Resource, { cloud, profile }: Context): Record<string, unknown> {
  const { gatewayType, bgpSettings, ipConfigurations = [] } = gateway.properties;
  if (gatewayType !== 'Vpn') return {};
  const { own } = addressesAt(prefixesOfSubnet(subnetOfGateway(cloud, gateway)?.properties ?? {})[0] ?? '', false);
  const peers = ipConfigurations.map((configuration, index) => ({
    ipconfigurationId: `${gateway.id}/ipConfigurations/${configuration.name}`,
    defaultBgpIpAddresses: own.slice(index, index + 1),
    customBgpIpAddresses: [],
    tunnelIpAddresses: [publicAddressOf(cloud, configuration)].filter((address) => address !== ''),
  }));
  return {
    bgpSettings: {
      asn: valueOf('expressroute/vpn-default-asn', profile),
      bgpPeeringAddress: own.slice(0, peers.length).join(','),
      peerWeight: 0,
      bgpPeeringAddresses: peers,
      ...bgpSettings,
    },
  };
}
