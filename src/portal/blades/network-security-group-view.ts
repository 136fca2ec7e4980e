/** A network security group: its rules in the order they are asked, and what it is attached to. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Table } from '#src/portal/blade.ts';
import { commonEssentials, link, plain, plainMenu } from '#src/portal/cells.ts';
import { idOf, listAt, nameOf, textAt, textsAt } from '#src/portal/json.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';

/** A member that stands alone or as a list. */
const either = (rule: unknown, one: string, many: string): string =>
  [textAt(rule, `properties.${one}`), ...textsAt(rule, `properties.${many}`)].filter((text) => text !== '').join(', ');

function rulesTable(resource: unknown, direction: 'Inbound' | 'Outbound'): Table & { title: string } {
  const rules = [
    ...listAt(resource, 'properties.securityRules'),
    ...listAt(resource, 'properties.defaultSecurityRules'),
  ]
    .filter((rule) => textAt(rule, 'properties.direction') === direction)
    .toSorted(
      (one, other) => Number(textAt(one, 'properties.priority')) - Number(textAt(other, 'properties.priority')),
    );
  return {
    title: `${direction} security rules`,
    columns: ['Priority', 'Name', 'Port', 'Protocol', 'Source', 'Destination', 'Action'],
    empty: 'There are no rules.',
    rows: rules.map((rule) => ({
      key: nameOf(rule),
      cells: [
        plain(textAt(rule, 'properties.priority')),
        { text: nameOf(rule) },
        plain(either(rule, 'destinationPortRange', 'destinationPortRanges')),
        plain(textAt(rule, 'properties.protocol')),
        plain(either(rule, 'sourceAddressPrefix', 'sourceAddressPrefixes')),
        plain(either(rule, 'destinationAddressPrefix', 'destinationAddressPrefixes')),
        {
          text: textAt(rule, 'properties.access'),
          tone: textAt(rule, 'properties.access') === 'Allow' ? ('good' as const) : ('bad' as const),
        },
      ],
    })),
  };
}

export default defineBlade({
  id: 'network-security-group',
  machine: 'resource',
  icon: 'shield',
  kind: 'Network security group',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: plainMenu,
  essentials: ({ resource }) => commonEssentials(resource),
  tables: ({ resource }) => [
    rulesTable(resource, 'Inbound'),
    rulesTable(resource, 'Outbound'),
    {
      title: 'Attached to',
      columns: ['Resource'],
      empty: 'No subnet and no network interface uses this group.',
      rows: [...listAt(resource, 'properties.subnets'), ...listAt(resource, 'properties.networkInterfaces')].map(
        (one) => ({ key: idOf(one), cells: [link(idOf(one))] }),
      ),
    },
  ],
  ...asksBefore('Its rules go with it. Azure refuses while a subnet or a network interface uses it.'),
  rules: () => removes('network security group'),
});
