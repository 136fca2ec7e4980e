/** A backend pool of a load balancer: the IP configurations it spreads connections over. */
import { defineResource } from '../../../resource.ts';
import { refusePool } from '../../../rules/balancer-part.ts';
import { poolProperties } from '../../../rules/balancer-parts.ts';
import { partInUse, usersInBalancer } from '../../../rules/balancer-references.ts';
import { balancerNeeds, emptyBalancer } from '../../../examples/balancer.ts';

export const backendAddressPools = defineResource({
  type: 'Microsoft.Network/loadBalancers/backendAddressPools',
  properties: poolProperties,
  located: false,
  readOnly: ['backendIPConfigurations', 'loadBalancingRules', 'outboundRule', 'outboundRules', 'inboundNatRules'],
  timings: { create: 3_000, update: 3_000, delete: 3_000 },

  fill: (sent) => ({ ...sent, loadBalancerBackendAddresses: sent.loadBalancerBackendAddresses ?? [] }),

  refuse: refusePool,

  inUse: partInUse,

  show: usersInBalancer({
    backendIPConfigurations: 'Microsoft.Network/networkInterfaces/ipConfigurations',
    loadBalancingRules: 'Microsoft.Network/loadBalancers/loadBalancingRules',
    outboundRules: 'Microsoft.Network/loadBalancers/outboundRules',
    inboundNatRules: 'Microsoft.Network/loadBalancers/inboundNatRules',
  }),

  example: {
    path: `${emptyBalancer.path}/backendAddressPools/pool`,
    needs: [...balancerNeeds, emptyBalancer],
    body: { properties: {} },
  },
});
