/**
 * What network security groups mean to packets: filters at the hosts of a subnet. The tracer's packets have addresses and no ports,
 * so a rule counts here only if it is for any protocol and any port.
 */
import * as z from 'zod/mini';
import { covers, parsePrefix } from '#src/base/ip.ts';
import type { Filter } from '#src/datapath/network.ts';
import { learnedBy } from './learned.ts';
import { addressSpaceOf, peeredWith } from './virtualNetworks.ts';
import { count, word, words, type World, type WorldResource } from './world.ts';

const ruleProperties = z.object({
  protocol: word,
  access: word,
  direction: word,
  priority: count,
  sourceAddressPrefix: word,
  sourceAddressPrefixes: words,
  destinationAddressPrefix: word,
  destinationAddressPrefixes: words,
  sourcePortRange: word,
  sourcePortRanges: words,
  destinationPortRange: word,
  destinationPortRanges: words,
});

/** A rule of a security group, in its own words. */
export interface SecurityRule extends z.infer<typeof ruleProperties> {
  name: string;
  /** `securityRules` or `defaultSecurityRules`. */
  member: string;
}

/** The rules of a group, by rising priority. */
export const rulesOf = (world: World, group: WorldResource): SecurityRule[] =>
  ['securityRules', 'defaultSecurityRules']
    .flatMap((member) =>
      world
        .children(group, member)
        .map(({ name, properties }) => ({ ...ruleProperties.parse(properties), name, member })),
    )
    .sort((one, other) => one.priority - other.priority);

const everywhere = ['0.0.0.0/0', '::/0'];

/** What the tag VirtualNetwork stands for in a network: itself, what it is peered with, and what its gateways reach. */
export const virtualNetworkTag = (world: World, network: WorldResource): string[] => [
  ...addressSpaceOf(network),
  ...peeredWith(world, network).flatMap(({ prefixes }) => prefixes),
  ...learnedBy(world, network).map(({ prefix }) => prefix),
];

/** The prefixes an address of a rule stands for; undefined for a tag whose addresses are not known here. */
export function prefixesFor(text: string, world: World, network: WorldResource): readonly string[] | undefined {
  if (text === '*' || text === 'Internet') return everywhere;
  if (text === 'VirtualNetwork') return virtualNetworkTag(world, network);
  const prefix = parsePrefix(text);
  return prefix ? [text.includes('/') ? text : `${text}/${prefix.length}`] : undefined;
}

/** One rule for one pair of prefixes. */
interface Line {
  allow: boolean;
  from: string;
  to: string;
  because: string;
}

const isAny = (single: string, many: readonly string[]): boolean => [single, ...many].some((text) => text === '*');

const both = (single: string, many: readonly string[]): string[] => (single === '' ? [...many] : [single, ...many]);

function linesOf(world: World, network: WorldResource, group: WorldResource, direction: string): Line[] {
  return rulesOf(world, group).flatMap((rule): Line[] => {
    const isForAll =
      rule.protocol === '*' &&
      isAny(rule.sourcePortRange, rule.sourcePortRanges) &&
      isAny(rule.destinationPortRange, rule.destinationPortRanges);
    if (rule.direction !== direction || !isForAll) return [];
    const ends = (single: string, many: readonly string[]) =>
      both(single, many).flatMap((text) => prefixesFor(text, world, network) ?? []);
    const because = `Rule ${rule.name} of ${group.name} ${rule.access === 'Allow' ? 'lets it pass' : 'stops it'} (priority ${rule.priority}, ${direction.toLowerCase()}).`;
    return ends(rule.sourceAddressPrefix, rule.sourceAddressPrefixes).flatMap((from) =>
      ends(rule.destinationAddressPrefix, rule.destinationAddressPrefixes).map((to) => ({
        allow: rule.access === 'Allow',
        from,
        to,
        because,
      })),
    );
  });
}

/** The narrower of two prefixes, if one lies in the other. */
function narrower(one: string, other: string): string | undefined {
  const [first, second] = [parsePrefix(one), parsePrefix(other)];
  if (!first || !second) return undefined;
  if (covers(first, second)) return other;
  return covers(second, first) ? one : undefined;
}

/** Two groups in a row as one list: a packet passes if both let it pass. */
function inRow(first: readonly Line[], second: readonly Line[]): Line[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  return first.flatMap((outer) =>
    second.flatMap((inner): Line[] => {
      const [from, to] = [narrower(outer.from, inner.from), narrower(outer.to, inner.to)];
      if (from === undefined || to === undefined) return [];
      return [{ allow: outer.allow && inner.allow, from, to, because: outer.allow ? inner.because : outer.because }];
    }),
  );
}

/** The filters of a host with these addresses: those of its subnet's group and of its own, for packets to it and from it. */
export function filtersAt(
  world: World,
  network: WorldResource,
  host: { node: string; addresses: readonly string[] },
  groups: readonly (WorldResource | undefined)[],
): Filter[] {
  const known = groups.flatMap((group) => group ?? []);
  const lines = (direction: string) =>
    known.map((group) => linesOf(world, network, group, direction)).reduce<Line[]>(inRow, []);
  const [inbound, outbound] = known.length === 0 ? [[], []] : [lines('Inbound'), lines('Outbound')];
  const own = host.addresses.map((address) => `${address}/${address.includes(':') ? 128 : 32}`);
  const cut = (line: Line, end: 'from' | 'to') =>
    own.flatMap((address) => {
      const within = narrower(line[end], address);
      return within === undefined ? [] : [{ ...line, [end]: within }];
    });
  return [...inbound.flatMap((line) => cut(line, 'to')), ...outbound.flatMap((line) => cut(line, 'from'))].map(
    ({ allow, from, to, because }, priority): Filter => ({
      at: host.node,
      priority,
      allow,
      from,
      to,
      because,
      fact: 'expressroute/security-rule-priority',
    }),
  );
}
