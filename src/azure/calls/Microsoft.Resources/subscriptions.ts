/** Subscriptions, the directories they trust, and the regions they may use. */
import { groupId } from '#src/base/resource-id.ts';
import { actionOf } from '../../access/actions.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import type { Call } from '../../call.ts';
import { regionNamesOf } from '../../regions.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import { getSubscription, listSubscriptions, listTenants } from '../../types/Microsoft.Resources/subscriptions.ts';
import { demandSubscription } from './subscription.ts';

const one = '/subscriptions/{subscriptionId}';
const subscriptionType = 'Microsoft.Resources/subscriptions';

/** What Azure does with a whole group and this simulation does not, with the way out. */
const refused = (path: string, named: string, way: string): Call =>
  defineCall({
    method: 'POST',
    isRefused: true,
    path,
    run({ params, world }) {
      const { subscriptionId = '', group = '' } = params;
      demandSubscription(subscriptionId);
      demandAccess(world, `${subscriptionType}/resourceGroups/${named}/action`, groupId(subscriptionId, group));
      throw notSimulated(`${named} of a resource group`, way, 'url');
    },
  });

const group = `${one}/resourceGroups/{group}`;

export const subscriptions: readonly Call[] = [
  defineCall({ method: 'GET', path: '/subscriptions', run: ({ world }) => listSubscriptions(world) }),
  defineCall({
    method: 'GET',
    path: one,
    run({ params, world }) {
      const { subscriptionId = '' } = params;
      demandSubscription(subscriptionId);
      demandAccess(world, actionOf('GET', subscriptionType), `/subscriptions/${subscriptionId}`);
      return getSubscription(world, subscriptionId);
    },
  }),
  defineCall({ method: 'GET', path: '/tenants', run: ({ world }) => listTenants(world) }),
  defineCall({
    method: 'GET',
    path: `${one}/locations`,
    run({ params, world }) {
      const { subscriptionId = '' } = params;
      demandSubscription(subscriptionId);
      demandAccess(world, `${subscriptionType}/locations/read`, `/subscriptions/${subscriptionId}`);
      const value = regionNamesOf(world.profile).map(({ name, displayName }) => ({
        id: `/subscriptions/${subscriptionId}/locations/${name}`,
        name,
        type: 'Region',
        displayName,
        metadata: { regionType: 'Physical' },
      }));
      return { status: 200, body: { value } };
    },
  }),
  refused(`${group}/exportTemplate`, 'exportTemplate', 'Read its resources one by one; the answers are their JSON.'),
  refused(`${group}/moveResources`, 'moveResources', 'Delete the resources and create them in the other group.'),
  refused(`${group}/validateMoveResources`, 'validateMoveResources', 'Resources cannot be moved here.'),
];
