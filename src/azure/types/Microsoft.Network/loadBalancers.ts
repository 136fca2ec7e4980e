/** A load balancer: spreads the connections that come to its frontends over the machines of its pools. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { balancerNeeds, wholeBalancer } from '../../examples/balancer.ts';
import { defineResource } from '../../resource.ts';
import { nicsBehind } from '../../rules/balancer-users.ts';
import { refuseBalancer } from '../../rules/balancer.ts';
import { view } from '../../view.ts';
import { networkInterfaces } from './networkInterfaces.ts';
import { backendAddressPools } from './loadBalancers/backendAddressPools.ts';
import { frontendIPConfigurations } from './loadBalancers/frontendIPConfigurations.ts';
import { inboundNatRules } from './loadBalancers/inboundNatRules.ts';
import { loadBalancingRules } from './loadBalancers/loadBalancingRules.ts';
import { outboundRules } from './loadBalancers/outboundRules.ts';
import { probes } from './loadBalancers/probes.ts';

export const loadBalancers = defineResource({
  type: 'Microsoft.Network/loadBalancers',
  properties: z.looseObject({ inboundNatPools: z.optional(z.array(z.unknown())) }),
  sku: z.looseObject({
    name: z.optional(z.enum(['Basic', 'Standard', 'Gateway'])),
    tier: z.optional(z.enum(['Regional', 'Global'])),
  }),
  located: true,
  readOnly: ['resourceGuid'],
  children: {
    frontendIPConfigurations,
    backendAddressPools,
    loadBalancingRules,
    probes,
    inboundNatRules,
    outboundRules,
  },
  timings: { create: 5_000, update: 5_000, delete: 5_000 },
  hasEtagHeader: true,

  fillSku: (sent) => ({ name: 'Basic', tier: 'Regional', ...sent }),

  fill: (sent, { before }, { guid }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    ...sent,
    inboundNatPools: sent.inboundNatPools ?? [],
  }),

  refuse: refuseBalancer,

  inUse: (balancer, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Load balancer ${balancer.name} is used by ${user.id}. Delete that first.`,
    ),

  actions: {
    networkInterfaces: {
      method: 'GET',
      run: (balancer, { cloud }) => ({
        value: nicsBehind(cloud, balancer).map((nic) => view(networkInterfaces, cloud, nic)),
      }),
    },
  },

  example: { ...wholeBalancer, needs: balancerNeeds },
});
