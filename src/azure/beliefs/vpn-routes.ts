/** Which routes came over a VPN: those that rest on the facts about ExpressRoute and VPN side by side. */
import type { FactId } from '#src/base/facts.ts';
import type { Route } from '#src/datapath/network.ts';

const facts = new Set<string | undefined>([
  'expressroute/expressroute-before-vpn',
  'expressroute/vpn-backup',
] satisfies FactId[]);

export const isOverVpn = ({ fact }: Route): boolean => facts.has(fact);
