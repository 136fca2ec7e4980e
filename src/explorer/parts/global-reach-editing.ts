/** How two circuits are joined, and what can be set on their link. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import * as build from '#src/azure/pieces/build.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find, freeName, ofType, withAll } from '../cloud.ts';
import { choiceField, choicesOf, nameAt, withValue } from './fields.ts';
import { definePart } from './part.ts';
import { circuitOf, farOf, globalReach } from './global-reach.ts';

const type = 'expressRouteCircuits/peerings/connections';

const peeringOf = (circuitId: string): string => `${circuitId}/peerings/AzurePrivatePeering`;

/** The circuits that a circuit is not joined with yet. */
function joinable(cloud: PlainCloud, circuitId: string): readonly WorldResource[] {
  const taken = new Set(
    ofType(cloud, type).flatMap((link) => {
      const ends = [keyOf(circuitOf(link)), keyOf(farOf(link))];
      return ends.includes(keyOf(circuitId)) ? ends : [];
    }),
  );
  return ofType(cloud, 'expressRouteCircuits').filter(
    ({ id }) => keyOf(id) !== keyOf(circuitId) && !taken.has(keyOf(id)) && find(cloud, peeringOf(id)) !== undefined,
  );
}

export const globalReachPart = definePart({
  ...globalReach,
  adding: [
    {
      label: 'Join with another circuit (Global Reach)',
      inside: 'circuit',
      whyNot: (cloud, inside) =>
        joinable(cloud, inside).length === 0 || !find(cloud, peeringOf(inside))
          ? 'There is no other circuit to join. Add a circuit first.'
          : undefined,
      add(cloud, inside) {
        const [far] = joinable(cloud, inside);
        const near = nameAt(cloud, inside);
        const name = freeName(cloud, type, `reach-${(far?.name ?? '').replace(/^er-/, '')}`, peeringOf(inside));
        const made = build.globalReach(name, near, far?.name ?? '');
        const id = `${peeringOf(inside)}/connections/${name}`;
        const ends = {
          expressRouteCircuitPeering: { id: peeringOf(inside) },
          peerExpressRouteCircuitPeering: { id: peeringOf(far?.id ?? '') },
        };
        return {
          cloud: withAll(cloud, [{ ...made, id, properties: { ...made.properties, ...ends } }]),
          id,
          said: `Joined ${near} and ${far?.name ?? ''} by Global Reach: their sites reach each other at Microsoft's edge.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const far = find(cloud, farOf(own));
    return [
      choiceField(
        { cloud, id, name: own.name },
        {
          property: 'peerExpressRouteCircuitPeering',
          label: 'Other circuit',
          fact: 'expressroute/global-reach-pairwise',
        },
        far?.id ?? '',
        withValue(choicesOf([...(far ? [far] : []), ...joinable(cloud, circuitOf(own))]), far?.id ?? '', 'nothing'),
        (value) => changed(cloud, id, { peerExpressRouteCircuitPeering: { id: peeringOf(value) } }),
      ),
    ];
  },
});
