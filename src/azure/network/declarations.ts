/** What each resource type means to packets. Kept apart from the types themselves, so that a page can draw a network without the rules of Azure. */
import { declareLoadBalancer } from './balancers.ts';
import { declareConnection } from './connections.ts';
import { declareCircuit } from './declareCircuit.ts';
import { declareVirtualNetwork } from './declareVirtualNetwork.ts';
import { declareGateway } from './gateways.ts';
import { declareGlobalReach } from './globalReach.ts';
import { declareNetworkInterface } from './networkInterfaces.ts';
import { declarePrivateEndpoint } from './privateEndpoints.ts';
import type { Declare } from './world.ts';

/** By type, in the order in which their parts are joined. A type that is not here means nothing to packets. */
export const declarations: readonly (readonly [type: string, declare: Declare])[] = [
  ['Microsoft.Network/connections', declareConnection],
  ['Microsoft.Network/expressRouteCircuits', declareCircuit],
  ['Microsoft.Network/expressRouteCircuits/peerings/connections', declareGlobalReach],
  ['Microsoft.Network/loadBalancers', declareLoadBalancer],
  ['Microsoft.Network/networkInterfaces', declareNetworkInterface],
  ['Microsoft.Network/privateEndpoints', declarePrivateEndpoint],
  ['Microsoft.Network/virtualNetworkGateways', declareGateway],
  ['Microsoft.Network/virtualNetworks', declareVirtualNetwork],
];
