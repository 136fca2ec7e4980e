/** A rule of a load balancer: which port of a frontend goes to which port of a pool. */
import { valueOf } from '#src/base/facts.ts';
import { balancerNeeds, wholeBalancer } from '../../../examples/balancer.ts';
import { defineResource } from '../../../resource.ts';
import { refuseBalancingRule } from '../../../rules/balancer-part.ts';
import { ruleProperties } from '../../../rules/balancer-parts.ts';
import { partInUse, referencesOfPart } from '../../../rules/balancer-references.ts';

export const loadBalancingRules = defineResource({
  type: 'Microsoft.Network/loadBalancers/loadBalancingRules',
  properties: ruleProperties,
  located: false,
  isPartOnly: true,

  fill: (sent, _around, { profile }) => ({
    ...sent,
    backendPort: sent.backendPort ?? sent.frontendPort,
    enableFloatingIP: sent.enableFloatingIP ?? false,
    idleTimeoutInMinutes: sent.idleTimeoutInMinutes ?? valueOf('expressroute/idle-timeout-minutes', profile).default,
    enableTcpReset: sent.enableTcpReset ?? false,
    disableOutboundSnat: sent.disableOutboundSnat ?? false,
    loadDistribution: sent.loadDistribution ?? 'Default',
    ...(sent.backendAddressPool && { backendAddressPools: [{ id: sent.backendAddressPool.id }] }),
  }),

  references: referencesOfPart,

  refuse: refuseBalancingRule,

  inUse: partInUse,

  example: {
    path: 'loadBalancers/lb-example/loadBalancingRules/https',
    needs: [...balancerNeeds, wholeBalancer],
    body: {},
  },
});
