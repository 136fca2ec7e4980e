/**
 * Which addresses of a virtual network are in use, lowest first. Most are those of what stands in it. A network may also say by its tag
 * `addressesInUse` how many there are, so that a large one need not be written down machine by machine: then its lowest ones are in use.
 */
import * as shape from '#src/base/shape.ts';
import { valueOf } from '#src/base/facts.ts';
import { formatAddress, parseAddress, parsePrefix, sizeOf, type Address } from '#src/base/ip.ts';
import { appliancesThoughtUpIn, firewallIn } from './appliances.ts';
import { endpointsIn } from './endpoints.ts';
import { interfacesIn } from './interfaces.ts';
import { machineAddresses } from './machines.ts';
import { isForAzure, subnetsOf } from './virtualNetworks.ts';
import { word, type World, type WorldResource } from './world.ts';

const tags = shape.otherwise(shape.object({ addressesInUse: word }), { addressesInUse: '' });

/** How many addresses a network says are in use; 0 if it does not say. */
export function saidInUse(network: WorldResource): number {
  const said = Number(tags.parse(network.tags).addressesInUse);
  return Number.isSafeInteger(said) && said > 0 ? said : 0;
}

const byValue = (one: Address, other: Address): number => {
  if (one.family !== other.family) return one.family - other.family;
  if (one.value === other.value) return 0;
  return one.value < other.value ? -1 : 1;
};

/** The addresses at which something stands, lowest first and IPv4 first. */
export function namedInUse(world: World, network: WorldResource): Address[] {
  const found = [
    ...interfacesIn(world, network).flatMap(({ addresses }) => addresses),
    ...endpointsIn(world, network).map(({ address }) => address),
    ...subnetsOf(world, network).flatMap((subnet) => machineAddresses(world, network, subnet)),
    ...appliancesThoughtUpIn(world, network).flatMap(({ addresses }) => addresses),
    ...(firewallIn(world, network)?.addresses ?? []),
  ].flatMap((text) => parseAddress(text) ?? []);
  const once = new Map(found.map((address) => [formatAddress(address), address]));
  return [...once.values()].sort(byValue);
}

/** A run of addresses that can be in use: those of one subnet without the ones Azure keeps. */
export interface Run {
  first: number;
  count: number;
}

/** The IPv4 addresses of a network that can be in use, lowest first. */
export const usableRuns = (world: World, network: WorldResource): Run[] => {
  const { first, last } = valueOf('expressroute/subnet-reserved-addresses', world.profile);
  return subnetsOf(world, network)
    .filter((subnet) => !isForAzure(subnet))
    .flatMap(({ prefixes }) => prefixes.flatMap((text) => parsePrefix(text) ?? []))
    .flatMap((prefix) =>
      prefix.family === 4 ? [{ first: prefix.value + first, count: Number(sizeOf(prefix)) - first - last }] : [],
    )
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.first - other.first);
};
