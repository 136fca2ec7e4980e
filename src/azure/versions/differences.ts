/** How answers differ by api-version, where a source shows it. Everything else is answered in the newest shape. */
import { keyOf } from '#src/base/resource-id.ts';

type Bag = Record<string, unknown>;

export interface Difference {
  /** The resource type that is read. */
  type: string;
  /** The first api-version that is as the newest one is. */
  since: string;
  /** What earlier ones do, in words. */
  earlier: string;
  source: string;
  /** The properties as earlier versions show them. Not there where the engine asks for the version itself. */
  change?: (properties: Bag) => Bag;
}

const without =
  (...members: readonly string[]) =>
  (properties: Bag): Bag =>
    Object.fromEntries(Object.entries(properties).filter(([member]) => !members.includes(member)));

const published = 'the OpenAPI documents published for both versions';

export const differences: readonly Difference[] = [
  {
    type: 'Microsoft.Network/expressRouteCircuits/authorizations',
    since: '2024-01-01',
    earlier: 'connectionResourceUri, the connection that redeemed the key, is not shown',
    source: published,
    change: without('connectionResourceUri'),
  },
  {
    type: 'Microsoft.Network/expressRouteCircuits/authorizations',
    since: '2026-01-01',
    earlier: 'there is no action listKeys',
    source: 'recorded answers of the service',
  },
  {
    type: 'Microsoft.Network/expressRoutePorts/authorizations',
    since: '2026-01-01',
    earlier: 'there is no action listKeys',
    source: 'recorded answers of the service',
  },
  {
    type: 'Microsoft.Network/virtualNetworkGateways',
    since: '2024-07-01',
    earlier: 'an ExpressRoute gateway must be given a public IP address',
    source: 'refusals quoted in public issues, and Azure documentation',
  },
];

const byType = new Map<string, Difference[]>();
for (const difference of differences) {
  if (!difference.change) continue;
  const key = keyOf(difference.type);
  byType.set(key, [...(byType.get(key) ?? []), difference]);
}

/** The properties of a resource as an api-version shows them; without a version as the newest does. */
export function asShownIn(apiVersion: string, type: string, properties: Bag): Bag {
  const known = apiVersion === '' ? undefined : byType.get(keyOf(type));
  if (!known) return properties;
  return known
    .filter(({ since }) => apiVersion < since)
    .reduce((shown, { change }) => change?.(shown) ?? shown, properties);
}
