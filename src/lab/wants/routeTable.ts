/** That a route table is there, and that it has a route. */
import { childrenOf, findResource } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import * as z from 'zod/mini';
import { fail, pass } from '#src/base/verdict.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { createRouteTable } from '#src/lab/ways/network.ts';
import { addRoute, changeRoute, hopLabel } from '#src/lab/ways/routeTable.ts';

export interface WantedTable {
  /** The id of the route table. */
  table: string;
  location: string;
  needs?: readonly Want[];
  pane?: string;
}

export interface WantedRoute {
  /** The id of the route table. */
  table: string;
  name: string;
  prefix: string;
  hop: 'VirtualNetworkGateway' | 'VnetLocal' | 'Internet' | 'VirtualAppliance' | 'None';
  /** Of an appliance. */
  address?: string;
  needs?: readonly Want[];
  pane?: string;
}

const asked = (pane: string | undefined) => ({
  advance: 'until-idle' as const,
  ...(pane === undefined ? {} : { actor: pane }),
});

/** The route table is there. A namesake in another region goes first. */
export function routeTableWant({ table, location, needs = [], pane }: WantedTable): Want {
  const name = nameIn(table);
  const looked = `Looked for the route table ${name} in ${location}.`;
  const isElsewhere = (cloud: Cloud): boolean => {
    const found = findResource(cloud, table);
    return found !== undefined && found.location !== location;
  };
  return {
    id: `route table ${table}`,
    check: (cloud) => {
      const found = findResource(cloud, table);
      if (!found) return fail(`${looked} Found none of that name.`);
      return isElsewhere(cloud)
        ? fail(`${looked} Found ${name} in ${found.location ?? ''}. Delete it and create it again.`)
        : pass(`${looked} Found it.`);
    },
    first: (cloud) => [
      ...(isElsewhere(cloud) ? [goneWant(table, { because: 'It stands in another region.', pane })] : []),
      ...needs,
    ],
    deed: {
      where: () => 'Press **Create a resource** and look for **Route table**.',
      what: () => `Create **${name}** in the region that the task names.`,
      requests: () => [{ method: 'PUT', path: table, body: { location, properties: {} }, ...asked(pane) }],
      way: () => createRouteTable(table, location),
      pane: () => pane,
    },
  };
}

const properties = z.object({
  addressPrefix: z.optional(z.string()),
  nextHopType: z.optional(z.string()),
  nextHopIpAddress: z.optional(z.string()),
});

/** The routes of a table. */
const routesOf = (cloud: Cloud, table: string): Resource[] => {
  const found = findResource(cloud, table);
  return found ? childrenOf(cloud, found) : [];
};

/** The table has the route. Another one for the same range goes first. */
export function routeWant({ table, name, prefix, hop, address, needs = [], pane }: WantedRoute): Want {
  const id = `${table}/routes/${name}`;
  const way = address === undefined ? hopLabel(hop) : `${hopLabel(hop)} ${address}`;
  const looked = `Looked in ${nameIn(table)} for the route ${name} for ${prefix} to ${way}.`;
  const wanted = { name, prefix, hop, ...(address === undefined ? {} : { address }) };
  return {
    id: `route ${id}`,
    check: (cloud) => {
      const found = findResource(cloud, id);
      if (!found) return fail(`${looked} Found none of that name.`);
      const held = properties.parse(found.properties);
      const isRight =
        held.addressPrefix === prefix && held.nextHopType === hop && (held.nextHopIpAddress ?? '') === (address ?? '');
      return isRight
        ? pass(`${looked} Found it.`)
        : fail(
            `${looked} Found it for ${held.addressPrefix ?? 'nothing'} to ${hopLabel(held.nextHopType ?? '')} ${held.nextHopIpAddress ?? ''}`.trim(),
          );
    },
    first: (cloud) => [
      ...needs,
      ...routesOf(cloud, table)
        .filter((route) => !isSameId(route.id, id) && properties.parse(route.properties).addressPrefix === prefix)
        .map((route) => goneWant(route.id, { because: `It is for ${prefix} too.`, pane })),
    ],
    deed: {
      where: () => `Open the route table **${nameIn(table)}** and there its **Routes** page.`,
      what: (cloud) =>
        findResource(cloud, id)
          ? `Open **${name}** there, let it lead to ${way}, and save.`
          : `Add **${name}** there, for ${prefix} to ${way}.`,
      requests: () => [
        {
          method: 'PUT',
          path: id,
          body: {
            properties: {
              addressPrefix: prefix,
              nextHopType: hop,
              ...(address === undefined ? {} : { nextHopIpAddress: address }),
            },
          },
          ...asked(pane),
        },
      ],
      way: (cloud) => (findResource(cloud, id) ? changeRoute(table, wanted) : addRoute(table, wanted)),
      pane: () => pane,
    },
  };
}
