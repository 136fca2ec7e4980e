/** One life of every simulated type, told as requests and answers, for a judge from outside. Run by bare Node it prints them, one JSON line each. */
import { createArm } from '#src/azure/arm.ts';
import { armRequest } from '#src/azure/requests.ts';
import type { ResourceType } from '#src/azure/resource.ts';
import { resourceTypes } from '#src/azure/registry.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { at, filled } from '#tests/azure/azure.ts';

/** The api-version of the documents that Microsoft's validator reads. */
export const documentedVersion = '2024-01-01';

export interface Exchange {
  /** The type whose life it belongs to. */
  about: string;
  method: string;
  url: string;
  requestBody?: unknown;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
const group = `${subscription}/resourceGroups/rg-proof`;
const below = (path: string): string => (path === '' ? `${subscription}/resourceGroups/rg-new` : at(path, group));

/** A simulated Azure that writes down what is said at its door. */
function recorder(about: string) {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'proof', clock, profile: 'today' });
  const said: Exchange[] = [];
  const send = async (method: string, path: string, requestBody?: unknown): Promise<Exchange> => {
    const isNetwork = /\/providers\/microsoft\.network(?:\/|$)/i.test(path);
    const request = armRequest(method, path, requestBody, isNetwork ? { apiVersion: documentedVersion } : {});
    const { url } = request;
    const response = await arm.fetch(request);
    const text = await response.text();
    const exchange: Exchange = {
      about,
      method,
      url,
      ...(requestBody !== undefined && { requestBody }),
      status: response.status,
      headers: Object.fromEntries(response.headers),
      ...(text !== '' && { body: JSON.parse(text) }),
    };
    said.push(exchange);
    return exchange;
  };
  const idle = (): void => {
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
  };
  return { said, send, idle };
}

/** Everything that can be asked of one type, in the order of a life: made, read, changed, listed, used, deleted. */
async function lifeOf(type: ResourceType): Promise<Exchange[]> {
  const { said, send, idle } = recorder(type.type);
  await send('PUT', group, { location: 'westeurope' });
  for (const need of type.example.needs ?? []) {
    await send('PUT', at(need.path, group), filled(need.body, group));
    idle();
  }
  const item = below(type.example.path);
  const body = filled(type.example.body, group);
  const made = type.isPartOnly === true ? undefined : await send('PUT', item, body);
  const follow = made?.headers['azure-asyncoperation'];
  if (follow !== undefined) await send('GET', new URL(follow).pathname);
  await send('GET', item);
  idle();
  if (follow !== undefined) await send('GET', new URL(follow).pathname);
  const read = await send('GET', item);
  if (read.status !== 200)
    throw new Error(`The example of ${type.type} was not made: ${JSON.stringify(made?.body ?? read.body)}`);
  if (!type.isPartOnly) {
    await send('PUT', item, read.body);
    idle();
    await send('PATCH', item, { tags: { cost: 'training' } });
    idle();
  }
  await send('GET', item.split('/').slice(0, -1).join('/'));
  // At top level Azure lists most types by subscription too.
  const [namespace = '', kind = '', child] = type.type.split('/');
  if (type.example.path !== '' && child === undefined)
    await send('GET', `${subscription}/providers/${namespace}/${kind}`);
  for (const [name, action] of Object.entries(type.actions ?? {})) {
    const argument = action.argument?.[0];
    const path = argument === undefined ? `${item}/${name}` : `${item}/${name}/${argument}`;
    const asked = await send(action.method ?? 'POST', path, action.example && filled(action.example, group));
    idle();
    const location = asked.headers['location'];
    if (location !== undefined) await send('GET', new URL(location).pathname);
  }
  if (!type.isPartOnly) {
    const gone = await send('DELETE', item);
    idle();
    const location = gone.headers['location'];
    if (location !== undefined) await send('GET', new URL(location).pathname);
    await send('DELETE', item);
  }
  await send('GET', item);
  return said;
}

/** The lives of all types. */
export async function allExchanges(): Promise<Exchange[]> {
  const all: Exchange[] = [];
  for (const type of resourceTypes) all.push(...(await lifeOf(type)));
  return all;
}

if (process.argv[1]?.endsWith('exchanges.ts')) {
  for (const exchange of await allExchanges()) console.log(JSON.stringify(exchange));
}
