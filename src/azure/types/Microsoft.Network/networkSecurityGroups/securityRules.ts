/** A security rule: lets packets of one direction pass or stops them. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import { fillSecurityRule, refuseSecurityRule, securityRuleProperties } from '../../../rules/security-rule.ts';

export const securityRules = defineResource({
  type: 'Microsoft.Network/networkSecurityGroups/securityRules',
  properties: securityRuleProperties,
  located: false,
  timings: { create: 2_000, update: 2_000, delete: 2_000 },
  typeLast: true,

  fill: fillSecurityRule,

  refuse: refuseSecurityRule,

  inUse: (rule, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Rule ${rule.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: 'networkSecurityGroups/nsg-example/securityRules/allow-web',
    needs: [{ path: 'networkSecurityGroups/nsg-example', body: { location: 'westeurope', properties: {} } }],
    body: {
      properties: {
        protocol: 'Tcp',
        sourcePortRange: '*',
        destinationPortRange: '443',
        sourceAddressPrefix: '10.0.0.0/8',
        destinationAddressPrefix: '*',
        access: 'Allow',
        priority: 100,
        direction: 'Inbound',
      },
    },
  },
});
