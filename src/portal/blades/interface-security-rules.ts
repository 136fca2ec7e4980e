/** The security rules that hold at a network interface: those of its own group and of its subnet's, in the order they are asked. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Table } from '#src/portal/blade.ts';
import { plain } from '#src/portal/cells.ts';
import { oneTable } from '#src/portal/one-table.ts';
import { interfaceMenu } from '#src/portal/interfaces.ts';
import { at, listAt, members, textAt, textsAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';

const directions = ['Inbound', 'Outbound'] as const;

const priorityOf = (rule: unknown): number => Number(textAt(rule, 'priority'));

/** `443` for `443-443`, and `Any` for all that there are. */
const portWords = (ports: readonly string[]): string =>
  ports.map((range) => (range === '0-65535' ? 'Any' : range.replace(/^(\d+)-\1$/, '$1'))).join(', ');

const addressWords = (prefixes: readonly string[]): string =>
  prefixes.map((prefix) => (prefix === '*' ? 'Any' : prefix)).join(', ');

const rulesTable = (rules: readonly unknown[]): Table => ({
  columns: ['Priority', 'Name', 'Access', 'Protocol', 'Source', 'Source ports', 'Destination', 'Destination ports'],
  rows: rules
    .toSorted((one, other) => priorityOf(one) - priorityOf(other))
    .map((rule) => ({
      key: textAt(rule, 'name'),
      cells: [
        plain(textAt(rule, 'priority')),
        plain(textAt(rule, 'name').split('/').at(-1) ?? ''),
        { text: textAt(rule, 'access'), tone: textAt(rule, 'access') === 'Allow' ? 'good' : 'bad' },
        plain(textAt(rule, 'protocol') === 'All' ? 'Any' : textAt(rule, 'protocol')),
        plain(addressWords(textsAt(rule, 'sourceAddressPrefixes'))),
        plain(portWords(textsAt(rule, 'sourcePortRanges'))),
        plain(addressWords(textsAt(rule, 'destinationAddressPrefixes'))),
        plain(portWords(textsAt(rule, 'destinationPortRanges'))),
      ],
    })),
  empty: 'This group has no rules in this direction.',
});

export default defineBlade({
  id: 'interface-security-rules',
  machine: 'ask',
  icon: 'shield',
  kind: 'Network interface',
  title: ({ of = '' }) => `${idParts(of).name} | Effective security rules`,
  menu: interfaceMenu,
  sought: 'effective security rules',
  intro:
    'The rules of each network security group over this network interface, its own and that of its subnet. In each group the rule with the lowest priority number that fits decides; both groups must allow a packet.',
  rules: oneTable('effectiveNetworkSecurityGroups'),
  tables: ([answer]) =>
    members(answer).flatMap((group) => {
      const { name } = idParts(textAt(group, 'networkSecurityGroup.id'));
      const over = at(group, 'association.subnet') === undefined ? 'network interface' : 'subnet';
      return directions.map((direction) => ({
        title: `${direction} rules of ${name} (${over})`,
        ...rulesTable(
          listAt(group, 'effectiveSecurityRules').filter((rule) => textAt(rule, 'direction') === direction),
        ),
      }));
    }),
  empty: 'No network security group stands over this network interface or its subnet, so there are no rules to ask.',
});
