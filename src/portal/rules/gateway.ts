/** What holds for a gateway while it is chosen in a form: its sizes, the subnet it stands in, the address it gets. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import { networkOfGateway } from '#src/portal/cells.ts';
import { at, idOf, listAt, nameOf, sameId, textAt, textsAt } from '#src/portal/json.ts';
import { regionName } from '#src/portal/words.ts';

export type GatewayType = 'ExpressRoute' | 'Vpn';

/** From this version on Azure brings the public IP address of an ExpressRoute gateway itself. */
export const managedAddressVersion = '2024-07-01';

/** The sizes of a gateway of this type, the smallest first in each line. */
export const sizesOf = (type: GatewayType, profile: Profile): string[] =>
  Object.keys(
    type === 'ExpressRoute'
      ? valueOf('expressroute/gateway-skus', profile)
      : valueOf('expressroute/vpn-gateway-skus', profile),
  );

/** What stands beside the name of a size: how much it carries. */
export function sizeWords(sku: string, profile: Profile): string {
  const found = valueOf('expressroute/gateway-skus', profile)[sku];
  if (found === undefined) return sku;
  const words = `${found.mbps / 1000} Gbps`;
  return sku === 'ErGwScale' ? `${sku} (${words} for each scale unit)` : `${sku} (${words})`;
}

/** Whether the machines of a gateway of this size stand in several zones. */
export const hasZones = (sku: string): boolean => sku.endsWith('AZ') || sku === 'ErGwScale';

/** Why a size does not fit the type, or undefined if it does. */
export function sizeFault(sku: string, type: GatewayType, profile: Profile): string | undefined {
  const fitting = sizesOf(type, profile);
  if (sku === '') return 'No SKU is chosen. The SKU is the size of the gateway: choose one.';
  if (!fitting.includes(sku))
    return `${sku} is no size of ${type === 'Vpn' ? 'a VPN' : 'an ExpressRoute'} gateway. Such a gateway takes ${fitting.join(', ')}. Choose one of these.`;
  if (
    type === 'Vpn' &&
    valueOf('expressroute/vpn-gateway-zones', profile) === 'zones' &&
    !hasZones(sku) &&
    sku !== 'Basic'
  )
    return `${sku} has no zones. A new VPN gateway takes a size that ends in AZ. Choose one.`;
  return undefined;
}

/** A gateway grows in place within its line only. */
const lines = [
  ['Standard', 'HighPerformance', 'UltraPerformance'],
  ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
];

/** The sizes that a gateway of this size can grow to without being made anew. */
export function growsTo(sku: string): string[] {
  const line = lines.find((sizes) => sizes.includes(sku)) ?? [];
  return line.slice(line.indexOf(sku) + 1);
}

/** Why two texts are no bounds of scale units: the field, and what is wrong with it. */
export function unitsFault(least: string, most: string, profile: Profile): { min?: string; max?: string } {
  const { min, max } = valueOf('expressroute/scale-units', profile);
  const wrong = (text: string): string | undefined =>
    /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
      ? undefined
      : `“${text}” is no number of scale units. It is a whole number from ${min} to ${max}. Type ${min} if in doubt.`;
  const [low, high] = [wrong(least), wrong(most)];
  if (low !== undefined || high !== undefined)
    return { ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) };
  return Number(least) > Number(most)
    ? { max: `The maximum ${most} is less than the minimum ${least}. Type ${least} or more, or a lower minimum.` }
    : {};
}

/** The gateway of this type that stands in the network already. */
export const gatewayIn = (network: unknown, type: GatewayType, gateways: readonly unknown[]): unknown =>
  gateways.find(
    (gateway) =>
      sameId(networkOfGateway(gateway), idOf(network)) &&
      textAt(gateway, 'properties.gatewayType').toLowerCase() === type.toLowerCase(),
  );

export const gatewaySubnetName = valueOf('expressroute/gateway-subnet', 'today').name;

/** The subnet of the network that a gateway would stand in. */
export const gatewaySubnetOf = (network: unknown): unknown =>
  listAt(network, 'properties.subnets').find((subnet) => nameOf(subnet) === gatewaySubnetName);

/** The ranges of a subnet. */
export const rangesOf = (subnet: unknown): string[] => {
  const one = textAt(subnet, 'properties.addressPrefix');
  return [...new Set([...(one === '' ? [] : [one]), ...textsAt(subnet, 'properties.addressPrefixes')])];
};

/** Why a gateway of this type cannot stand in the network, or undefined if it can. */
export function networkFault(
  network: unknown,
  {
    type,
    region,
    gateways,
    profile,
  }: { type: GatewayType; region: string; gateways: readonly unknown[]; profile: Profile },
): string | undefined {
  const name = nameOf(network);
  const place = textAt(network, 'location');
  if (regionName(place) !== regionName(region))
    return `${name} stands in ${regionName(place)}, and the gateway is set to ${regionName(region)}. A gateway stands in the region of its network: choose ${regionName(place)}, or another network.`;
  const present = gatewayIn(network, type, gateways);
  if (present !== undefined)
    return `${name} has the ${type} gateway ${nameOf(present)} already. A network has one gateway of each type. Choose another network, or delete ${nameOf(present)} first.`;
  const remote = listAt(network, 'properties.virtualNetworkPeerings').find(
    (peering) => at(peering, 'properties.useRemoteGateways') === true,
  );
  if (remote !== undefined)
    return `${name} uses the gateway of another network over the peering ${nameOf(remote)}. A network has its own gateway or uses a remote one. Choose another network.`;
  return subnetFault(name, gatewaySubnetOf(network), type, profile);
}

function subnetFault(network: string, subnet: unknown, type: GatewayType, profile: Profile): string | undefined {
  if (subnet === undefined || type === 'Vpn') return undefined;
  const { longestPrefix } = valueOf('expressroute/gateway-subnet', profile);
  const ranges = rangesOf(subnet);
  if (ranges.some((text) => (parsePrefix(text)?.length ?? 0) <= longestPrefix)) return undefined;
  return `${gatewaySubnetName} of ${network} is ${ranges.join(', ')}. An ExpressRoute gateway needs /${longestPrefix} or larger, that is a smaller number after the slash. Change the range under Subnets of ${network}, then press Refresh.`;
}

/** Why a public IP address cannot serve a gateway of this type, or undefined if it can. */
export function addressFault(
  address: unknown,
  { type, region }: { type: GatewayType; region: string },
): string | undefined {
  const name = nameOf(address);
  const sku = textAt(address, 'sku.name');
  if (sku === 'Basic' && type === 'ExpressRoute') return basicFault(name);
  const user = textAt(address, 'properties.ipConfiguration.id');
  if (user !== '')
    return `${name} belongs to ${user.split('/').at(-3) ?? user} already. An address serves one resource. Choose another, or create a new one.`;
  const place = textAt(address, 'location');
  return regionName(place) === regionName(region)
    ? undefined
    : `${name} stands in ${regionName(place)}, and the gateway is set to ${regionName(region)}. Choose an address in ${regionName(region)}, or create a new one.`;
}

/** What is said of a Basic address. */
export const basicFault = (name: string): string =>
  `${name} is of SKU Basic. An ExpressRoute gateway takes an address of SKU Standard. Choose Standard.`;
