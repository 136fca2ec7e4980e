/** Believes that FastPath reaches every load balancer, whatever its SKU and network. */
import { defineBelief } from './belief.ts';
import { withoutExceptionsOf } from './change.ts';

export const fastPathReachesBasicBalancers = defineBelief({
  id: 'expressroute/fastpath-reaches-basic-balancers',
  change: (network) => withoutExceptionsOf(network, ['expressroute/fastpath-load-balancer']),
});
