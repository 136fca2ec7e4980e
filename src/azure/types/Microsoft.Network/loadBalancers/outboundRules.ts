/** An outbound rule: through which public frontend the machines of a pool reach the internet. */
import { valueOf } from '#src/base/facts.ts';
import { outwardBalancer } from '../../../examples/balancer.ts';
import { defineResource } from '../../../resource.ts';
import { refuseOutboundRule } from '../../../rules/balancer-part.ts';
import { outboundRuleProperties } from '../../../rules/balancer-parts.ts';
import { partInUse, referencesOfPart } from '../../../rules/balancer-references.ts';

export const outboundRules = defineResource({
  type: 'Microsoft.Network/loadBalancers/outboundRules',
  properties: outboundRuleProperties,
  located: false,
  isPartOnly: true,

  fill: (sent, _around, { profile }) => ({
    allocatedOutboundPorts: 0,
    ...sent,
    enableTcpReset: sent.enableTcpReset ?? false,
    idleTimeoutInMinutes: sent.idleTimeoutInMinutes ?? valueOf('expressroute/idle-timeout-minutes', profile).default,
  }),

  references: referencesOfPart,

  refuse: refuseOutboundRule,

  inUse: partInUse,

  example: { path: 'loadBalancers/lb-outward/outboundRules/out', needs: outwardBalancer, body: {} },
});
