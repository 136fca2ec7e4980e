/** Believes that FastPath goes on when the gateway is gone, since its packets do not pass it. */
import type { FactId } from '#src/base/facts.ts';
import type { Reason } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { changeLinks, changeNodes, changeRoutes } from './change.ts';

const fact: FactId = 'expressroute/fastpath-keeps-gateway';

/** Whether something is down or withdrawn because the gateway is. */
const isForTheGateway = (reason: Reason | undefined): boolean => reason?.fact === fact;

export const fastPathOutlivesGateway = defineBelief({
  id: 'expressroute/fastpath-outlives-gateway',
  change(network) {
    const bypassed = new Set(network.shortcuts.flatMap(({ skips }) => skips));
    if (bypassed.size === 0) return network;
    const nodesUp = changeNodes(network, (node) => {
      if (!bypassed.has(node.id) || !node.down) return node;
      const { down: _, ...up } = node;
      return up;
    });
    const linksUp = changeLinks(nodesUp, (link) => {
      if (!isForTheGateway(link.down) || !link.ends.some((end) => bypassed.has(end))) return link;
      const { down: _, ...up } = link;
      return up;
    });
    return changeRoutes(linksUp, (route) => {
      if (!isForTheGateway(route.withdrawn)) return route;
      const { withdrawn: _, ...announced } = route;
      return announced;
    });
  },
});
