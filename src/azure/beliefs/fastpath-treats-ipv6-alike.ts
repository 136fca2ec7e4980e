/** Believes that FastPath carries IPv6 wherever it carries IPv4. */
import { defineBelief } from './belief.ts';
import { withoutExceptionsOf } from './change.ts';

export const fastPathTreatsIpv6Alike = defineBelief({
  id: 'expressroute/fastpath-treats-ipv6-alike',
  change: (network) => withoutExceptionsOf(network, ['expressroute/fastpath-ipv6']),
});
