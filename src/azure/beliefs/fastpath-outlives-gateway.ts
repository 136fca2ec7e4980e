/** Believes that FastPath goes on when the gateway is gone, since its packets do not pass it. */
import { defineBelief } from './belief.ts';
import { mended } from './change.ts';

export const fastPathOutlivesGateway = defineBelief({
  id: 'expressroute/fastpath-outlives-gateway',
  change(network) {
    const bypassed = new Set(network.shortcuts.flatMap(({ skips }) => skips));
    if (bypassed.size === 0) return network;
    return mended(network, ({ fact }) => fact === 'expressroute/fastpath-keeps-gateway');
  },
});
