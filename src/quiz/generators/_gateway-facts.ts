/** What the chooser of gateways decides by, as documented today. */
import type { GatewayFacts } from '#src/base/choosers/gateway.ts';
import { valueOf } from './_facts.ts';

export const gatewayFacts: GatewayFacts = {
  'gateway-skus': valueOf('expressroute/gateway-skus'),
  'gateway-machines': valueOf('expressroute/gateway-machines'),
  'gateway-learned-routes': valueOf('expressroute/gateway-learned-routes'),
  'circuits-per-network': valueOf('expressroute/circuits-per-network'),
  'circuits-same-location': valueOf('expressroute/circuits-same-location'),
  'scale-unit-circuits': valueOf('expressroute/scale-unit-circuits'),
  'scale-units': valueOf('expressroute/scale-units'),
  'scale-unit-performance': valueOf('expressroute/scale-unit-performance'),
  'scale-unit-beyond': valueOf('expressroute/scale-unit-beyond'),
  'fastpath-gateway-skus': valueOf('expressroute/fastpath-gateway-skus'),
  'fastpath-scale-units': valueOf('expressroute/fastpath-scale-units'),
  'zone-gateway-skus': valueOf('expressroute/zone-gateway-skus'),
  'gateway-subnet': valueOf('expressroute/gateway-subnet'),
  'gateway-subnet-sizes': valueOf('expressroute/gateway-subnet-sizes'),
};
