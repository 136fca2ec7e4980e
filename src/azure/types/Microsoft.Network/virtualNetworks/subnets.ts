/** A subnet: a part of a virtual network's address space. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import { refuseSubnet } from '../../../rules/address-space.ts';

export const subnets = defineResource({
  type: 'Microsoft.Network/virtualNetworks/subnets',
  properties: z.looseObject({
    addressPrefix: z.optional(z.string()),
    addressPrefixes: z.optional(z.array(z.string())),
  }),
  located: false,
  readOnly: ['ipConfigurations'],
  timings: { create: 4_000, update: 4_000, delete: 4_000 },
  hasEtagHeader: true,
  typeLast: true,

  fill: (sent) => ({
    ...sent,
    delegations: sent['delegations'] ?? [],
    privateEndpointNetworkPolicies: sent['privateEndpointNetworkPolicies'] ?? 'Disabled',
    privateLinkServiceNetworkPolicies: sent['privateLinkServiceNetworkPolicies'] ?? 'Enabled',
  }),

  refuse: refuseSubnet,

  inUse: (subnet, { from }) =>
    new Refusal(
      400,
      'InUseSubnetCannotBeDeleted',
      `Subnet ${subnet.name} is in use by ${from} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
    ),

  show: ({ usedBy }) => {
    const users = Object.values(usedBy);
    return users.length > 0 ? { ipConfigurations: users.map((id) => ({ id })) } : {};
  },

  example: {
    path: 'virtualNetworks/vnet-example/subnets/workload',
    needs: [
      {
        path: 'virtualNetworks/vnet-example',
        body: { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } },
      },
    ],
    body: { properties: { addressPrefix: '10.0.1.0/24' } },
  },
});
