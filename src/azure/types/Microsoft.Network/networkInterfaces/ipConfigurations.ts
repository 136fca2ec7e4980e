/** An IP configuration: one private address of a network interface, and what belongs to it. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { childrenOf, findResource } from '../../../cloud.ts';
import { balancerNeeds } from '../../../examples/balancer.ts';
import { defineResource } from '../../../resource.ts';
import {
  ipConfigurationProperties,
  referencesOfIpConfiguration,
  refuseIpConfiguration,
  settleAddress,
} from '../../../rules/ip-configuration.ts';

export const ipConfigurations = defineResource({
  type: 'Microsoft.Network/networkInterfaces/ipConfigurations',
  properties: z.extend(ipConfigurationProperties, { primary: z.optional(z.boolean()) }),
  located: false,
  isPartOnly: true,

  fill: (sent, { before }) => ({
    privateIPAllocationMethod: 'Dynamic',
    privateIPAddressVersion: 'IPv4',
    ...sent,
    ...(sent.privateIPAllocationMethod !== 'Static' && { privateIPAddress: before?.properties.privateIPAddress }),
    primary: sent.primary ?? false,
  }),

  references: referencesOfIpConfiguration,

  refuse: refuseIpConfiguration,

  settle: settleAddress,

  // The only one is the first, whether it says so or not.
  show({ id }, cloud) {
    const nic = findResource(cloud, id.split('/').slice(0, -2).join('/'));
    return nic && childrenOf(cloud, nic).length === 1 ? { primary: true } : {};
  },

  inUse: (part, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `IP configuration ${part.name} is used by ${user.id}. Delete that first.`,
    ),

  example: {
    path: 'networkInterfaces/nic-example/ipConfigurations/ipconfig1',
    needs: [
      ...balancerNeeds,
      {
        path: 'networkInterfaces/nic-example',
        body: {
          location: 'westeurope',
          properties: {
            ipConfigurations: [
              {
                name: 'ipconfig1',
                properties: {
                  subnet: { id: '{group}/providers/Microsoft.Network/virtualNetworks/vnet-example/subnets/default' },
                },
              },
            ],
          },
        },
      },
    ],
    body: {},
  },
});
