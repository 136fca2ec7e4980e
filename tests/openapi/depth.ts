/** How deep a type is simulated, found out by trying: is it only stored, does it refuse as Azure does, does it act on others? */
import { createArm } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { bagOf } from '#src/azure/body.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { networkOf } from '#src/azure/network.ts';
import { findType, resourceTypes } from '#src/azure/registry.ts';
import { armRequest } from '#src/azure/requests.ts';
import type { Example, ResourceType } from '#src/azure/resource.ts';
import { connections } from '#src/azure/types/Microsoft.Network/connections.ts';
import { expressRouteCircuits } from '#src/azure/types/Microsoft.Network/expressRouteCircuits.ts';
import { authorizations } from '#src/azure/types/Microsoft.Network/expressRouteCircuits/authorizations.ts';
import { peerings } from '#src/azure/types/Microsoft.Network/expressRouteCircuits/peerings.ts';
import { virtualNetworkGateways } from '#src/azure/types/Microsoft.Network/virtualNetworkGateways.ts';
import { groupType, keyOf } from '#src/base/resource-id.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { at, filled } from '#tests/azure/azure.ts';

export type Depth = 'stored' | 'refuses' | 'acts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-depth';

async function azure(): Promise<{ arm: Arm; put: (example: Example) => Promise<number> }> {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'depth', clock, profile: 'today' });
  const idle = (): void => {
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
  };
  await arm.fetch(armRequest('PUT', group, { location: 'westeurope' }));
  return {
    arm,
    async put({ path, body }) {
      const { status } = await arm.fetch(armRequest('PUT', at(path, group), filled(body, group)));
      idle();
      return status;
    },
  };
}

/** What is left says and does: every other resource as it is read, and where packets go. */
function others(cloud: Cloud, own: string): string {
  const rest = Object.entries(cloud.resources).filter(([key]) => key !== own && !key.startsWith(`${own}/`));
  const left: Cloud = { ...cloud, resources: Object.fromEntries(rest) };
  const seen = rest.map(([key, resource]) => {
    const type = findType(resource.type);
    return [key, resource.properties, type?.show?.(resource, left)];
  });
  return JSON.stringify([seen, networkOf(left, 'today')]);
}

/** The Cloud of the module's story: a circuit that its owner and, with a key, somebody else connect to. */
async function wholeStory(): Promise<Cloud> {
  const { arm, put } = await azure();
  const other = group.replace('000000000001', '000000000002');
  const inOther = ({ path, body }: Example): Example => ({
    path: at(path, other),
    body: bagOf(filled(body, other)),
  });
  const { path: circuit } = expressRouteCircuits.example;
  for (const example of [...(connections.example.needs ?? []), peerings.example, authorizations.example])
    await put(example);
  await arm.fetch(armRequest('POST', `/_control/provider/provision?circuit=${encodeURIComponent(at(circuit, group))}`));
  await put(connections.example);
  const key = authorizations.find(arm.cloud, at(authorizations.example.path, group))?.properties.authorizationKey;
  await put({ path: other, body: { location: 'westeurope' } });
  for (const need of virtualNetworkGateways.example.needs ?? []) await put(inOther(need));
  await put(inOther(virtualNetworkGateways.example));
  const { properties, ...rest } = inOther(connections.example).body;
  const redeemed = {
    ...bagOf(properties),
    authorizationKey: key,
    peer: { id: at(circuit, group) },
  };
  await put({ path: inOther(connections.example).path, body: { ...rest, properties: redeemed } });
  return arm.cloud;
}

/** Whether anything is otherwise where a resource of the type is taken away: it holds others back, or they follow it. */
function actsIn(cloud: Cloud, type: ResourceType): boolean {
  const whole = (own: string): string => {
    const rest = Object.entries(cloud.resources).filter(([key]) => key !== own && !key.startsWith(`${own}/`));
    const seen = rest.map(([key, resource]) => [
      key,
      resource.properties,
      findType(resource.type)?.show?.(resource, cloud),
    ]);
    return JSON.stringify([seen, networkOf(cloud, 'today')]);
  };
  return Object.entries(cloud.resources)
    .filter(([, resource]) => keyOf(resource.type) === keyOf(type.type))
    .some(([key, { usedBy }]) => Object.keys(usedBy).length > 0 || whole(key) !== others(cloud, key));
}

/** Odd bodies for a type; a type with rules of its own refuses at least one of them. */
const oddBodies = (body: unknown): unknown[] => {
  const text = JSON.stringify(body);
  return [
    ...[...text.matchAll(/"([^"{}]+)":"[^"]*"/g)].map(
      ([found, name]) => JSON.parse(text.replace(found, `"${name ?? ''}":"odd"`)) as unknown,
    ),
  ];
};

async function refuses(type: ResourceType): Promise<boolean> {
  const { put } = await azure();
  for (const need of type.example.needs ?? []) await put(need);
  for (const body of oddBodies(type.example.body)) {
    const parsed: Example['body'] = bagOf(body);
    if ((await put({ path: type.example.path, body: parsed })) >= 400) return true;
  }
  return false;
}

/** The Cloud of a type's own example. */
async function ownStory(type: ResourceType): Promise<Cloud> {
  const { arm, put } = await azure();
  for (const example of [...(type.example.needs ?? []), type.example]) await put(example);
  return arm.cloud;
}

/** The depth of every type. It acts when others say, do or may something else because of it. */
export async function depths(): Promise<ReadonlyMap<string, Depth>> {
  const clouds = [await wholeStory()];
  for (const type of resourceTypes) clouds.push(await ownStory(type));
  const found = new Map<string, Depth>();
  for (const type of resourceTypes) {
    const acts = type.type === groupType || clouds.some((cloud) => actsIn(cloud, type));
    found.set(type.type, acts ? 'acts' : (await refuses(type)) ? 'refuses' : 'stored');
  }
  return found;
}
