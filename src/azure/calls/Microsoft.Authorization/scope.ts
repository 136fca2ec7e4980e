/** Where roles are assigned: the root, a subscription, a group or a resource. */
import { groupType, parseResourceId } from '#src/base/resource-id.ts';
import { demandGroup, demandParent } from '../../guard.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import type { World } from '../../world.ts';
import { demandSubscription } from '../Microsoft.Resources/subscription.ts';

/** The two paths of a kind of thing that stands at a scope: that of the root, and that of any other. */
export const atEveryScope = (rest: string): readonly string[] => [
  `/providers/Microsoft.Authorization/${rest}`,
  `{+scope}/providers/Microsoft.Authorization/${rest}`,
];

/** The scope in Azure's spelling, the root as an empty text. A group or resource must be there. */
export function demandScope(world: World, scope: string | undefined): string {
  if (scope === undefined || scope === '/') return '';
  const [, first = '', subscription = '', ...rest] = scope.split('/');
  if (first.toLowerCase() === 'subscriptions' && rest.length === 0) {
    demandSubscription(subscription);
    return `/subscriptions/${subscription}`;
  }
  const id = parseResourceId(scope);
  if (!id) throw notSimulated(`The scope ${scope}`, 'Use a subscription, a resource group or a resource.', 'url');
  if (id.type !== groupType) demandGroup(world, id, false);
  return demandParent(world, scope).id;
}
