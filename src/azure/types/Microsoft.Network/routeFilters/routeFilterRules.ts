/** The rule of a route filter: the BGP communities that it lets through. */
import { Refusal } from '#src/base/refusal.ts';
import { routeFilterExample } from '../../../examples/route-filter.ts';
import { defineResource } from '../../../resource.ts';
import { refuseRule, ruleProperties } from '../../../rules/route-filter.ts';

export const routeFilterRules = defineResource({
  type: 'Microsoft.Network/routeFilters/routeFilterRules',
  properties: ruleProperties,
  located: false,
  timings: { create: 10_000, update: 10_000, delete: 10_000 },
  typeLast: true,

  fill: (sent) => ({ ...sent, routeFilterRuleType: 'Community' }),

  refuse: refuseRule,

  inUse: (rule, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Rule ${rule.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: `${routeFilterExample.path}/routeFilterRules/rule-example`,
    needs: [routeFilterExample],
    body: {
      properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: ['12076:5060', '12076:51002'] },
    },
  },
});
