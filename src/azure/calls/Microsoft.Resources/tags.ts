/** The tags of a subscription, a group or a resource as a thing of their own. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { groupType, keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { actionOf } from '../../access/actions.ts';
import { demandAccess } from '../../access/demand.ts';
import { demand, readBody } from '../../body.ts';
import { defineCall } from '../../call.ts';
import type { Call, CallRequest } from '../../call.ts';
import { findResource, resourceSchema } from '../../cloud.ts';
import { demandFree, demandGroup, demandParent } from '../../guard.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import { touch } from '../../tree.ts';
import { etagIn } from '../../world.ts';
import type { Answer, World } from '../../world.ts';
import { demandSubscription } from './subscription.ts';

type Tags = Record<string, string>;

const tagsSchema = z.record(z.string(), z.string());
const wholeSchema = z.looseObject({ properties: z.looseObject({ tags: z.optional(tagsSchema) }) });
const changeSchema = z.looseObject({
  operation: z.enum(['Replace', 'Merge', 'Delete']),
  properties: z.looseObject({ tags: z.optional(tagsSchema) }),
});

const tagsType = 'Microsoft.Resources/tags';
const path = `{+scope}/providers/${tagsType}/default`;

/** Whose tags they are: a subscription, or something in one that must be there. */
function demandScope(world: World, scope: string): string {
  const parts = scope.split('/');
  if (keyOf(parts[1] ?? '') === 'subscriptions' && parts.length === 3) {
    demandSubscription(parts[2] ?? '');
    return `/subscriptions/${parts[2] ?? ''}`;
  }
  const id = parseResourceId(scope);
  if (!id) throw notSimulated(`The scope ${scope}`, 'Use a subscription, a resource group or a resource.', 'url');
  if (id.type !== groupType) demandGroup(world, id, false);
  return demandParent(world, scope).id;
}

const isSubscription = (scope: string): boolean => scope.split('/').length === 3;

const subscriptionKey = (scope: string): string => keyOf(scope.split('/')[2] ?? '');

const tagsOf = ({ cloud }: World, scope: string): Tags =>
  (isSubscription(scope) ? cloud.accounts?.[subscriptionKey(scope)]?.tags : findResource(cloud, scope)?.tags) ?? {};

function setTags(world: World, scope: string, tags: Tags): void {
  const { cloud } = world;
  if (isSubscription(scope)) {
    ((cloud.accounts ??= {})[subscriptionKey(scope)] ??= {}).tags = tags;
    return;
  }
  const resource = demandParent(world, scope);
  if (parseResourceId(scope)?.parent !== undefined) {
    throw new Refusal(
      400,
      'CrossconnectNoTags',
      `${resource.name} has no tags: a ${resource.type} stands inside another resource. Tag that one.`,
    );
  }
  demandFree(world, resource);
  cloud.resources[keyOf(resource.id)] = resourceSchema.parse({ ...resource, tags, changedAt: world.now });
  touch(cloud, resource.id, etagIn(world));
}

const shown = (world: World, scope: string): Answer => ({
  status: 200,
  body: {
    id: `${scope}/providers/${tagsType}/default`,
    name: 'default',
    type: tagsType,
    properties: { tags: tagsOf(world, scope) },
  },
});

/** The scope of a request, once it is clear that who asks may do that there. */
function scopeFor({ params, world }: CallRequest, method: string): string {
  const { scope = '' } = params;
  demandAccess(world, actionOf(method, tagsType), `${scope}/providers/${tagsType}/default`);
  return demandScope(world, scope);
}

/** Tags whose names differ in case only are one tag. */
const without = (tags: Tags, names: readonly string[]): Tags => {
  const gone = new Set(names.map(keyOf));
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !gone.has(keyOf(name))));
};

function changed(before: Tags, operation: 'Replace' | 'Merge' | 'Delete', sent: Tags): Tags {
  if (operation === 'Replace') return sent;
  if (operation === 'Merge') return { ...without(before, Object.keys(sent)), ...sent };
  const goers = Object.entries(sent).filter(([name, value]) => {
    const present = Object.entries(before).find(([known]) => keyOf(known) === keyOf(name));
    return value === '' || present?.[1] === value;
  });
  return without(
    before,
    goers.map(([name]) => name),
  );
}

export const tags: readonly Call[] = [
  defineCall({ method: 'GET', path, run: (request) => shown(request.world, scopeFor(request, 'GET')) }),
  defineCall({
    method: 'PUT',
    path,
    run(request) {
      const scope = scopeFor(request, 'PUT');
      setTags(request.world, scope, demand(wholeSchema, readBody(request.body), '').properties.tags ?? {});
      return shown(request.world, scope);
    },
  }),
  defineCall({
    method: 'PATCH',
    path,
    run(request) {
      const scope = scopeFor(request, 'PATCH');
      const { operation, properties } = demand(changeSchema, readBody(request.body), '');
      setTags(request.world, scope, changed(tagsOf(request.world, scope), operation, properties.tags ?? {}));
      return shown(request.world, scope);
    },
  }),
  defineCall({
    method: 'DELETE',
    path,
    run(request) {
      setTags(request.world, scopeFor(request, 'DELETE'), {});
      return { status: 200 };
    },
  }),
];
