/** A route table in its own words: its user routes, and whether it keeps out what gateways learned. */
import * as shape from '#src/base/shape.ts';
import { flag, word, type World, type WorldResource } from './world.ts';

const routeProperties = shape.object({ addressPrefix: word, nextHopType: word, nextHopIpAddress: word });
const tableProperties = shape.object({ disableBgpRoutePropagation: flag });

/** A user route in its own words. */
export interface UserRoute {
  name: string;
  prefix: string;
  nextHopType: string;
  nextHop: string;
}

/** The routes of a table, in the order of their ids. */
export const routesOf = (world: World, table: WorldResource): UserRoute[] =>
  world.children(table, 'routes').map(({ name, properties }) => {
    const { addressPrefix, nextHopType, nextHopIpAddress } = routeProperties.parse(properties);
    return { name, prefix: addressPrefix, nextHopType, nextHop: nextHopIpAddress };
  });

/** Whether a table keeps out what gateways learned. */
export const keepsOutLearned = (table: WorldResource | undefined): boolean =>
  table !== undefined && tableProperties.parse(table.properties).disableBgpRoutePropagation;
