/** Plain ARM resources without an engine: each child a resource of its own, in a Cloud that a link can carry and a network can be drawn from. */
import { keyOf, resourceId } from '#src/base/resource-id.ts';
import type { WorldResource } from '../network/world.ts';

export interface PlainCloud {
  /** By lower-cased id. */
  readonly resources: Readonly<Record<string, WorldResource>>;
}

type Properties = WorldResource['properties'];

const subscription = '00000000-0000-0000-0000-000000000001';
const region = 'westeurope';

/** The id that a thing of that name gets: `idOf('virtualNetworks/subnets', 'vnet-hub', 'snet-app')`. */
export const idOf = (type: string, ...names: readonly string[]): string =>
  resourceId(subscription, 'rg-contoso', `Microsoft.Network/${type}`, ...names);

/** A new resource. A child has the names of those above it before its own. */
export function resource(
  type: string,
  names: string | readonly string[],
  properties: Properties,
  more: Partial<Pick<WorldResource, 'sku' | 'tags' | 'location'>> = {},
): WorldResource {
  const all = typeof names === 'string' ? [names] : names;
  return {
    id: idOf(type, ...all),
    name: all.at(-1) ?? '',
    type: `Microsoft.Network/${type}`,
    ...(all.length === 1 && { location: region }),
    ...more,
    properties,
  };
}

export const cloudOf = (resources: readonly WorldResource[]): PlainCloud => ({
  resources: Object.fromEntries(resources.map((one) => [keyOf(one.id), one])),
});
