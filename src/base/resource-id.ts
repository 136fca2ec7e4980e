/** Resource ids of the form `/subscriptions/…/resourceGroups/…/providers/…`. Case is kept, and does not count. */

export interface ResourceId {
  id: string;
  subscription: string;
  /** Undefined only where a provider stands directly under the subscription. */
  group: string | undefined;
  /** `Microsoft.Network/virtualNetworks/subnets`; for a group `Microsoft.Resources/resourceGroups`. */
  type: string;
  name: string;
  /** Every name below the provider, parents first. */
  names: readonly string[];
  /** The id of the resource it is a child of; undefined at top level. */
  parent: string | undefined;
}

export const groupType = 'Microsoft.Resources/resourceGroups';

/** The key under which ids are compared. */
export const keyOf = (id: string): string => id.toLowerCase();

/** Whether two ids name the same resource. */
export const sameId = (one: string, other: string): boolean => keyOf(one) === keyOf(other);

/** The id of a resource group. */
export const groupId = (subscription: string, group: string): string =>
  `/subscriptions/${subscription}/resourceGroups/${group}`;

/** The id of a resource: `resourceId(s, g, 'Microsoft.Network/virtualNetworks/subnets', 'vnet-hub', 'GatewaySubnet')`. */
export function resourceId(subscription: string, group: string, type: string, ...names: readonly string[]): string {
  const [namespace = '', ...types] = type.split('/');
  const pairs = types.map((part, index) => `${part}/${names[index] ?? ''}`);
  return [groupId(subscription, group), 'providers', namespace, ...pairs].join('/');
}

/** Reads a resource id; `undefined` for whatever is not one. It does not ask whether the type or the resource exists. */
export function parseResourceId(id: string): ResourceId | undefined {
  const [first, subscriptions, subscription, ...rest] = id.split('/');
  if (first !== '' || subscriptions?.toLowerCase() !== 'subscriptions' || !subscription) return undefined;
  if (rest.includes('')) return undefined;
  const hasGroup = rest[0]?.toLowerCase() === 'resourcegroups';
  const group = hasGroup ? rest[1] : undefined;
  if (hasGroup && group === undefined) return undefined;
  const [providers, namespace, ...pairs] = hasGroup ? rest.slice(2) : rest;
  if (providers === undefined) {
    if (group === undefined) return undefined;
    return { id, subscription, group, type: groupType, name: group, names: [group], parent: undefined };
  }
  if (providers.toLowerCase() !== 'providers' || namespace === undefined) return undefined;
  if (pairs.length === 0 || pairs.length % 2 === 1) return undefined;
  const types = pairs.filter((_, index) => index % 2 === 0);
  const names = pairs.filter((_, index) => index % 2 === 1);
  const parent = types.length > 1 ? id.split('/').slice(0, -2).join('/') : undefined;
  return { id, subscription, group, type: [namespace, ...types].join('/'), name: names.at(-1) ?? '', names, parent };
}

/** The key of what holds a resource: its parent, or its group; undefined for a group. */
export function holderKeyOf(id: string): string | undefined {
  const parsed = parseResourceId(id);
  if (!parsed || parsed.type === groupType) return undefined;
  return keyOf(parsed.parent ?? groupId(parsed.subscription, parsed.group ?? ''));
}

/** The last name of an id, for words meant for people. */
export const nameOf = (id: string): string => id.split('/').at(-1) ?? id;
