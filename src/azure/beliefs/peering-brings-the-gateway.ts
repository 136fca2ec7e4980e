/** Believes that a peering alone lets a network use the gateway of the other, with no setting on either side. */
import type { Route } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { addRoutes, grouped, neighborsOf, nodesById } from './change.ts';

const fact = 'expressroute/peering-gateway-transit';

export const peeringBringsTheGateway = defineBelief({
  id: 'expressroute/peering-brings-the-gateway',
  change(network) {
    const nodes = nodesById(network);
    const neighbors = neighborsOf(network);
    const linked = (id: string, kind: string) =>
      [...(neighbors.get(id) ?? [])].flatMap((one) => {
        const node = nodes.get(one);
        return node?.kind === kind ? [node] : [];
      });
    const learned = grouped(
      network.routes.filter(({ origin, via }) => origin === 'bgp' && via !== undefined),
      ({ at }) => at,
    );
    const told = grouped(
      network.routes.filter(({ origin, via }) => origin === 'bgp' && via !== undefined),
      ({ prefix }) => prefix,
    );
    const more = network.nodes
      .filter(({ kind }) => kind === 'gateway')
      .flatMap((gateway): Route[] =>
        linked(gateway.id, 'network').flatMap((hub) => {
          const beyond = (learned.get(hub.id) ?? []).filter(({ via }) => via === gateway.id);
          const inward = hub.prefixes.flatMap((prefix) => told.get(prefix) ?? []);
          return linked(hub.id, 'network')
            .filter((peer) => !learned.has(peer.id) && linked(peer.id, 'gateway').length === 0)
            .flatMap((peer): Route[] => {
              const because = `${peer.name} would use ${gateway.name} because it is peered with ${hub.name}.`;
              return [
                ...beyond.map((route): Route => ({ ...route, at: peer.id, via: hub.id, because, fact })),
                ...peer.prefixes.flatMap((prefix): Route[] => [
                  { at: gateway.id, prefix, via: hub.id, origin: 'system', because, fact },
                  ...inward
                    .filter(({ at, via }) => nodes.get(at)?.kind !== 'edge' || via === gateway.id)
                    .map((route): Route => ({ ...route, prefix, because, fact })),
                ]),
              ];
            });
        }),
      );
    return addRoutes(network, more);
  },
});
