/** Subscriptions: whoever names a GUID has one, so they are only read. */
import { keyOf } from '#src/base/resource-id.ts';
import { accessOf, objectIdOf } from '../../access/demand.ts';
import { isWithin } from '../../access/rules.ts';
import { directoryOf, homeOf } from '../../directories.ts';
import type { Answer, World } from '../../world.ts';

/** The subscription that an empty Cloud shows. */
export const firstSubscription = '00000000-0000-0000-0000-000000000001';

/** A subscription as a GET answers it. */
export function subscriptionView(world: World, id: string) {
  const tags = world.cloud.accounts?.[keyOf(id)]?.tags;
  return {
    id: `/subscriptions/${id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    ...(tags && { tags }),
    subscriptionId: id,
    tenantId: directoryOf(world, id).tenantId,
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

/** Those that have held a resource group, as far as who asks may see them. */
function visibleSubscriptions(world: World): string[] {
  const ids = Object.values(world.cloud.subscriptions).map(({ id }) => id);
  return (ids.length > 0 ? ids : [firstSubscription]).filter((id) => canSee(world, `/subscriptions/${id}`));
}

/** GET of all subscriptions, of whichever directory. */
export function listSubscriptions(world: World): Answer {
  const value = visibleSubscriptions(world).map((id) => subscriptionView(world, id));
  return { status: 200, body: { value, count: { type: 'Total', value: value.length } } };
}

/** GET of the directories in which who asks sees a subscription. Who sees none is in the first one all the same. */
export function listTenants(world: World): Answer {
  const found = visibleSubscriptions(world).map((id) => directoryOf(world, id));
  const known = new Map((found.length > 0 ? found : [homeOf(world)]).map((one) => [one.tenantId, one]));
  const value = [...known.values()].map(({ tenantId, displayName }) => ({
    id: `/tenants/${tenantId}`,
    tenantId,
    tenantCategory: 'Home',
    displayName,
  }));
  return { status: 200, body: { value } };
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
