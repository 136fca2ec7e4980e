/** A frontend of a load balancer: the address it answers for. */
import { balancerNeeds, wholeBalancer } from '../../../examples/balancer.ts';
import { defineResource } from '../../../resource.ts';
import { refuseFrontEnd, settleFrontEnd } from '../../../rules/balancer-part.ts';
import { frontEndProperties } from '../../../rules/balancer-parts.ts';
import { partInUse, usersInBalancer } from '../../../rules/balancer-references.ts';

export const frontendIPConfigurations = defineResource({
  type: 'Microsoft.Network/loadBalancers/frontendIPConfigurations',
  properties: frontEndProperties,
  located: false,
  isPartOnly: true,
  readOnly: ['loadBalancingRules', 'inboundNatRules', 'inboundNatPools', 'outboundRules'],

  fill: (sent, { before }) => ({
    privateIPAllocationMethod: 'Dynamic',
    ...sent,
    ...(sent.subnet && { privateIPAddressVersion: sent.privateIPAddressVersion ?? 'IPv4' }),
    ...(sent.privateIPAllocationMethod !== 'Static' && { privateIPAddress: before?.properties.privateIPAddress }),
  }),

  references: ({ properties: { subnet, publicIPAddress } }) => [
    ...(subnet
      ? [{ id: subnet.id, type: 'Microsoft.Network/virtualNetworks/subnets', at: 'properties.subnet.id' }]
      : []),
    ...(publicIPAddress
      ? [{ id: publicIPAddress.id, type: 'Microsoft.Network/publicIPAddresses', at: 'properties.publicIPAddress.id' }]
      : []),
  ],

  refuse: refuseFrontEnd,

  settle: settleFrontEnd,

  inUse: partInUse,

  show: usersInBalancer({
    loadBalancingRules: 'Microsoft.Network/loadBalancers/loadBalancingRules',
    inboundNatRules: 'Microsoft.Network/loadBalancers/inboundNatRules',
    outboundRules: 'Microsoft.Network/loadBalancers/outboundRules',
  }),

  example: {
    path: 'loadBalancers/lb-example/frontendIPConfigurations/front',
    needs: [...balancerNeeds, wholeBalancer],
    body: {},
  },
});
