/** Believes that a private endpoint is an address like any other to FastPath. */
import { defineBelief } from './belief.ts';
import { withoutExceptionsOf } from './change.ts';

export const fastPathReachesPrivateEndpoints = defineBelief({
  id: 'expressroute/fastpath-reaches-private-endpoints',
  change: (network) => withoutExceptionsOf(network, ['expressroute/fastpath-private-link']),
});
