/** Ways through the portal to route tables and their routes. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { choose, fill, follow, press } from '#src/lab/ways/steps.ts';

export interface RouteValues {
  name: string;
  prefix: string;
  hop: string;
  address?: string;
}

const hops: Readonly<Record<string, string>> = {
  VirtualNetworkGateway: 'Virtual network gateway',
  VnetLocal: 'Virtual network',
  Internet: 'Internet',
  VirtualAppliance: 'Virtual appliance',
  None: 'None',
};

/** A next hop as the portal lists it: `Virtual appliance`. */
export const hopLabel = (hop: string): string => hops[hop] ?? hop;

/** What a route leads to, in a form. */
const values = (on: ScreenPattern, { prefix, hop, address }: RouteValues): Step[] => [
  fill(on, 'Destination IP addresses', 'prefix', prefix),
  choose(on, 'Next hop type', 'hop', hopLabel(hop), hop),
  ...(address === undefined ? [] : [fill(on, 'Next hop address', 'address', address)]),
];

/** To the page with the routes of a table. */
const toRoutes = (table: string): Step[] => [
  ...toMenu(table, 'route-table', 'Routes'),
  ...['route-table-subnets', 'route-table-configuration'].map((blade) => follow({ blade, resource: table }, 'Routes')),
];

/** Adds a route to a table. */
export function addRoute(table: string, route: RouteValues): Step[] {
  const on: ScreenPattern = { blade: 'route-create', resource: table, tab: 'Route' };
  return [
    ...toRoutes(table),
    press({ blade: 'route-table-routes', resource: table }, 'Add'),
    fill(on, 'Route name', 'name', route.name),
    ...values(on, route),
    press(on, 'Next: Review + create'),
    press({ blade: 'route-create', resource: table, tab: 'Review + create' }, 'Create'),
  ];
}

/** Lets a route that is there lead elsewhere. */
export function changeRoute(table: string, route: RouteValues): Step[] {
  const on: ScreenPattern = { blade: 'route', resource: `${table}/routes/${route.name}` };
  return [
    ...toRoutes(table),
    follow({ blade: 'route-table-routes', resource: table }, route.name),
    ...values(on, route),
    press(on, 'Save'),
  ];
}
