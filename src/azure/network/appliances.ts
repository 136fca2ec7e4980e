/** What stands at the address of a next hop: a network interface that forwards, an Azure Firewall, or an appliance that is thought up. */
import * as shape from '#src/base/shape.ts';
import { addressAt, contains, formatAddress, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { interfacesIn } from './interfaces.ts';
import { perResource, perWorld } from './once.ts';
import { routesOf } from './routeTables.ts';
import { addressSpaceOf, networkType, peeredWith, subnetsOf, type Inhabitant, type Subnet } from './virtualNetworks.ts';
import { nodeOf, reference, word, type World, type WorldResource } from './world.ts';

/** The node behind the address of a next hop. */
export interface Appliance {
  node: string;
  name: string;
  /** The network it stands in. */
  network: WorldResource;
  /** False if it drops what is not for itself. */
  forwards: boolean;
}

/** Azure keeps the first four addresses of a subnet; the firewall has the fifth. */
const firewallPlace = 4;

const firewallProperties = shape.object({
  ipConfigurations: shape.otherwise(
    shape.array(shape.object({ properties: shape.object({ subnet: reference, privateIPAddress: word }) })),
    [],
  ),
});

const applianceId = (network: WorldResource, address: string): string => nodeOf(`${network.id}/appliances/${address}`);

/** The firewall in the subnet that is kept for it. It is there as soon as the subnet is. */
export const firewallIn = perResource((world, network): (Inhabitant & { subnet: Subnet }) | undefined => {
  const subnet = subnetsOf(world, network).find(({ name }) => name.toLowerCase() === 'azurefirewallsubnet');
  const prefix = parsePrefix(subnet?.prefixes[0] ?? '');
  const first = prefix && addressAt(prefix, firewallPlace);
  if (!subnet || !first) return undefined;
  const known = world
    .ofType('Microsoft.Network/azureFirewalls')
    .flatMap(({ name, properties }) =>
      firewallProperties.parse(properties).ipConfigurations.map((one) => ({
        name,
        subnet: one.properties.subnet.id,
        address: one.properties.privateIPAddress,
      })),
    )
    .find((one) => nodeOf(one.subnet) === nodeOf(subnet.id));
  const address = known === undefined || known.address === '' ? formatAddress(first) : known.address;
  const name = known?.name ?? 'Azure Firewall';
  return {
    id: applianceId(network, address),
    name,
    addresses: [address],
    because: `${name} stands in ${subnet.name} of ${network.name}.`,
    kind: 'appliance',
    isStateful: true,
    subnet,
  };
});

function thoughtUp(network: WorldResource, address: string): Inhabitant {
  const name = `Appliance ${address}`;
  return {
    id: applianceId(network, address),
    name,
    addresses: [address],
    because: `${name} stands in ${network.name}.`,
    kind: 'appliance',
    isStateful: true,
  };
}

/** The network among these in which an address lies. */
function homeOf(near: readonly WorldResource[], address: string): WorldResource | undefined {
  const at = parseAddress(address);
  const isHome = (text: string) => {
    const prefix = parsePrefix(text);
    return at !== undefined && prefix !== undefined && contains(prefix, at);
  };
  return near.find((place) => addressSpaceOf(place).some(isHome));
}

/**
 * The appliance at an address, in a network or one it is peered with. Where nothing is known to stand there, one is thought up.
 * Undefined if the address lies in none of these networks: then no packet gets there.
 */
export function applianceAt(world: World, network: WorldResource, address: string): Appliance | undefined {
  const home = homeOf([network, ...peeredWith(world, network).map(({ remote }) => remote)], address);
  if (!home) return undefined;
  const known = interfacesIn(world, home).find(({ addresses }) => addresses.includes(address));
  if (known) {
    const { nic, forwards } = known;
    return { node: nodeOf(nic.id), name: nic.name, network: home, forwards };
  }
  const firewall = firewallIn(world, home);
  const appliance = firewall?.addresses.includes(address) === true ? firewall : thoughtUp(home, address);
  return { node: appliance.id, name: appliance.name, network: home, forwards: true };
}

const allThoughtUp = perWorld((world): ReadonlyMap<string, ReadonlyMap<string, Inhabitant>> => {
  const found = new Map<string, Map<string, Inhabitant>>();
  for (const network of world.ofType(networkType)) {
    for (const { routeTable } of subnetsOf(world, network)) {
      const table = world.find(routeTable);
      for (const { nextHopType, nextHop } of table ? routesOf(world, table) : []) {
        const known = nextHopType === 'VirtualAppliance' ? applianceAt(world, network, nextHop) : undefined;
        if (!known) continue;
        const { node, network: home } = known;
        const appliance = thoughtUp(home, nextHop);
        if (node !== appliance.id || firewallIn(world, home)?.id === node) continue;
        const there = found.get(nodeOf(home.id)) ?? new Map<string, Inhabitant>();
        found.set(nodeOf(home.id), there.set(node, appliance));
      }
    }
  }
  return found;
});

/** The appliances that are thought up in a network, because a user route names their address and nothing else stands there. */
export const appliancesThoughtUpIn = (world: World, network: WorldResource): Inhabitant[] => [
  ...(allThoughtUp(world).get(nodeOf(network.id))?.values() ?? []),
];
