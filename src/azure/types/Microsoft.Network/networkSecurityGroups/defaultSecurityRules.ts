/** The rules that every security group ends with. Azure makes them with the group, and nobody changes them. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import { demandDefaultRule, securityRuleProperties } from '../../../rules/security-rule.ts';

export const defaultSecurityRules = defineResource({
  type: 'Microsoft.Network/networkSecurityGroups/defaultSecurityRules',
  properties: securityRuleProperties,
  located: false,
  isPartOnly: true,
  typeLast: true,

  fill: (_sent, { name }, context) => demandDefaultRule(name, context),

  inUse: (rule, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Rule ${rule.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: 'networkSecurityGroups/nsg-example/defaultSecurityRules/DenyAllInBound',
    needs: [{ path: 'networkSecurityGroups/nsg-example', body: { location: 'westeurope', properties: {} } }],
    body: {},
  },
});
