/** The names and values of tags that a subscription knows: those it was given in advance, and those in use. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import type { Call, CallRequest } from '../../call.ts';
import type { Cloud } from '../../cloud.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import { demandSubscription } from './subscription.ts';

interface Known {
  name: string;
  count: number;
  /** How often each value is used. */
  values: Map<string, number>;
}

/** Every tag of a subscription by lower-cased name. Looks at each resource: nobody asks for this often. */
function tagsIn(cloud: Cloud, subscription: string): Map<string, Known> {
  const found = new Map<string, Known>();
  const at = (name: string): Known => {
    const known = found.get(keyOf(name)) ?? { name, count: 0, values: new Map<string, number>() };
    found.set(keyOf(name), known);
    return known;
  };
  for (const [name, values] of Object.entries(cloud.accounts?.[keyOf(subscription)]?.tagNames ?? {})) {
    const known = at(name);
    for (const value of Object.keys(values)) known.values.set(value, 0);
  }
  for (const { id, tags } of Object.values(cloud.resources)) {
    if (!tags || keyOf(parseResourceId(id)?.subscription ?? '') !== keyOf(subscription)) continue;
    for (const [name, value] of Object.entries(tags)) {
      const known = at(name);
      known.count += 1;
      known.values.set(value, (known.values.get(value) ?? 0) + 1);
    }
  }
  return found;
}

const total = (value: number) => ({ type: 'Total', value });

function view(subscription: string, { name, count, values }: Known): Record<string, unknown> {
  const id = `/subscriptions/${subscription}/tagNames/${name}`;
  return {
    id,
    tagName: name,
    count: total(count),
    values: [...values].map(([tagValue, used]) => ({
      id: `${id}/tagValues/${tagValue}`,
      tagValue,
      count: total(used),
    })),
  };
}

const list = '/subscriptions/{subscriptionId}/tagNames';
const one = `${list}/{tagName}`;
const value = `${one}/tagValues/{tagValue}`;

function subscriptionFor({ params, world }: CallRequest, verb: string): string {
  const { subscriptionId = '' } = params;
  demandSubscription(subscriptionId);
  demandAccess(world, `Microsoft.Resources/subscriptions/tagNames/${verb}`, `/subscriptions/${subscriptionId}`);
  return subscriptionId;
}

/** The names given in advance, to be written to. */
function advance({ world }: CallRequest, subscription: string): Record<string, Record<string, true>> {
  const account = ((world.cloud.accounts ??= {})[keyOf(subscription)] ??= {});
  return (account.tagNames ??= {});
}

const findName = (names: Readonly<Record<string, unknown>>, wanted: string): string | undefined =>
  Object.keys(names).find((name) => keyOf(name) === keyOf(wanted));

function refuseUsed(used: number, what: string): void {
  if (used === 0) return;
  throw new Refusal(
    409,
    'CrossconnectTagInUse',
    `The tag ${what} stands on ${used} resources. Take it off them first, then delete it.`,
  );
}

function putName(request: CallRequest) {
  const subscription = subscriptionFor(request, 'write');
  const { tagName = '' } = request.params;
  const isKnown = tagsIn(request.world.cloud, subscription).has(keyOf(tagName));
  const names = advance(request, subscription);
  if (findName(names, tagName) === undefined) names[tagName] = {};
  const known = tagsIn(request.world.cloud, subscription).get(keyOf(tagName));
  return { status: isKnown ? 200 : 201, ...(known && { body: view(subscription, known) }) };
}

function putValue(request: CallRequest) {
  const subscription = subscriptionFor(request, 'tagValues/write');
  const { tagName = '', tagValue = '' } = request.params;
  const before = tagsIn(request.world.cloud, subscription).get(keyOf(tagName));
  if (!before) {
    throw new Refusal(
      404,
      'CrossconnectTagNameNotFound',
      `There is no tag name ${tagName}. Create it first with PUT of /tagNames/${tagName}.`,
    );
  }
  const names = advance(request, subscription);
  (names[findName(names, tagName) ?? before.name] ??= {})[tagValue] = true;
  const id = `/subscriptions/${subscription}/tagNames/${before.name}/tagValues/${tagValue}`;
  const used = before.values.get(tagValue);
  return { status: used === undefined ? 201 : 200, body: { id, tagValue, count: total(used ?? 0) } };
}

function deleteName(request: CallRequest) {
  const subscription = subscriptionFor(request, 'delete');
  const { tagName = '' } = request.params;
  const known = tagsIn(request.world.cloud, subscription).get(keyOf(tagName));
  if (!known) return { status: 204 };
  refuseUsed(known.count, known.name);
  const names = advance(request, subscription);
  Reflect.deleteProperty(names, findName(names, tagName) ?? known.name);
  return { status: 200 };
}

function deleteValue(request: CallRequest) {
  const subscription = subscriptionFor(request, 'tagValues/delete');
  const { tagName = '', tagValue = '' } = request.params;
  const used = tagsIn(request.world.cloud, subscription).get(keyOf(tagName))?.values.get(tagValue);
  if (used === undefined) return { status: 204 };
  refuseUsed(used, `${tagName}: ${tagValue}`);
  const names = advance(request, subscription);
  Reflect.deleteProperty(names[findName(names, tagName) ?? ''] ?? {}, tagValue);
  return { status: 200 };
}

export const tagNames: readonly Call[] = [
  defineCall({
    method: 'GET',
    path: list,
    run(request) {
      const subscription = subscriptionFor(request, 'read');
      const known = [...tagsIn(request.world.cloud, subscription).values()];
      return { status: 200, body: { value: known.map((one) => view(subscription, one)) } };
    },
  }),
  defineCall({ method: 'PUT', path: one, run: putName }),
  defineCall({ method: 'DELETE', path: one, run: deleteName }),
  defineCall({ method: 'PUT', path: value, run: putValue }),
  defineCall({ method: 'DELETE', path: value, run: deleteValue }),
];
