/** Cells that many blades show: a resource as a link, a state with its tone, an id with its copy button. */
import type { Cell, MenuEntry, Table } from '#src/portal/blade.ts';
import { idOf, listAt, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import type { Place } from '#src/portal/place.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { regionName, stateWords, toneOf, typeWords } from '#src/portal/words.ts';

/** The place that shows a resource. A type without a blade of its own is shown as JSON. */
export function placeOf(id: string): Place {
  const { type } = idParts(id);
  if (/^\/subscriptions\/[^/]+$/i.test(id)) return { blade: 'subscription', of: id };
  const words = type === '' ? typeWords['microsoft.resources/resourcegroups'] : typeWords[type.toLowerCase()];
  return { blade: words?.blade ?? 'resource-json', of: id };
}

export const plain = (text: string): Cell => ({ text: text === '' ? '—' : text });

/** A resource by its id, as a link; a dash where there is none. */
export function link(id: string): Cell {
  if (id === '') return plain('');
  const { name, type } = idParts(id);
  const icon = typeWords[type.toLowerCase()]?.icon ?? 'group';
  return { text: name, open: placeOf(id), icon };
}

export const state = (value: string): Cell =>
  value === '' ? plain('') : { text: stateWords(value), tone: toneOf(value) };

export const identifier = (text: string): Cell => (text === '' ? plain('') : { text, copy: true });

/** The cells that begin every essentials list. */
export function commonEssentials(resource: unknown): { label: string; cell: Cell }[] {
  const { subscription, resourceGroup } = idParts(idOf(resource));
  return [
    { label: 'Resource group', cell: { text: resourceGroup, open: groupPlace(subscription, resourceGroup) } },
    { label: 'Location', cell: plain(regionName(textAt(resource, 'location'))) },
    { label: 'Subscription', cell: identifier(subscription) },
    { label: 'Provisioning state', cell: state(textAt(resource, 'properties.provisioningState')) },
  ];
}

export const groupPlace = (subscription: string, group: string): Place => ({
  blade: 'resource-group',
  of: `/subscriptions/${subscription}/resourceGroups/${group}`,
});

const page =
  (blade: string, label: string, icon: MenuEntry['icon']) =>
  (of: string): MenuEntry => ({ label, icon, open: { blade, of } });

/** The pages that any resource has, or any of a kind. */
export const activityLog = page('activity-log', 'Activity log', 'log');
export const tags = page('tags', 'Tags', 'tag');
export const properties = page('properties', 'Properties', 'properties');
export const metrics = page('metrics', 'Metrics', 'chart');
export const resourceHealth = page('resource-health', 'Resource health', 'health');

/** The menu of a resource that has nothing but an overview. */
export const plainMenu = ({ blade, of = '' }: Place): MenuEntry[] => [
  ...(blade === 'resource-json' ? [] : [{ label: 'Overview', icon: 'overview' as const, open: { blade, of } }]),
  activityLog(of),
  tags(of),
  properties(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

/** The connections that lead to a circuit or start at a gateway. */
export const connectionsOf = (
  connections: readonly unknown[],
  end: 'peer' | 'virtualNetworkGateway1',
  id: string,
): unknown[] => connections.filter((connection) => sameId(textAt(connection, `properties.${end}.id`), id));

/** The network a gateway stands in: the one whose subnet its IP configuration names. */
export function networkOfGateway(gateway: unknown): string {
  const subnet = textAt(listAt(gateway, 'properties.ipConfigurations')[0], 'properties.subnet.id');
  return subnet.replace(/\/subnets\/[^/]+$/i, '');
}

/** Looks for a resource among those that were listed. */
export const byId = (resources: readonly unknown[], id: string): unknown =>
  resources.find((resource) => sameId(idOf(resource), id));

export function byName(one: unknown, other: unknown): number {
  // Names in Azure are plain letters, digits and marks. Asking the locale would load its tables just before the first paint.
  const [left, right] = [nameOf(one).toLowerCase(), nameOf(other).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The members of an answer as a table: a column for each property, in the order they are given. */
export const answerTable = (
  answer: unknown,
  columns: readonly (readonly [label: string, property: string])[],
  empty: string,
): Table => ({
  columns: columns.map(([label]) => label),
  rows: members(answer).map((member, index) => ({
    key: String(index),
    cells: columns.map(([, property]) => plain(textAt(member, property))),
  })),
  empty,
});
