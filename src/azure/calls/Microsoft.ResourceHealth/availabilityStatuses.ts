/** Microsoft.ResourceHealth of a resource: how it is now and since when, and how it was before. */
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import type { CallRequest } from '../../call.ts';
import { findResource } from '../../cloud.ts';
import type { Resource } from '../../cloud.ts';
import { demandParent } from '../../guard.ts';
import { healthOf, healthTypes } from '../../insights/health.ts';
import type { Health } from '../../insights/health.ts';
import { isoOf } from '../../insights/time.ts';
import { rememberedHistory } from '../../past.ts';
import type { Moment } from '../../past.ts';
import { notSimulated } from '../../rules/not-simulated.ts';

const type = 'Microsoft.ResourceHealth/availabilityStatuses';
const path = `{+scope}/providers/${type}`;

const remembered = rememberedHistory<Health | null>();

/** The resource, and each state of its health with the moment it began; the newest first. */
function historyOf({ world, params }: CallRequest): { resource: Resource; states: Moment<Health>[] } {
  const id = params['scope'] ?? '';
  demandAccess(world, `${type}/read`, id);
  const resource = demandParent(world, id);
  if (!healthTypes.includes(resource.type)) {
    throw notSimulated(`Health of ${resource.type}`, `It is known of ${healthTypes.join(', ')}.`, 'resourceUri');
  }
  const states = remembered(world, {
    what: resource.id,
    read: (cloud) => {
      const then = findResource(cloud, id);
      return (then && healthOf(then, cloud, world.profile)) ?? null;
    },
  }).flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  return { resource, states: states.reverse() };
}

const shown = (resource: Resource, name: string, { at, value }: Moment<Health>, reported: number) => ({
  id: `${resource.id}/providers/${type}/${name}`,
  name,
  type,
  location: resource.location ?? 'global',
  properties: {
    availabilityState: value.state,
    title: value.title,
    summary: value.summary,
    reasonType: '',
    occurredTime: isoOf(at),
    reasonChronicity: 'Persistent',
    reportedTime: isoOf(reported),
    ...(value.actions.length > 0 && {
      recommendedActions: value.actions.map((action) => ({ action, actionUrl: '', actionUrlText: '' })),
    }),
  },
});

export const availabilityStatuses = [
  defineCall({
    method: 'GET',
    path,
    run(request) {
      const { resource, states } = historyOf(request);
      const value = states.map((state, index) =>
        shown(resource, index === 0 ? 'current' : isoOf(state.at), state, request.world.now),
      );
      return { status: 200, body: { value } };
    },
  }),
  defineCall({
    method: 'GET',
    path: `${path}/current`,
    run(request) {
      const { resource, states } = historyOf(request);
      const [now] = states;
      if (!now) throw new Error(`${resource.name} is there and its history does not know it. Look at owner.history.`);
      return { status: 200, body: shown(resource, 'current', now, request.world.now) };
    },
  }),
];
