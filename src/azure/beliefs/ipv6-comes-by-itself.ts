/** Believes that a peering which carries IPv4 carries IPv6 too. */
import { defineBelief } from './belief.ts';
import { mendedOf } from './change.ts';

export const ipv6ComesByItself = defineBelief({
  id: 'expressroute/ipv6-comes-by-itself',
  change: (network) => mendedOf(network, ['expressroute/dual-stack']),
});
