/** A Global Reach link: two circuits joined at Microsoft's edge, site to site. */
import * as shape from '#src/base/shape.ts';
import { reference } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { ofType, parentOf } from '../cloud.ts';
import { nameAt } from './fields.ts';
import { defineKind } from './part.ts';

const type = 'expressRouteCircuits/peerings/connections';
const properties = shape.object({ peerExpressRouteCircuitPeering: reference });

export const circuitOf = (link: WorldResource): string => parentOf(parentOf(link.id));
export const farOf = (link: WorldResource): string =>
  parentOf(properties.parse(link.properties).peerExpressRouteCircuitPeering.id);

export const globalReach = defineKind({
  kind: 'global-reach',
  one: 'Global Reach link',
  many: 'Global Reach links',
  items: (cloud) =>
    ofType(cloud, type).map((link) => {
      const [near, far] = [nameAt(cloud, circuitOf(link)), nameAt(cloud, farOf(link))];
      return { id: link.id, name: `${near} and ${far}`, about: 'site to site', inside: circuitOf(link) };
    }),
});
