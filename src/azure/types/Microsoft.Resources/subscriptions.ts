/** Subscriptions: whoever names a GUID has one, so they are only read. */
import { guid } from '#src/base/random.ts';
import type { Answer, World } from '../../world.ts';

/** The subscription that an empty Cloud shows. */
export const firstSubscription = '00000000-0000-0000-0000-000000000001';

const shown = (world: World, id: string) => ({
  id: `/subscriptions/${id}`,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  subscriptionId: id,
  tenantId: guid(world.seed, 'tenant'),
  displayName: `Subscription ${id.slice(-4)}`,
  state: 'Enabled',
});

/** GET of one subscription. */
export const getSubscription = (world: World, id: string): Answer => ({ status: 200, body: shown(world, id) });

/** GET of all that have held a resource group. */
export function listSubscriptions(world: World): Answer {
  const ids = Object.values(world.cloud.subscriptions).map(({ id }) => id);
  const known = ids.length > 0 ? ids : [firstSubscription];
  return {
    status: 200,
    body: { value: known.map((id) => shown(world, id)), count: { type: 'Total', value: known.length } },
  };
}
