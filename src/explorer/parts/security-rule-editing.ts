/** How a security rule is added, and what can be set on it. */
import { reference } from '#src/azure/network/world.ts';
import { valueOf } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import { resource } from '#src/azure/pieces/plain.ts';
import { changed, childrenOf, find, freeName, parentOf, withAll } from '../cloud.ts';
import { choiceField, plainChoices, textField, withValue } from './fields.ts';
import { definePart, type Field } from './part.ts';
import { properties, securityRule } from './security-rule.ts';

const type = 'networkSecurityGroups/securityRules';

const tags = ['*', 'VirtualNetwork', 'Internet', 'AzureLoadBalancer'];

function whyNoPlace(text: string): string | undefined {
  return tags.includes(text) || parsePrefix(text)
    ? undefined
    : `"${text}" is neither a range nor a tag. Write 10.100.0.0/16, or one of ${tags.join(', ')}.`;
}

function whyNoPorts(text: string): string | undefined {
  const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const isRange = from !== '' && Number(to) >= Number(from) && Number(to) <= 65_535;
  return text === '*' || isRange ? undefined : `"${text}" is no port. Write *, 443 or 8000-8080.`;
}

export const securityRulePart = definePart({
  ...securityRule,
  adding: [
    {
      label: 'Add a security rule',
      inside: 'subnet',
      whyNot: (cloud, inside) =>
        /^(?:Gateway|AzureFirewall)/i.test(find(cloud, inside)?.name ?? '')
          ? 'A gateway subnet takes no network security group. Add the rule to the subnet of the machine.'
          : undefined,
      add(cloud, inside) {
        const subnet = find(cloud, inside);
        const known = find(cloud, reference.parse(subnet?.properties['networkSecurityGroup']).id);
        const stem = `nsg-${(subnet?.name ?? '').replace(/^snet-/i, '').toLowerCase()}`;
        const group = known ?? resource('networkSecurityGroups', freeName(cloud, 'networkSecurityGroups', stem), {});
        const name = freeName(cloud, type, 'deny-inbound', group.id);
        const { min, max } = valueOf('expressroute/security-rule-priority', 'today');
        const taken = new Set(
          childrenOf(cloud, group.id, type).map((one) => properties.parse(one.properties).priority),
        );
        let priority = min;
        while (taken.has(priority) && priority < max) priority += 10;
        const made = resource(type, [group.name, name], {
          priority,
          direction: 'Inbound',
          access: 'Deny',
          protocol: '*',
          sourceAddressPrefix: '*',
          sourcePortRange: '*',
          destinationAddressPrefix: '*',
          destinationPortRange: '*',
        });
        const id = `${group.id}/securityRules/${name}`;
        return {
          cloud: withAll(changed(cloud, inside, { networkSecurityGroup: { id: group.id } }), [group, { ...made, id }]),
          id,
          said: `Added security rule ${name} to subnet ${subnet?.name ?? ''}: it stops everything that comes in.`,
        };
      },
    },
  ],
  fields(cloud, id): Field[] {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const read = properties.parse(own.properties);
    const bounds = valueOf('expressroute/security-rule-priority', 'today');
    const others = childrenOf(cloud, parentOf(id), type).filter((one) => one.id !== id);
    const choice = (property: string, label: string, value: string, values: readonly string[]) =>
      choiceField(place, { property, label }, value, withValue(plainChoices(values), value));
    const whyNoPriority = (text: string): string | undefined => {
      if (!/^\d+$/.test(text) || Number(text) < bounds.min || Number(text) > bounds.max)
        return `A priority is a whole number from ${bounds.min} to ${bounds.max}. Lower numbers are asked first.`;
      const twin = others.find((one) => {
        const other = properties.parse(one.properties);
        return other.priority === Number(text) && other.direction === read.direction;
      });
      return twin && `Rule ${twin.name} has priority ${text} already. Choose another number.`;
    };
    return [
      {
        ...textField(
          place,
          { property: 'priority', label: 'Priority', fact: 'expressroute/security-rule-priority' },
          String(read.priority),
          whyNoPriority,
          (text) => changed(cloud, id, { priority: Number(text) }),
        ),
        kind: 'number',
      },
      choice('direction', 'Direction', read.direction, ['Inbound', 'Outbound']),
      choice('access', 'Action', read.access, ['Allow', 'Deny']),
      choice('protocol', 'Protocol', read.protocol, ['*', 'Tcp', 'Udp', 'Icmp']),
      textField(place, { property: 'sourceAddressPrefix', label: 'Source' }, read.sourceAddressPrefix, whyNoPlace),
      textField(
        place,
        { property: 'destinationAddressPrefix', label: 'Destination' },
        read.destinationAddressPrefix,
        whyNoPlace,
      ),
      textField(
        place,
        { property: 'destinationPortRange', label: 'Destination port' },
        read.destinationPortRange,
        whyNoPorts,
      ),
    ];
  },
});
