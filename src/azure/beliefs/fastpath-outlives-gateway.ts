/** Believes that FastPath goes on when the gateway is gone, since its packets do not pass it. */
import { defineBelief } from './belief.ts';
import { changeNodes } from './change.ts';

export const fastPathOutlivesGateway = defineBelief({
  id: 'expressroute/fastpath-outlives-gateway',
  change(network) {
    const bypassed = new Set(network.shortcuts.flatMap(({ skips }) => skips));
    return changeNodes(network, (node) => {
      if (!bypassed.has(node.id) || !node.down) return node;
      const { down: _, ...up } = node;
      return up;
    });
  },
});
