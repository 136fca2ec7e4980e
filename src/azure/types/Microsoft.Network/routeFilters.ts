/** A route filter: says which of Microsoft's services are announced over a Microsoft peering. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { usersOf } from '../../cloud.ts';
import { routeFilterExample } from '../../examples/route-filter.ts';
import { defineResource } from '../../resource.ts';
import { routeFilterRules } from './routeFilters/routeFilterRules.ts';

export const routeFilters = defineResource({
  type: 'Microsoft.Network/routeFilters',
  properties: z.looseObject({}),
  located: true,
  readOnly: ['peerings', 'ipv6Peerings'],
  children: { rules: routeFilterRules },
  timings: { create: 10_000, update: 10_000, delete: 10_000 },

  inUse: (filter, user) =>
    new Refusal(
      400,
      'CrossconnectRouteFilterInUse',
      `Route filter ${filter.name} cannot be deleted: it is attached to ${user.id}. Detach it there first.`,
      { fact: 'expressroute/route-filter-needed' },
    ),

  show(filter, cloud) {
    const attached = usersOf(cloud, filter);
    const names = (holder: unknown): boolean =>
      JSON.stringify(holder ?? {})
        .toLowerCase()
        .includes(filter.id.toLowerCase());
    const shown = (member: string) =>
      attached.filter(({ properties }) => names(properties[member])).map(({ id }) => ({ id }));
    return { peerings: shown('routeFilter'), ipv6Peerings: shown('ipv6PeeringConfig') };
  },

  example: routeFilterExample,
});
