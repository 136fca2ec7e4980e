/**
 * What network security groups mean to packets: filters at whatever stands in a subnet. A group of the subnet and one of the interface
 * are asked one after the other, and a packet passes only if both let it pass.
 */
import * as shape from '#src/base/shape.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import type { Filter, Ports } from '#src/datapath/network.ts';
import { broughtRules } from './defaultSecurityRules.ts';
import { publicPrefixes } from './internet.ts';
import { learnedBy } from './learned.ts';
import { perWorld } from './once.ts';
import { addressSpaceOf, alone, holds, peeredWith } from './virtualNetworks.ts';
import { count, nodeOf, word, words, type World, type WorldResource } from './world.ts';

const ruleProperties = shape.object({
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
export interface SecurityRule extends shape.Read<typeof ruleProperties> {
  name: string;
  /** `securityRules` or `defaultSecurityRules`. */
  member: string;
}

/** Azure's own rules, for a group that was written down without them. */
const defaultRules = ({ profile }: World): SecurityRule[] =>
  broughtRules.map(([name, direction, access, from, to]) => ({
    name,
    member: 'defaultSecurityRules',
    protocol: '*',
    access,
    direction,
    priority: valueOf('expressroute/security-rule-default-priorities', profile)[name] ?? 0,
    sourceAddressPrefix: from,
    sourceAddressPrefixes: [],
    destinationAddressPrefix: to,
    destinationAddressPrefixes: [],
    sourcePortRange: '*',
    sourcePortRanges: [],
    destinationPortRange: '*',
    destinationPortRanges: [],
  }));

/** The rules of a group, by rising priority. */
export function rulesOf(world: World, group: WorldResource): SecurityRule[] {
  const [own = [], brought = []] = ['securityRules', 'defaultSecurityRules'].map((member) =>
    world
      .children(group, member)
      .map(({ name, properties }): SecurityRule => ({ ...ruleProperties.parse(properties), name, member })),
  );
  return [...own, ...(brought.length > 0 ? brought : defaultRules(world))].sort(
    (one, other) => one.priority - other.priority,
  );
}

const everywhere = ['0.0.0.0/0', '::/0'];
/** From where Azure's probes come. */
const probes = '168.63.129.16/32';

/** What the tag VirtualNetwork stands for in a network: itself, what it is peered with, and what its gateways reach. */
const virtualNetworkTag = (world: World, network: WorldResource): string[] => [
  ...addressSpaceOf(network),
  ...peeredWith(world, network).flatMap(({ prefixes }) => prefixes),
  ...learnedBy(world, network).map(({ prefix }) => prefix),
];

const meanings = perWorld(() => new Map<string, readonly string[] | undefined>());

/** The prefixes an address of a rule stands for; undefined for a tag whose addresses are not known here. Worked out once per world. */
export function prefixesFor(text: string, world: World, network: WorldResource): readonly string[] | undefined {
  const known = meanings(world);
  const key = `${text} in ${nodeOf(network.id)}`;
  if (!known.has(key)) known.set(key, meaningOf(text, world, network));
  return known.get(key);
}

function meaningOf(text: string, world: World, network: WorldResource): readonly string[] | undefined {
  if (text === '*') return everywhere;
  if (text === 'Internet') return publicPrefixes(world.profile, virtualNetworkTag(world, network));
  if (text === 'VirtualNetwork') return virtualNetworkTag(world, network);
  if (text === 'AzureLoadBalancer') return [probes];
  const prefix = parsePrefix(text);
  return prefix ? [text.includes('/') ? text : alone(text)] : undefined;
}

/** Both ways to write a value: one, or a list. */
const both = (single: string, many: readonly string[]): string[] => (single === '' ? [...many] : [single, ...many]);

/** Port ranges as numbers; undefined for any. */
function portsOf(single: string, many: readonly string[]): readonly Ports[] | undefined {
  const texts = both(single, many);
  if (texts.includes('*') || texts.length === 0) return undefined;
  return texts.map((text): Ports => {
    const [first = '', last = first] = text.split('-');
    return [Number(first), Number(last)];
  });
}

const protocols: Readonly<Record<string, Filter['protocol']>> = {
  tcp: 'tcp',
  udp: 'udp',
  icmp: 'icmp',
  esp: 'esp',
  ah: 'ah',
};
const fact: FactId = 'expressroute/security-rule-priority';

/** Whom a security group guards. */
interface Guarded {
  node: string;
  addresses: readonly string[];
  /** Whether it is also asked about packets that are only passed on. */
  forwards?: boolean;
}

/** The filters of one rule at a host: its far end as it says, its near end cut to the addresses of the host, unless that forwards. */
function filtersOf(
  world: World,
  network: WorldResource,
  group: WorldResource,
  rule: SecurityRule,
  host: Guarded,
): Filter[] {
  const isInbound = rule.direction === 'Inbound';
  const protocol = protocols[rule.protocol.toLowerCase()];
  if (rule.protocol !== '*' && protocol === undefined) return [];
  const ends = (single: string, many: readonly string[]) =>
    both(single, many).flatMap((text) => prefixesFor(text, world, network) ?? []);
  const from = ends(rule.sourceAddressPrefix, rule.sourceAddressPrefixes);
  const to = ends(rule.destinationAddressPrefix, rule.destinationAddressPrefixes);
  const [near, far] = isInbound ? [to, from] : [from, to];
  const cut =
    host.forwards === true
      ? near
      : host.addresses.map(alone).filter((own) => near.some((prefix) => holds(prefix, own)));
  const fromPorts = portsOf(rule.sourcePortRange, rule.sourcePortRanges);
  const toPorts = portsOf(rule.destinationPortRange, rule.destinationPortRanges);
  const allow = rule.access === 'Allow';
  const because = `Rule ${rule.name} of ${group.name} ${allow ? 'lets it pass' : 'stops it'} (priority ${rule.priority}, ${rule.direction.toLowerCase()}).`;
  return cut.flatMap((own) =>
    far
      .filter((other) => other.includes(':') === own.includes(':'))
      .map((other): Filter => ({
        at: host.node,
        group: nodeOf(group.id),
        direction: isInbound ? 'in' : 'out',
        priority: rule.priority,
        allow,
        from: isInbound ? other : own,
        to: isInbound ? own : other,
        ...(protocol && { protocol }),
        ...(fromPorts && { fromPorts }),
        ...(toPorts && { toPorts }),
        because,
        fact,
      })),
  );
}

/** The filters of a host with these addresses: those of its subnet's group and of its own, for packets to it and from it. */
export const filtersAt = (
  world: World,
  network: WorldResource,
  host: Guarded,
  groups: readonly (WorldResource | undefined)[],
): Filter[] =>
  groups
    .flatMap((group) => group ?? [])
    .flatMap((group) => rulesOf(world, group).flatMap((rule) => filtersOf(world, network, group, rule, host)));
