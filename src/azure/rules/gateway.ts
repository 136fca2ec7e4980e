/** What holds for virtual network gateways. */
import { valueOf } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { nameOf, parseResourceId, sameId } from '#src/base/resource-id.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { prefixesOfSubnet } from './address-space.ts';
import { allowsFastPath, circuitLimit, sizeOfGateway } from './gateway-properties.ts';
import type { GatewayProperties } from './gateway-properties.ts';
import { networkOfGateway } from './gateway-network.ts';
import { peeringsOf } from './virtual-network-peering.ts';
import { refuseVpnGateway } from './vpn-gateway.ts';

type Gateway = Typed<GatewayProperties>;

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target, ...(fact !== undefined && { fact }) });
};

/** From 2024-07-01 on Azure brings a public IP address itself. */
const bringsOwnAddress = '2024-07-01';

/** A gateway can grow within its line, in place. */
const lines = [
  ['Standard', 'HighPerformance', 'UltraPerformance'],
  ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
];

function refuseSize({ name, properties }: Gateway, before: Gateway | undefined, { profile }: Context): void {
  const { sku, gatewayType, autoScaleConfiguration } = properties;
  const known = Object.keys(valueOf('expressroute/gateway-skus', profile));
  const at = 'properties.sku.name';
  if (gatewayType === 'Vpn') return;
  if (!known.includes(sku.name)) {
    refuse(
      'CrossconnectGatewaySku',
      `${name} is an ExpressRoute gateway with SKU ${sku.name}. An ExpressRoute gateway takes ${known.join(', ')}. Choose one of these.`,
      at,
      'expressroute/gateway-skus',
    );
  }
  const bounds = autoScaleConfiguration?.bounds;
  const { min, max } = valueOf('expressroute/scale-units', profile);
  if (bounds && (bounds.min < min || bounds.max > max || bounds.min > bounds.max)) {
    refuse(
      'CrossconnectScaleUnits',
      `${name} scales from ${bounds.min} to ${bounds.max} units. The units go from ${min} to ${max}, the lower one first. Choose bounds within that.`,
      'properties.autoScaleConfiguration.bounds',
      'expressroute/scale-units',
    );
  }
  const from = before?.properties.sku.name;
  if (from === undefined || from === sku.name) return;
  const line = lines.find((sizes) => sizes.includes(from)) ?? [];
  if (line.indexOf(sku.name) > line.indexOf(from)) return;
  refuse(
    'CrossconnectGatewaySizeChange',
    `${name} cannot change from ${from} to ${sku.name}. In place a gateway only grows: ${lines.map((sizes) => sizes.join(', ')).join('; ')}. Delete the gateway and create it anew for any other size.`,
    at,
  );
}

function refuseAddress(
  gateway: Gateway,
  ipConfiguration: { name: string; properties: { publicIPAddress?: { id: string } | undefined } },
  { cloud, apiVersion }: Context,
): void {
  const id = `${gateway.id}/ipConfigurations/${ipConfiguration.name}`;
  const at = 'properties.ipConfigurations.publicIPAddress';
  const { publicIPAddress } = ipConfiguration.properties;
  if (!publicIPAddress) {
    if (apiVersion >= bringsOwnAddress) return;
    // The misspelt word is Azure's.
    refuse(
      'PublicIpForGatewayIsRequired',
      `Public IP address reference is required for gateway IP configration ${id}.`,
      at,
    );
    return;
  }
  const address = findResource(cloud, publicIPAddress.id);
  if (!address) return;
  if (gateway.properties.gatewayType === 'ExpressRoute' && address.sku?.['name'] === 'Basic') {
    refuse(
      'PublicIpWithBasicSkuNotAllowedOnExpressRouteGateways',
      `Basic IP configuration for ExpressRoute Virtual Network Gateways is not supported. Please create and associate a Standard IP. ${id}`,
      at,
    );
  }
  const other = usersOf(cloud, address).find((user) => !sameId(user.id, gateway.id));
  if (other)
    refuse(
      'CrossconnectPublicAddressInUse',
      `${address.name} already belongs to ${nameOf(other.id)}. A public IP address serves one resource. Choose another.`,
      at,
    );
  refuseElsewhere(gateway, address);
}

function refuseElsewhere(gateway: Gateway, other: Resource): void {
  if (other.location === gateway.location) return;
  refuse(
    'InvalidResourceReference',
    `Resource ${other.id} referenced by resource ${gateway.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    'location',
  );
}

function refuseSubnet(gateway: Gateway, subnetId: string, { cloud, profile }: Context): void {
  const { name, longestPrefix } = valueOf('expressroute/gateway-subnet', profile);
  const at = 'properties.ipConfigurations.subnet';
  const subnet = findResource(cloud, subnetId);
  const network = findResource(cloud, parseResourceId(subnetId)?.parent ?? '');
  if (!subnet || !network) return;
  if (subnet.name !== name) {
    refuse(
      'CrossconnectGatewaySubnetName',
      `${gateway.name} was placed in subnet ${subnet.name}. A gateway stands in a subnet named exactly ${name}. Add that subnet to ${network.name} and name it here.`,
      at,
      'expressroute/gateway-subnet',
    );
  }
  refuseElsewhere(gateway, network);
  const type = gateway.properties.gatewayType;
  const small = prefixesOfSubnet(subnet.properties).filter((text) => (parsePrefix(text)?.length ?? 0) > longestPrefix);
  if (type === 'ExpressRoute' && small.length === prefixesOfSubnet(subnet.properties).length) {
    if (gateway.properties.sku.name === 'UltraPerformance') {
      refuse(
        'GatewaySubnetTooSmallForExpressrouteUltraPerformanceGatewaySku',
        `To deploy an Expressroute UltraPerformance gateway SKU, the GatewaySubnet ${subnet.id} must be /${longestPrefix} or larger.`,
        at,
        'expressroute/gateway-subnet',
      );
    }
    refuse(
      'CrossconnectGatewaySubnetTooSmall',
      `${name} of ${network.name} is ${small.join(', ')}. An ExpressRoute gateway needs /${longestPrefix} or a larger subnet, that is a smaller number after the slash. Choose a larger prefix.`,
      at,
      'expressroute/gateway-subnet',
    );
  }
  const other = usersOf(cloud, subnet).find(
    (user) => !sameId(user.id, gateway.id) && user.properties['gatewayType'] === type,
  );
  if (!other) return;
  refuse(
    'CrossconnectOneGatewayPerType',
    `${network.name} already has the ${type} gateway ${other.name}. A virtual network has one gateway of each type. Use that one, or delete it first.`,
    at,
    'expressroute/one-gateway-per-type',
  );
}

/** A smaller gateway may not strand what hangs on it. */
function refuseStranded(gateway: Gateway, { cloud, profile }: Context): void {
  const connections = usersOf(cloud, gateway);
  const { limit, fact } = circuitLimit(gateway.properties, profile);
  const size = sizeOfGateway(gateway.properties);
  if (connections.length > limit) {
    refuse(
      'CrossconnectTooManyCircuits',
      `${gateway.name} has ${connections.length} connections. With ${size} it takes ${limit}. Delete connections first, or choose a larger size.`,
      'properties.sku',
      fact,
    );
  }
  const fast = connections.find(({ properties }) => properties['expressRouteGatewayBypass'] === true);
  if (!fast || allowsFastPath(gateway.properties, profile)) return;
  refuse(
    'CrossconnectFastPathGatewaySize',
    `${fast.name} uses FastPath, which ${size} does not allow. Switch FastPath off on ${fast.name} first, or choose a size that allows it.`,
    'properties.sku',
    'expressroute/fastpath-gateway-skus',
  );
}

/** A network that uses the gateway of another has none of its own. */
function refuseRemote(gateway: Gateway, { cloud }: Context): void {
  const network = networkOfGateway(cloud, gateway);
  const peering =
    network && peeringsOf(cloud, network).find(({ properties }) => properties['useRemoteGateways'] === true);
  if (!peering) return;
  refuse(
    'CrossconnectOwnGatewayAndRemote',
    `${network.name} uses remote gateways over its peering ${peering.name}. A network uses its own gateway or a remote one. Switch useRemoteGateways off there first.`,
    'properties.ipConfigurations.subnet',
    'expressroute/peering-gateway-transit',
  );
}

/** The rules of a gateway, the plainest first. */
export function refuseGateway({ resource, before }: Proposal<GatewayProperties>, context: Context): void {
  const { name, properties } = resource;
  const configurations = properties.ipConfigurations ?? [];
  if (before && before.properties.gatewayType !== properties.gatewayType) {
    refuse(
      'CrossconnectGatewayTypeChange',
      `${name} is a gateway of type ${before.properties.gatewayType}. The type cannot change. Delete the gateway and create it anew.`,
      'properties.gatewayType',
    );
  }
  refuseSize(resource, before, context);
  if (configurations.length === 0) {
    refuse(
      'CrossconnectGatewayWithoutSubnet',
      `${name} has no IP configuration. Send one that names the subnet GatewaySubnet.`,
      'properties.ipConfigurations',
    );
  }
  for (const configuration of configurations) {
    refuseSubnet(resource, configuration.properties.subnet.id, context);
    refuseAddress(resource, configuration, context);
  }
  if (properties.gatewayType === 'Vpn') refuseVpnGateway(resource, before, context);
  if (!before) refuseRemote(resource, context);
  refuseStranded(resource, context);
}
