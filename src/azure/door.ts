/** Serves one request: finds out what it asks, asks the right hand, and dresses the answer as Azure does. */
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { groupType, keyOf } from '#src/base/resource-id.ts';
import { apiVersionsOf } from './api-versions.ts';
import { control } from './control.ts';
import { demandParent } from './guard.ts';
import { pollOperation, pollResult } from './operations.ts';
import { get, head, list, listResources } from './read.ts';
import { findType, resourceTypes } from './registry.ts';
import { del } from './remove.ts';
import type { ResourceType } from './resource.ts';
import { routeOf } from './route.ts';
import type { Route } from './route.ts';
import { getSubscription, listSubscriptions } from './types/Microsoft.Resources/subscriptions.ts';
import { contextFor } from './world.ts';
import type { Answer, World } from './world.ts';
import { patch, put } from './write.ts';

/** A request, its body read. */
export interface Asked {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

const namespaceOf = (route: Route): string => {
  if (route.kind === 'resource') return route.id.type.split('/')[0] ?? '';
  if (route.kind === 'collection') return route.type.split('/')[0] ?? '';
  return 'namespace' in route ? route.namespace : 'Microsoft.Resources';
};

function demandApiVersion(url: URL, namespace: string): string {
  const version = url.searchParams.get('api-version');
  if (version === null || version === '') {
    throw new Refusal(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  const known = apiVersionsOf(namespace);
  if (known.includes(version)) return version;
  throw new Refusal(
    400,
    'InvalidApiVersionParameter',
    `The api-version '${version}' is invalid. The supported versions are '${known.join(',')}'.`,
  );
}

function demandType(name: string): ResourceType {
  const type = findType(name);
  if (type) return type;
  throw new Refusal(
    501,
    'CrossconnectNotSimulated',
    `${name} is not simulated. Simulated are: ${resourceTypes.map((known) => known.type).join(', ')}.`,
  );
}

const notAllowed = (method: string, what: string): Refusal =>
  new Refusal(405, 'CrossconnectMethodNotAllowed', `${method} is not possible on ${what}.`);

function onResource(
  world: World,
  { id }: Extract<Route, { kind: 'resource' }>,
  { method, headers, body }: Asked,
): Answer {
  const type = demandType(id.type);
  switch (method) {
    case 'GET':
      return get(world, type, id);
    case 'PUT':
      return put(world, type, id, headers, body);
    case 'PATCH':
      return patch(world, type, id, headers, body);
    case 'DELETE':
      return del(world, type, id, headers);
    case 'HEAD':
      if (type.type === groupType) return head(world, id);
      break;
    default:
  }
  throw notAllowed(method, id.type);
}

/** A GET of a collection is a list; a POST asks an action of the resource before it. */
function onCollection(world: World, route: Extract<Route, { kind: 'collection' }>, { method, url }: Asked): Answer {
  if (method !== 'POST') {
    if (method !== 'GET') throw notAllowed(method, `the list of ${route.type}`);
    return list(world, demandType(route.type), route, url);
  }
  const types = route.type.split('/');
  const type = demandType(types.slice(0, -1).join('/'));
  const name = keyOf(types.at(-1) ?? '');
  const action = Object.entries(type.actions ?? {}).find(([known]) => keyOf(known) === name)?.[1];
  if (!action || (action.since !== undefined && world.apiVersion < action.since)) {
    throw new Refusal(
      501,
      'CrossconnectNotSimulated',
      `The action ${types.at(-1) ?? ''} of ${type.type} is not simulated in api-version ${world.apiVersion}.`,
    );
  }
  const resource = demandParent(world, route.parent ?? '');
  return { status: 200, body: action.run(resource, contextFor(world, resource.id)) };
}

function answer(world: World, asked: Asked): Answer {
  const { method, url } = asked;
  if (url.pathname.startsWith('/_control/')) return control(world, method, url);
  const route = routeOf(url.pathname);
  world.apiVersion = demandApiVersion(url, namespaceOf(route));
  if (route.kind === 'resource') return onResource(world, route, asked);
  if (route.kind === 'collection') return onCollection(world, route, asked);
  if (method !== 'GET') throw notAllowed(method, url.pathname);
  switch (route.kind) {
    case 'subscriptions':
      return listSubscriptions(world);
    case 'subscription':
      return getSubscription(world, route.subscription);
    case 'resources':
      return listResources(world, route, url);
    case 'operation':
      return pollOperation(world, route.operation);
    case 'operationResult':
      return pollResult(world, route.operation);
    case 'groupResult':
      return pollResult(world, route.operation, 200);
  }
}

/** Errors that Azure Resource Manager makes before a resource provider is asked; they carry no details. */
const gatewayCodes = new Set([
  'MissingApiVersionParameter',
  'InvalidApiVersionParameter',
  'InvalidSubscriptionId',
  'InvalidRequestContent',
  'LocationRequired',
  'LocationNotAvailableForResourceType',
  'InvalidResourceLocation',
  'ResourceGroupNotFound',
  'ResourceGroupBeingDeleted',
  'ResourceNotFound',
]);

/** The error envelope. The fact behind a refusal stands in a header of ours. */
export function refusalAnswer({ status, code, message, target, fact }: Refusal): Answer {
  const isGateway = gatewayCodes.has(code);
  return {
    status,
    body: { error: { code, message, ...(target !== undefined && { target }), ...(!isGateway && { details: [] }) } },
    headers: {
      ...(isGateway && { 'x-ms-failure-cause': 'gateway' }),
      ...(status === 429 && { 'Retry-After': '10' }),
      ...(fact !== undefined && { 'x-crossconnect-fact': fact }),
    },
  };
}

const remaining = (method: string): [string, string] => {
  if (method === 'GET' || method === 'HEAD') return ['x-ms-ratelimit-remaining-subscription-reads', '11999'];
  return method === 'DELETE'
    ? ['x-ms-ratelimit-remaining-subscription-deletes', '14999']
    : ['x-ms-ratelimit-remaining-subscription-writes', '1199'];
};

const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** The response, with the headers that every answer of Azure carries. */
export function dress(world: World, method: string, { status, body, headers }: Answer, requestId: string): Response {
  const correlation = guid(world.seed, requestId, 'correlation');
  const all = new Headers({
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'x-ms-request-id': requestId,
    'x-ms-correlation-request-id': correlation,
    'x-ms-routing-request-id': `CROSSCONNECT:${stamp(world.now)}:${correlation}`,
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  all.set(...remaining(method));
  if (body === undefined) return new Response(null, { status, headers: all });
  all.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { status, headers: all });
}

/** Serves a request on the world. Refusals become answers; anything else thrown is our mistake. */
export function serve(world: World, asked: Asked): Answer {
  try {
    return answer(world, asked);
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}
