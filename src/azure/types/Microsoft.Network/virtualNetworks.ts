/** A virtual network: a private address space in one region, cut into subnets. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { availability, networkProperties, refuseVirtualNetwork, usagesOf } from '../../rules/virtual-network.ts';
import { subnets } from './virtualNetworks/subnets.ts';
import { virtualNetworkPeerings } from './virtualNetworks/virtualNetworkPeerings.ts';

export const virtualNetworks = defineResource({
  type: 'Microsoft.Network/virtualNetworks',
  properties: z.extend(networkProperties, {
    subnets: z.optional(z.array(z.looseObject({ id: z.string(), name: z.string(), properties: subnets.schema }))),
    virtualNetworkPeerings: z.optional(
      z.array(z.looseObject({ id: z.string(), name: z.string(), properties: virtualNetworkPeerings.schema })),
    ),
  }),
  located: true,
  readOnly: ['resourceGuid', 'flowLogs'],
  children: { subnets, virtualNetworkPeerings },
  order: [
    'provisioningState',
    'resourceGuid',
    'addressSpace',
    'dhcpOptions',
    'subnets',
    'virtualNetworkPeerings',
    'enableDdosProtection',
  ],
  timings: { create: 5_000, update: 5_000, delete: 10_000 },
  hasEtagHeader: true,

  fill: (sent, { before }, context) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? context.guid('resourceGuid'),
    ...sent,
    dhcpOptions: { ...sent.dhcpOptions, dnsServers: sent.dhcpOptions?.dnsServers ?? [] },
    enableDdosProtection: sent.enableDdosProtection ?? false,
  }),

  refuse: refuseVirtualNetwork,

  inUse: (network, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Virtual network ${network.name} is used by ${user.id}. Delete that first.`,
    ),

  actions: {
    CheckIPAddressAvailability: { method: 'GET', run: availability },
    usages: { method: 'GET', run: usagesOf },
  },

  example: {
    path: 'virtualNetworks/vnet-example',
    body: {
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        dhcpOptions: { dnsServers: ['10.0.0.4'] },
        subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
      },
    },
  },
});
