/** Addresses of a Cloud that is edited: what is taken, what is free, and what overlaps. */
import * as shape from '#src/base/shape.ts';
import { reference, word, words } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import {
  addressAt,
  contains,
  covers,
  formatAddress,
  isTidy,
  overlap,
  parseAddress,
  parsePrefix,
  type Prefix,
} from '#src/base/ip.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { all, childrenOf, find, ofType, parentOf } from './cloud.ts';

const space = shape.object({
  addressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const subnetSpace = shape.object({ addressPrefix: word, addressPrefixes: words });
const localSpace = shape.object({
  localNetworkAddressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const siteTags = shape.otherwise(shape.object({ onPremisesPrefixes: word }), { onPremisesPrefixes: '' });

export const prefixesOfNetwork = (network: WorldResource): readonly string[] =>
  space.parse(network.properties).addressSpace.addressPrefixes;

export function prefixesOfSubnet(subnet: WorldResource): readonly string[] {
  const { addressPrefix, addressPrefixes } = subnetSpace.parse(subnet.properties);
  return addressPrefix === '' ? addressPrefixes : [addressPrefix];
}

/** Whether one of these ranges holds the address; a text that is no address is in none. */
export function holdsAddress(prefixes: readonly string[], text: string): boolean {
  const address = parseAddress(text);
  return (
    address !== undefined &&
    prefixes.flatMap((one) => parsePrefix(one) ?? []).some((prefix) => contains(prefix, address))
  );
}

/** The prefixes of a text in which commas or spaces part them. */
export const listOf = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '');

/** Every range that somebody claims, with whose it is. */
function claims(cloud: PlainCloud): { owner: string; id: string; prefix: string }[] {
  const claim = (one: WorldResource, prefixes: readonly string[]) =>
    prefixes.map((prefix) => ({ owner: one.name, id: keyOf(one.id), prefix }));
  return [
    ...ofType(cloud, 'virtualNetworks').flatMap((one) => claim(one, prefixesOfNetwork(one))),
    ...ofType(cloud, 'expressRouteCircuits').flatMap((one) =>
      claim(one, listOf(siteTags.parse(one.tags).onPremisesPrefixes)).map((entry) => ({
        ...entry,
        owner: `the site behind ${one.name}`,
      })),
    ),
    ...ofType(cloud, 'localNetworkGateways').flatMap((one) =>
      claim(one, localSpace.parse(one.properties).localNetworkAddressSpace.addressPrefixes),
    ),
  ];
}

/** Why a text is no list of prefixes, or undefined. */
export function whyNoPrefixes(text: string): string | undefined {
  const list = listOf(text);
  if (list.length === 0) return 'Write at least one address range, such as 10.20.0.0/16.';
  for (const one of list) {
    if (!one.includes('/') || !parsePrefix(one))
      return `"${one}" is not an address range. Write an address and a length, such as 10.20.0.0/16.`;
    if (!isTidy(one)) return `"${one}" has bits behind its length. Write the first address of the range.`;
  }
  return undefined;
}

/** A sentence on who else has these addresses, or undefined. Overlap is allowed: packets then meet it. */
export function overlapOf(cloud: PlainCloud, id: string, prefixes: readonly string[]): string | undefined {
  const own = prefixes.flatMap((text) => parsePrefix(text) ?? []);
  const other = claims(cloud).find((claim) => {
    const parsed = parsePrefix(claim.prefix);
    return claim.id !== keyOf(id) && parsed && own.some((prefix) => overlap(prefix, parsed));
  });
  return (
    other && `This overlaps ${other.prefix} of ${other.owner}. You may keep it: then see which one the packet goes to.`
  );
}

/** The first 10.n.0.0/16, in tens from 10.20, that nobody claims. */
export function freeSpace(cloud: PlainCloud): string {
  const taken = claims(cloud).flatMap(({ prefix }) => parsePrefix(prefix) ?? []);
  const candidates = [
    ...Array.from({ length: 23 }, (_, n) => 20 + n * 10),
    ...Array.from({ length: 256 }, (_, n) => n),
  ];
  const free = candidates
    .filter((n) => n < 256)
    .map((n) => `10.${n}.0.0/16`)
    .find((text) => {
      const prefix = parsePrefix(text);
      return prefix && !taken.some((one) => overlap(one, prefix));
    });
  return free ?? '172.16.0.0/16';
}

/** Why Azure refuses these ranges for a network, or undefined: a network it is peered with has some of them. */
export function whyNotBesidePeers(cloud: PlainCloud, id: string, ranges: readonly string[]): string | undefined {
  const own = ranges.flatMap((text) => parsePrefix(text) ?? []);
  const joined = ofType(cloud, 'virtualNetworks/virtualNetworkPeerings').map((one) => [
    keyOf(parentOf(one.id)),
    keyOf(reference.parse(one.properties['remoteVirtualNetwork']).id),
  ]);
  const peers = joined.flatMap((ends) => (ends.includes(keyOf(id)) ? ends.filter((end) => end !== keyOf(id)) : []));
  for (const peer of new Set(peers)) {
    const network = find(cloud, peer);
    const shared = (network ? prefixesOfNetwork(network) : []).find((text) => {
      const prefix = parsePrefix(text);
      return prefix !== undefined && own.some((one) => overlap(one, prefix));
    });
    if (network && shared !== undefined)
      return `This overlaps ${shared} of ${network.name}, and the two are peered. Azure refuses that: choose another range, or remove the peering first.`;
  }
  return undefined;
}

const within = (network: readonly string[], prefix: Prefix): boolean =>
  network.some((text) => {
    const outer = parsePrefix(text);
    return outer !== undefined && covers(outer, prefix);
  });

/** A free /24 (or the length said) in a network; undefined if there is none. */
export function freeSubnet(cloud: PlainCloud, networkId: string, length = 24): string | undefined {
  const network = find(cloud, networkId);
  if (!network) return undefined;
  const taken = childrenOf(cloud, networkId, 'virtualNetworks/subnets')
    .flatMap(prefixesOfSubnet)
    .flatMap((text) => parsePrefix(text) ?? []);
  for (const text of prefixesOfNetwork(network)) {
    const outer = parsePrefix(text);
    if (outer?.family !== 4 || outer.length > length) continue;
    const step = 2 ** (32 - length);
    const count = Math.min(2 ** (length - outer.length), 4096);
    // The range at the very start is left alone, so that numbers are easy to read: 10.20.1.0/24 is the first.
    const order = [...Array.from({ length: Math.max(0, count - 1) }, (_, n) => n + 1), 0];
    for (const n of order) {
      const address = addressAt(outer, n * step);
      const prefix = address && parsePrefix(`${formatAddress(address)}/${length}`);
      if (prefix && !taken.some((one) => overlap(one, prefix))) return `${formatAddress(prefix)}/${length}`;
    }
  }
  return undefined;
}

/** Why a text cannot be the range of a subnet, or undefined. Here Azure refuses overlap, and so do we. */
export function whyNoSubnet(cloud: PlainCloud, networkId: string, subnetId: string, text: string): string | undefined {
  const wrong = whyNoPrefixes(text);
  if (wrong !== undefined) return wrong;
  const network = find(cloud, networkId);
  const outer = network ? prefixesOfNetwork(network) : [];
  for (const one of listOf(text)) {
    const prefix = parsePrefix(one);
    if (!prefix) continue;
    if (!within(outer, prefix))
      return `${one} is not inside ${network?.name ?? 'the network'} (${outer.join(', ')}). Choose a range inside, or widen the address space first.`;
    const twin = childrenOf(cloud, networkId, 'virtualNetworks/subnets').find(
      (subnet) =>
        keyOf(subnet.id) !== keyOf(subnetId) &&
        prefixesOfSubnet(subnet).some((other) => {
          const parsed = parsePrefix(other);
          return parsed !== undefined && overlap(parsed, prefix);
        }),
    );
    if (twin) return `${one} overlaps subnet ${twin.name}. Two subnets of one network may not overlap.`;
  }
  return undefined;
}

/** Every address that a load balancer or an endpoint has; for finding a free one. */
function addressesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (typeof value === 'string') return parseAddress(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : [];
}

/** The first free address of a subnet, counted from `from` (the machine there has the fifth address). */
export function freeAddress(cloud: PlainCloud, subnet: WorldResource, from: number): string | undefined {
  const [text = ''] = prefixesOfSubnet(subnet);
  const prefix = parsePrefix(text);
  if (!prefix) return undefined;
  const taken = new Set(all(cloud).flatMap(({ properties }) => addressesIn(properties)));
  for (let n = from; n < from + 250; n += 1) {
    const address = addressAt(prefix, n);
    if (address && contains(prefix, address) && !taken.has(formatAddress(address))) return formatAddress(address);
  }
  return undefined;
}

/** Why an address cannot stand in a subnet, or undefined. */
export function whyNoAddress(subnet: WorldResource | undefined, text: string): string | undefined {
  const address = parseAddress(text);
  if (!address) return `"${text}" is not an address. Write one such as 10.20.1.10.`;
  const inside = (subnet ? prefixesOfSubnet(subnet) : []).some((one) => {
    const prefix = parsePrefix(one);
    return prefix !== undefined && contains(prefix, address);
  });
  return inside
    ? undefined
    : `${text} is not in subnet ${subnet?.name ?? ''} (${subnet ? prefixesOfSubnet(subnet).join(', ') : 'none'}).`;
}
