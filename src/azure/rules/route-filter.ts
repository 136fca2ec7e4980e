/** What holds for route filters and for the rule in each. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Context, Proposal } from '../resource.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import { communities } from './communities.ts';
import { refuseOffice365 } from './microsoft-peering.ts';

export const ruleProperties = z.looseObject({
  access: z.enum(['Allow', 'Deny']),
  // The specification requires it; the Azure CLI leaves it out, and there is one value only.
  routeFilterRuleType: z.optional(z.literal('Community')),
  communities: z.array(z.string()),
});
export type RuleProperties = z.infer<typeof ruleProperties>;

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${member}`, ...(fact !== undefined && { fact }) });
};

/** A filter that is attached stays attached while its rule changes, so the rule must suit what it is attached to. */
function refuseAttached({ resource, parent }: Proposal<RuleProperties>, context: Context): void {
  const filter = parent && findResource(context.cloud, parent.id);
  for (const peering of filter ? usersOf(context.cloud, filter) : []) {
    const circuit = findResource(context.cloud, parseResourceId(peering.id)?.parent ?? '');
    refuseOffice365(filter, resource.properties.communities, circuit, context, 'communities');
  }
}

/** The rules of a route filter rule. */
export function refuseRule(proposal: Proposal<RuleProperties>, context: Context): void {
  const { resource, siblings } = proposal;
  const { access, communities: wanted } = resource.properties;
  const most = valueOf('expressroute/route-filter-rule', context.profile);
  if (siblings.length >= most) {
    refuse(
      'CrossconnectOneRulePerFilter',
      `The filter has the rule ${siblings[0]?.name ?? ''} already. A route filter holds ${most} rule. Add the communities to that one.`,
      'routeFilterRuleType',
      'expressroute/route-filter-rule',
    );
  }
  if (access !== 'Allow') {
    refuse(
      'CrossconnectFilterAllows',
      `${resource.name} has the access ${access}. The rule of a route filter allows. Send Allow.`,
      'access',
      'expressroute/route-filter-rule',
    );
  }
  const known = new Set(communities(context.profile).map(({ value }) => value));
  for (const community of wanted) {
    if (!/^\d+:\d+$/.test(community)) {
      // The words are Azure's, the code is not known.
      refuse(
        'CrossconnectCommunityName',
        `Community name ${community} of route filter rule ${resource.id} is invalid. The name must contain colon (:).`,
        'communities',
        'expressroute/bgp-service-communities',
      );
    }
    if (known.has(community)) continue;
    refuse(
      'CrossconnectCommunityUnknown',
      `${community} is not a BGP community of Microsoft that we know. Choose from the list of bgpServiceCommunities, such as 12076:5060.`,
      'communities',
      'expressroute/bgp-service-communities',
    );
  }
  refuseAttached(proposal, context);
}
