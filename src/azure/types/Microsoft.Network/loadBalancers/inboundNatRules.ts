/** An inbound NAT rule: leads one port of a frontend to one machine. */
import { valueOf } from '#src/base/facts.ts';
import { defineResource } from '../../../resource.ts';
import { usersOfType } from '../../../rules/users.ts';
import { refuseNatRule } from '../../../rules/balancer-part.ts';
import { natRuleProperties } from '../../../rules/balancer-parts.ts';
import { partInUse, referencesOfPart } from '../../../rules/balancer-references.ts';
import { balancerNeeds, emptyBalancer } from '../../../examples/balancer.ts';

export const inboundNatRules = defineResource({
  type: 'Microsoft.Network/loadBalancers/inboundNatRules',
  properties: natRuleProperties,
  located: false,
  readOnly: ['backendIPConfiguration'],
  timings: { create: 3_000, update: 3_000, delete: 3_000 },

  fill: (sent, _around, { profile }) => ({
    protocol: 'Tcp',
    ...sent,
    enableFloatingIP: sent.enableFloatingIP ?? false,
    idleTimeoutInMinutes: sent.idleTimeoutInMinutes ?? valueOf('expressroute/idle-timeout-minutes', profile).default,
    enableTcpReset: sent.enableTcpReset ?? false,
  }),

  references: referencesOfPart,

  refuse: refuseNatRule,

  inUse: partInUse,

  show(rule, cloud) {
    const [backendIPConfiguration] = usersOfType(cloud, rule, 'Microsoft.Network/networkInterfaces/ipConfigurations');
    return backendIPConfiguration ? { backendIPConfiguration } : {};
  },

  example: {
    path: `${emptyBalancer.path}/inboundNatRules/ssh`,
    needs: [...balancerNeeds, emptyBalancer],
    body: {
      properties: {
        frontendIPConfiguration: {
          id: '{group}/providers/Microsoft.Network/loadBalancers/lb-example/frontendIPConfigurations/front',
        },
        protocol: 'Tcp',
        frontendPort: 50_001,
        backendPort: 22,
      },
    },
  },
});
