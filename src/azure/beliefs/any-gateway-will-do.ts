/** Believes that FastPath works with a gateway of any size. */
import { defineBelief } from './belief.ts';
import { withoutExceptionsOf } from './change.ts';

export const anyGatewayWillDo = defineBelief({
  id: 'expressroute/any-gateway-will-do',
  change: (network) =>
    withoutExceptionsOf(network, ['expressroute/fastpath-gateway-skus', 'expressroute/fastpath-scale-units']),
});
