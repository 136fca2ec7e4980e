/** What the engineer on call can mend in Azure, whichever fault there is. */
import { fail, pass } from '#src/base/verdict.ts';
import type { Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { connectionWant } from '#src/lab/wants/connection.ts';
import { peeringWant as configuredWant } from '#src/lab/wants/peering.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { hopLabel } from '#src/lab/ways/routeTable.ts';
import type { Branch } from './branch.ts';
import { whyAway } from './route-away.ts';
import { see } from './seen.ts';

/** The private peering has what the routers of the site have. */
export function peeringWant({ circuitId, circuit, agreed }: Branch): Want {
  const want = configuredWant({ circuit: circuitId, ...agreed });
  return {
    ...want,
    deed: {
      ...want.deed,
      where: () => `Open the private peering of **${circuit.name}** and there its **Configuration**.`,
      what: () =>
        'Give it what the routers of the site have: their AS number, the subnet of each link, their VLAN ID. Leave **Enable peering** ticked, and save.',
    },
  };
}

/** From anywhere to the routes of a route table, and the button that deletes one. */
const deleteRoute = (table: string, route: string): Step[] => [
  ...toMenu(table, 'route-table', 'Routes'),
  {
    on: { blade: 'route-table-routes', resource: table, state: 'confirming' },
    do: 'press',
    role: 'button',
    name: 'Delete',
  },
  { on: { blade: 'route-table-routes', resource: table }, do: 'press', role: 'button', name: `Delete ${route}` },
];

/** No user route speaks of the ranges of the site. */
export function noRouteAwayWant(branch: Branch): Want {
  const { routeTable } = branch;
  const name = nameIn(routeTable);
  return {
    id: `no route away in ${routeTable}`,
    check: (cloud) => {
      const { routes } = see(cloud, branch);
      return routes.length === 0
        ? pass(`Looked for routes of ${name} that speak of the site. Found none.`)
        : fail(
            `Looked for routes of ${name} that speak of the site. Found ${routes.map(({ id }) => nameIn(id)).join(', ')}.`,
          );
    },
    deed: {
      where: () => `Open the route table **${name}** and there its **Routes**.`,
      what: (cloud) => {
        const [route] = see(cloud, branch).routes;
        const why =
          route === undefined
            ? ''
            : ` **${nameIn(route.id)}** has the next hop type ${hopLabel(route.nextHopType)}. ${whyAway(route)}`;
        return `Delete the route that takes what is for the site. Leave the others alone.${why}`;
      },
      requests: (cloud) =>
        see(cloud, branch)
          .routes.slice(0, 1)
          .map(({ id }) => ({ method: 'DELETE', path: id, advance: 'until-idle' })),
      way: (cloud) => deleteRoute(routeTable, nameIn(see(cloud, branch).routes[0]?.id)),
    },
  };
}

/** The network is connected to the circuit. */
export const linkedWant = ({ connection, gateway, circuitId, network }: Branch): Want =>
  connectionWant({ connection, gateway, circuit: circuitId, location: network.place.location });
