/** What holds of every Cloud, whatever was asked of it. */
import { covers, overlap, parsePrefix } from '#src/base/ip.ts';
import { groupType, holderKeyOf, keyOf, nameOf, parseResourceId } from '#src/base/resource-id.ts';
import { cloudSchema } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { findType } from '#src/azure/registry.ts';
import { rootKeyOf } from '#src/azure/tree.ts';

type Broken = string;

function* placeOf(cloud: Cloud, key: string, resource: Resource): Generator<Broken> {
  if (keyOf(resource.id) !== key) yield `${resource.id} is kept under ${key}`;
  if (nameOf(resource.id) !== resource.name) yield `${resource.id} is called ${resource.name}`;
  if (resource.type !== groupType && keyOf(parseResourceId(resource.id)?.type ?? '') !== keyOf(resource.type))
    yield `${resource.id} is of type ${resource.type}`;
  const holder = holderKeyOf(resource.id);
  if (holder !== undefined && !(key in (cloud.resources[holder]?.children ?? {})))
    yield `${resource.id} is not among the children of ${holder}`;
  for (const child of Object.keys(resource.children)) {
    const below = cloud.resources[child];
    if (!below) yield `${resource.id} has a child that is not there: ${child}`;
    else if (holderKeyOf(below.id) !== key)
      yield `${child} is a child of ${resource.id}, but says ${String(holderKeyOf(below.id))}`;
  }
}

function* namesOf(cloud: Cloud, key: string, resource: Resource): Generator<Broken> {
  for (const used of resource.uses)
    if (cloud.resources[used] && !(key in cloud.resources[used].usedBy))
      yield `${used} does not know that ${key} names it`;
    else if (!cloud.resources[used]) yield `${key} names ${used}, which is gone`;
  for (const user of Object.keys(resource.usedBy))
    if (!cloud.resources[user]?.uses.includes(key)) yield `${key} believes that ${user} names it`;
}

const states = new Set(['Succeeded', 'Updating', 'Deleting', 'Failed', 'Creating', 'Running', 'Accepted', 'Canceled']);

function* stateOf(cloud: Cloud, resource: Resource): Generator<Broken> {
  const state = resource.properties['provisioningState'];
  if (state !== undefined && !(typeof state === 'string' && states.has(state)))
    yield `${resource.id} is in state ${JSON.stringify(state)}`;
  const root = cloud.resources[rootKeyOf(resource.id)];
  const group = cloud.resources[keyOf(resource.id.split('/').slice(0, 5).join('/'))];
  const isAtWork = state === 'Updating' || state === 'Deleting';
  if (isAtWork && root?.busy === undefined && resource.busy === undefined && group?.busy === undefined)
    yield `${resource.id} is ${state}, but no operation runs on it`;
  if (resource.busy !== undefined && cloud.operations[resource.busy]?.status !== 'InProgress')
    yield `${resource.id} is busy with ${resource.busy}, which does not run`;
}

function* shapeOf(resource: Resource): Generator<Broken> {
  const type = findType(resource.type);
  if (!type) yield `${resource.id} is of type ${resource.type}, which is not simulated`;
}

function* operationsOf(cloud: Cloud): Generator<Broken> {
  const running = Object.values(cloud.operations).filter(({ status }) => status === 'InProgress');
  const due = cloud.pending.map((id) => cloud.operations[id]?.dueAt ?? Number.NaN);
  if (running.length !== cloud.pending.length)
    yield `${running.length} operations run, ${cloud.pending.length} are pending`;
  if (due.some((at, index) => !(at >= (due[index - 1] ?? 0)))) yield 'the pending operations are out of order';
}

const prefixesOf = (resource: Resource): string[] => {
  const { addressPrefix, addressPrefixes } = resource.properties;
  return Array.isArray(addressPrefixes)
    ? addressPrefixes.map(String)
    : typeof addressPrefix === 'string'
      ? [addressPrefix]
      : [];
};

/** The subnets of a network lie inside it, and apart from one another. */
function* addressesOf(cloud: Cloud, network: Resource): Generator<Broken> {
  const { addressSpace } = network.properties;
  const space =
    findType(network.type)?.type === 'Microsoft.Network/virtualNetworks' ? JSON.stringify(addressSpace) : '';
  const within = [...space.matchAll(/"([^"]+\/\d+)"/g)].flatMap(([, text = '']) => parsePrefix(text) ?? []);
  const subnets = Object.keys(network.children)
    .flatMap((child) => cloud.resources[child] ?? [])
    .filter(({ type }) => type === 'Microsoft.Network/virtualNetworks/subnets')
    .flatMap((subnet) => prefixesOf(subnet).map((text) => ({ name: subnet.name, prefix: parsePrefix(text) })));
  for (const [index, { name, prefix }] of subnets.entries()) {
    if (!prefix) {
      yield `subnet ${name} of ${network.id} has no readable prefix`;
      continue;
    }
    if (!within.some((outer) => covers(outer, prefix))) yield `subnet ${name} lies outside ${network.id}`;
    for (const other of subnets.slice(index + 1))
      if (other.prefix && overlap(prefix, other.prefix))
        yield `subnets ${name} and ${other.name} of ${network.id} overlap`;
  }
}

/** Every way in which a Cloud contradicts itself; none if it is sound. */
export function brokenIn(cloud: Cloud): Broken[] {
  const found: Broken[] = [];
  for (const [key, resource] of Object.entries(cloud.resources)) {
    found.push(
      ...placeOf(cloud, key, resource),
      ...namesOf(cloud, key, resource),
      ...stateOf(cloud, resource),
      ...shapeOf(resource),
    );
    if (resource.type === 'Microsoft.Network/virtualNetworks') found.push(...addressesOf(cloud, resource));
    if (resource.type.endsWith('/authorizations') && Object.keys(resource.usedBy).length > 1)
      found.push(`the key of ${resource.id} serves more than one connection`);
  }
  found.push(...operationsOf(cloud));
  const kept: unknown = JSON.parse(JSON.stringify(cloud));
  const parsed = cloudSchema.safeParse(kept);
  if (!parsed.success) found.push(`the Cloud does not fit its own schema: ${parsed.error.message}`);
  return found;
}
