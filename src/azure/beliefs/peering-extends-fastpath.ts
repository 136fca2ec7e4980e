/** Believes that FastPath goes on over any peering. */
import { defineBelief } from './belief.ts';
import { withoutExceptionsOf } from './change.ts';

export const peeringExtendsFastPath = defineBelief({
  id: 'expressroute/peering-extends-fastpath',
  change: (network) => withoutExceptionsOf(network, ['expressroute/fastpath-vnet-peering']),
});
