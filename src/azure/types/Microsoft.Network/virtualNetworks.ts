/** A virtual network: a private address space in one region, cut into subnets. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { refuseAddressSpace } from '../../rules/address-space.ts';
import { subnets } from './virtualNetworks/subnets.ts';

export const virtualNetworks = defineResource({
  type: 'Microsoft.Network/virtualNetworks',
  properties: z.looseObject({
    addressSpace: z.looseObject({ addressPrefixes: z.array(z.string()).check(z.minLength(1)) }),
    dhcpOptions: z.optional(z.looseObject({ dnsServers: z.optional(z.array(z.string())) })),
    enableDdosProtection: z.optional(z.boolean()),
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
    virtualNetworkPeerings: [],
    enableDdosProtection: sent.enableDdosProtection ?? false,
  }),

  refuse: refuseAddressSpace,

  inUse: (network, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Virtual network ${network.name} is used by ${user.id}. Delete that first.`,
    ),

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
