/** The SKU of the gateway on the way. */
import { gateway as gatewayPart, gateways } from '../parts/gateway.ts';
import { byField, type Make } from './change.ts';

export const gatewaySku: Make = (scenario, { pick }) => {
  const own = pick(gateways(scenario.cloud, 'ExpressRoute'));
  return own && byField(scenario, gatewayPart, own.id, 'sku', 'Gateway SKU');
};
