/** Serves one request: finds out what it asks and asks the right hand. */
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { actionOf } from './access/actions.ts';
import { demandAccess } from './access/demand.ts';
import { act, actionAt } from './act.ts';
import { findCall, namespaceOfCall, typeOfCall } from './call.ts';
import { calls } from './calls.ts';
import { control } from './control/controls.ts';
import { refusalAnswer } from './dress.ts';
import { demandApiVersion, demandJson, subjectOf } from './entrance.ts';
import type { Subject } from './entrance.ts';
import { faultFor, refusalOf } from './faults.ts';
import { pollOperation, pollResult } from './poll.ts';
import { list, listResources } from './list.ts';
import { get, head } from './read.ts';
import { findType, resourceTypes } from './registry.ts';
import { del } from './remove.ts';
import type { ResourceType } from './resource.ts';
import { malformed, partsOf, routeOf } from './route.ts';
import type { Route } from './route.ts';
import type { Answer, World } from './world.ts';
import { patch, put } from './write.ts';

/** A request, its body read. */
export interface Asked {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

function unknown(world: World, method: string, name: string): Refusal {
  const types = name.split('/');
  const above = findType(types.slice(0, -1).join('/'));
  return new Refusal(
    501,
    'CrossconnectNotSimulated',
    above
      ? `${method} ${types.at(-1) ?? ''} of ${above.type} is not simulated in api-version ${world.apiVersion}.`
      : `${name} is not simulated. Simulated are: ${resourceTypes.map((known) => known.type).join(', ')}.`,
  );
}

const notAllowed = (method: string, what: string): Refusal =>
  new Refusal(405, 'CrossconnectMethodNotAllowed', `${method} is not possible on ${what}.`);

function onResource(world: World, id: ResourceId, type: ResourceType, { method, headers, body }: Asked): Answer {
  demandAccess(world, actionOf(method, type.type), id.id);
  const isPart = type.isPartOnly === true;
  switch (method) {
    case 'GET':
      return get(world, type, id);
    case 'HEAD':
      return head(world, id);
    case 'PUT':
      if (isPart) break;
      return put(world, type, id, headers, body);
    case 'PATCH':
      if (isPart || type.patch === 'none') break;
      return patch(world, type, id, headers, body);
    case 'DELETE':
      if (isPart) break;
      return del(world, type, id, headers);
    default:
  }
  throw notAllowed(method, isPart ? `${id.type}, which is changed with its parent` : id.type);
}

/** A type that is known is read and written; what stands behind a resource beyond that is an action of it. */
function onPath(
  world: World,
  route: Extract<Route, { kind: 'resource' | 'collection' }>,
  path: string,
  asked: Asked,
): Answer {
  const { method, url, body } = asked;
  const name = route.kind === 'resource' ? route.id.type : route.type;
  const type = method === 'POST' ? undefined : findType(name);
  if (type && route.kind === 'resource') {
    if (route.id.group === undefined) throw malformed(path);
    return onResource(world, route.id, type, asked);
  }
  if (type && route.kind === 'collection' && method === 'GET') return list(world, type, route, url);
  const meant = actionAt(method, path, name);
  if (meant) return act(world, meant, url, body);
  if (route.kind === 'collection' && findType(name)) throw notAllowed(method, `the list of ${name}`);
  if (route.kind === 'resource' && findType(name)) throw notAllowed(method, name);
  throw unknown(world, method, name);
}

function onCall(world: World, asked: Asked, parts: readonly string[]): Answer | undefined {
  const found = findCall(calls, asked.method, parts);
  if ('methods' in found) {
    if (found.methods.length === 0 || isServed(parts)) return undefined;
    throw notAllowed(asked.method, `${asked.url.pathname}. There is ${found.methods.join(', ')}`);
  }
  const namespace = namespaceOfCall(found.call);
  const type = typeOfCall(found.call);
  enter(world, asked, { namespace, ...(type !== undefined && { type }) });
  const { url, headers, body } = asked;
  return found.call.run({ params: found.params, url, headers, body, world });
}

/** Whether a path that calls know is one of resources as well. */
function isServed(parts: readonly string[]): boolean {
  const id = parseResourceId(`/${parts.join('/')}`);
  return id !== undefined && findType(id.type) !== undefined;
}

function enter(world: World, { url, body }: Asked, subject: Subject): void {
  world.namespace = subject.namespace;
  world.apiVersion = demandApiVersion(world, url, subject, body);
}

function answer(world: World, asked: Asked): Answer {
  const { method, url } = asked;
  const parts = partsOf(url.pathname);
  if (isControl(url)) return control(world, asked, parts);
  demandJson(asked);
  const called = onCall(world, asked, parts);
  if (called) return called;
  const route = routeOf(parts);
  enter(world, asked, subjectOf(route));
  if (route.kind === 'resource' || route.kind === 'collection') {
    return onPath(world, route, `/${parts.join('/')}`, asked);
  }
  if (method !== 'GET') throw notAllowed(method, url.pathname);
  switch (route.kind) {
    case 'resources':
      return listResources(world, route, url);
    case 'operation':
      return pollOperation(world, route);
    case 'operationResult':
      return pollResult(world, route);
    case 'groupResult':
      return pollResult(world, route, 200);
  }
}

/** Whether a request is no client's of Azure, but of the world around it. */
export const isControl = ({ pathname }: URL): boolean => /^\/_control(?:\/|$)/.test(pathname);

function answerOrRefusal(world: World, asked: Asked): Answer {
  try {
    return answer(world, asked);
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(world, error);
    throw error;
  }
}

/** Serves a request on the world. Refusals become answers; anything else thrown is our mistake. `turn` tells equal requests apart. */
export function serve(world: World, asked: Asked, turn: string): Answer {
  const fault = isControl(asked.url) ? undefined : faultFor(world, asked, turn);
  if (!fault) return answerOrRefusal(world, asked);
  const refusal = refusalOf(fault);
  if (fault.fault === 'timeout') answerOrRefusal(world, asked);
  if (refusal) return refusalAnswer(world, refusal, fault.retryAfter);
  return answerOrRefusal({ ...world, isStuck: true }, asked);
}
