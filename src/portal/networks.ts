/** What the blades about a virtual network and its subnets share: the menu, the choice of a network security group or route table, and a subnet's whole body. */
import type { Field, MenuEntry } from '#src/portal/blade.ts';
import { activityLog, byId, properties, tags } from '#src/portal/cells.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import type { Place } from '#src/portal/place.ts';
import type { Answers, Read } from '#src/portal/request.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { regionCode } from '#src/portal/words.ts';

export const networkMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'virtual-network', of } },
  activityLog(of),
  tags(of),
  { label: 'Address space', icon: 'configuration', open: { blade: 'virtual-network-address-space', of } },
  { label: 'Subnets', icon: 'network', open: { blade: 'virtual-network-subnets', of } },
  { label: 'Peerings', icon: 'peering', open: { blade: 'virtual-network-peerings', of } },
  properties(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

/** The id of the network that a subnet lies in. */
export const networkOfSubnet = (subnet: string): string => subnet.split('/').slice(0, -2).join('/');

/** What the two fields below read. */
export const neighborReads = {
  groups: { list: 'Microsoft.Network/networkSecurityGroups' },
  tables: { list: 'Microsoft.Network/routeTables' },
} as const satisfies Record<string, Read>;

const chosen = (answers: Answers, list: 'groups' | 'tables') => [
  { value: '', label: 'None' },
  ...members(answers[list])
    .filter((one) => regionCode(textAt(one, 'location')) === regionCode(textAt(answers['network'], 'location')))
    .map((one) => ({ value: idOf(one), label: nameOf(one) })),
];

/** What a subnet names: rules for its packets, and routes of its own. Only those of its region fit. */
export const neighborFields: readonly Field[] = [
  {
    name: 'group',
    label: 'Network security group',
    control: 'choice',
    hint: 'A subnet for a gateway takes none.',
    choices: (_values, answers) => chosen(answers, 'groups'),
  },
  {
    name: 'table',
    label: 'Route table',
    control: 'choice',
    hint: 'A subnet for a gateway takes none with a route for 0.0.0.0/0.',
    choices: (_values, answers) => chosen(answers, 'tables'),
  },
];

/** What the two fields hold for a subnet that is there. */
export const neighborValues = (subnet: unknown, { groups, tables }: Answers): Values => {
  /** In the spelling of the list, since a choice is one of its entries. */
  const listed = (list: unknown, path: string): string => idOf(byId(members(list), textAt(subnet, path)));
  return {
    group: listed(groups, 'properties.networkSecurityGroup.id'),
    table: listed(tables, 'properties.routeTable.id'),
  };
};

/** The properties of a subnet with what the fields say, and everything else as it was. */
export function subnetBody(subnet: unknown, range: string, values: Values): { properties: Record<string, unknown> } {
  const properties = at(subnet, 'properties');
  const {
    networkSecurityGroup: _group,
    routeTable: _table,
    addressPrefixes: _many,
    ...rest
  } = isRecord(properties) ? properties : {};
  const [group, table] = [textOf(values, 'group'), textOf(values, 'table')];
  return {
    properties: {
      ...rest,
      addressPrefix: range,
      ...(group === '' ? {} : { networkSecurityGroup: { id: group } }),
      ...(table === '' ? {} : { routeTable: { id: table } }),
    },
  };
}
