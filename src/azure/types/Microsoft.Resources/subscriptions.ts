/** Subscriptions: whoever names a GUID has one, so they are only read. */
import { guid } from '#src/base/random.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { accessOf, objectIdOf } from '../../access/demand.ts';
import { isWithin } from '../../access/rules.ts';
import type { Answer, World } from '../../world.ts';

/** The subscription that an empty Cloud shows. */
export const firstSubscription = '00000000-0000-0000-0000-000000000001';

/** The directory that every subscription of a simulated Azure trusts. */
export const tenantOf = ({ seed }: Pick<World, 'seed'>): string => guid(seed, 'tenant');

/** A subscription as a GET answers it. */
export function subscriptionView(world: World, id: string) {
  const tags = world.cloud.accounts?.[keyOf(id)]?.tags;
  return {
    id: `/subscriptions/${id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    ...(tags && { tags }),
    subscriptionId: id,
    tenantId: tenantOf(world),
    displayName: `Subscription ${id.slice(-4)}`,
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  };
}

/** GET of one subscription. */
export const getSubscription = (world: World, id: string): Answer => ({
  status: 200,
  body: subscriptionView(world, id),
});

/** GET of all that have held a resource group, as far as who asks may see them. */
export function listSubscriptions(world: World): Answer {
  const ids = Object.values(world.cloud.subscriptions).map(({ id }) => id);
  const known = (ids.length > 0 ? ids : [firstSubscription]).map((id) => subscriptionView(world, id));
  const value = known.filter(({ id }) => canSee(world, id));
  return { status: 200, body: { value, count: { type: 'Total', value: value.length } } };
}

/** Whether who asks has any role in a subscription or above it. */
function canSee(world: World, id: string): boolean {
  const { isOn, assignments } = accessOf(world);
  if (!isOn) return true;
  const principal = objectIdOf(world, world.actor);
  return Object.values(assignments).some(
    (assignment) =>
      keyOf(assignment.principal) === principal && (isWithin(assignment.scope, id) || isWithin(id, assignment.scope)),
  );
}
