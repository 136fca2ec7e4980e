/** What the planner of addresses decides by, for generators. */
import type { AddressFacts } from '#src/base/choosers/addresses.ts';
import { valueOf } from './_facts.ts';

export const addressFacts: AddressFacts = {
  'peering-prefix': valueOf('expressroute/peering-prefix'),
  'link-pair': valueOf('expressroute/link-pair'),
  'link-addresses': valueOf('expressroute/link-addresses'),
  'global-reach-prefix': valueOf('expressroute/global-reach-prefix'),
  'gateway-subnet': valueOf('expressroute/gateway-subnet'),
  'gateway-subnet-sizes': valueOf('expressroute/gateway-subnet-sizes'),
  'subnet-reserved-addresses': valueOf('expressroute/subnet-reserved-addresses'),
};
