/** A virtual network: a private address space in one region, cut into subnets. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { declareVirtualNetwork } from '../../network/virtualNetworks.ts';
import { defineResource } from '../../resource.ts';
import { refuseAddressSpace } from '../../rules/address-space.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import { subnets } from './virtualNetworks/subnets.ts';

export const virtualNetworks = defineResource({
  type: 'Microsoft.Network/virtualNetworks',
  properties: z.looseObject({
    addressSpace: z.looseObject({ addressPrefixes: z.array(z.string()).check(z.minLength(1)) }),
    dhcpOptions: z.optional(z.looseObject({ dnsServers: z.optional(z.array(z.string())) })),
    enableDdosProtection: z.optional(z.boolean()),
    virtualNetworkPeerings: z.optional(z.array(z.unknown())),
    subnets: z.optional(z.array(z.looseObject({ id: z.string(), name: z.string(), properties: subnets.schema }))),
  }),
  located: true,
  readOnly: ['resourceGuid'],
  children: { subnets },
  timings: { create: 5_000, update: 5_000, delete: 10_000 },
  hasEtagHeader: true,

  fill: (sent, { before }, context) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? context.guid('resourceGuid'),
    ...sent,
    dhcpOptions: sent.dhcpOptions ?? { dnsServers: [] },
    virtualNetworkPeerings: sent.virtualNetworkPeerings ?? [],
    enableDdosProtection: sent.enableDdosProtection ?? false,
  }),

  refuse(proposal, context) {
    if ((proposal.resource.properties.virtualNetworkPeerings ?? []).length > 0) {
      throw notSimulated(
        'Peering of virtual networks',
        'Leave virtualNetworkPeerings out.',
        'properties.virtualNetworkPeerings',
      );
    }
    refuseAddressSpace(proposal, context);
  },

  inUse: (network, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Virtual network ${network.name} is used by ${user.id}. Delete that first.`,
    ),

  network: declareVirtualNetwork,

  example: {
    path: 'virtualNetworks/vnet-example',
    body: {
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
      },
    },
  },
});
