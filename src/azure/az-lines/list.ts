/** The lines of every resource type that the portal writes, as a plain list. */
import type { AzLines } from './line.ts';
import authorization from './lines/authorization.ts';
import circuit from './lines/circuit.ts';
import connection from './lines/connection.ts';
import gateway from './lines/gateway.ts';
import globalReach from './lines/global-reach.ts';
import peering from './lines/peering.ts';
import publicIp from './lines/public-ip.ts';
import resourceGroup from './lines/resource-group.ts';
import route from './lines/route.ts';
import routeFilter from './lines/route-filter.ts';
import routeFilterRule from './lines/route-filter-rule.ts';
import routeTable from './lines/route-table.ts';
import subnet from './lines/subnet.ts';
import tags from './lines/tags.ts';
import virtualNetwork from './lines/virtual-network.ts';

export const azLines: readonly AzLines[] = [
  authorization,
  circuit,
  connection,
  gateway,
  globalReach,
  peering,
  publicIp,
  resourceGroup,
  route,
  routeFilter,
  routeFilterRule,
  routeTable,
  subnet,
  tags,
  virtualNetwork,
];
