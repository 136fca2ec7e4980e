/** The security rules that hold for a network interface: those of its subnet's group and of its own, with the tags spelled out. */
import type { Resource } from '../cloud.ts';
import type { Context } from '../resource.ts';
import { interfaceOf } from './interfaces.ts';
import { prefixesFor, rulesOf, type SecurityRule } from './securityGroups.ts';
import { worldOf, type World, type WorldResource } from './world.ts';

const protocols: Readonly<Record<string, string>> = { '*': 'All' };

/** `443` as `443-443`, `*` as every port. */
const ports = (text: string): string => {
  if (text === '*') return '0-65535';
  return text === '' || text.includes('-') ? text : `${text}-${text}`;
};

const listed = (single: string, many: readonly string[]): string[] => (single === '' ? [...many] : [single]);

function effective(world: World, network: WorldResource, rule: SecurityRule) {
  const sources = listed(rule.sourceAddressPrefix, rule.sourceAddressPrefixes);
  const targets = listed(rule.destinationAddressPrefix, rule.destinationAddressPrefixes);
  const expanded = (texts: readonly string[]) =>
    texts.includes('VirtualNetwork') ? texts.flatMap((text) => prefixesFor(text, world, network) ?? []) : [];
  const [from, to] = [expanded(sources), expanded(targets)];
  return {
    name: `${rule.member}/${rule.name}`,
    protocol: protocols[rule.protocol] ?? rule.protocol,
    sourcePortRange: ports(rule.sourcePortRange),
    destinationPortRange: ports(rule.destinationPortRange),
    sourcePortRanges: listed(rule.sourcePortRange, rule.sourcePortRanges).map(ports),
    destinationPortRanges: listed(rule.destinationPortRange, rule.destinationPortRanges).map(ports),
    sourceAddressPrefix: rule.sourceAddressPrefix,
    destinationAddressPrefix: rule.destinationAddressPrefix,
    sourceAddressPrefixes: sources,
    destinationAddressPrefixes: targets,
    ...(from.length > 0 && { expandedSourceAddressPrefix: from }),
    ...(to.length > 0 && { expandedDestinationAddressPrefix: to }),
    access: rule.access,
    priority: rule.priority,
    direction: rule.direction,
  };
}

/** `effectiveNetworkSecurityGroups`: each group that applies, what it applies over, and its rules. */
export function effectiveSecurityOf(nic: Resource, { cloud, profile }: Context) {
  const world = worldOf(cloud, profile);
  const place = interfaceOf(world, nic);
  if (!place) return { value: [] };
  const { network, subnet } = place;
  const groups = [
    { group: world.find(place.group), association: { networkInterface: { id: nic.id } } },
    { group: world.find(subnet.securityGroup), association: { subnet: { id: subnet.id } } },
  ];
  return {
    value: groups.flatMap(({ group, association }) =>
      group
        ? [
            {
              networkSecurityGroup: { id: group.id },
              association,
              effectiveSecurityRules: rulesOf(world, group).map((rule) => effective(world, network, rule)),
            },
          ]
        : [],
    ),
  };
}
