/** Dresses what the door answers as Azure does: the error envelope, and the headers that every answer carries. */
import { guid } from '#src/base/random.ts';
import type { Refusal } from '#src/base/refusal.ts';
import { waitOf } from './world.ts';
import type { Answer, World } from './world.ts';

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
  'AuthorizationFailed',
  'LinkedAuthorizationFailed',
  'DeploymentActive',
  'DeploymentNotFound',
  'InvalidResourceNamespace',
  'InvalidResourceType',
  'InvalidTemplate',
  'InvalidTemplateDeployment',
  'MissingSubscriptionRegistration',
  'NoRegisteredProviderFound',
  'ParentResourceNotFound',
  'ResourceGroupDeletionBlocked',
  'UnsupportedMediaType',
]);

/** The error envelope. The fact behind a refusal stands in a header of ours. */
export function refusalAnswer(world: World, refusal: Refusal, seconds = 10): Answer {
  const { status, code, message, target, fact, details } = refusal;
  const isGateway = gatewayCodes.has(code);
  return {
    status,
    body: { error: { code, message, ...(target !== undefined && { target }), ...(!isGateway && { details }) } },
    headers: {
      ...(isGateway && { 'x-ms-failure-cause': 'gateway' }),
      ...(status === 429 && { 'Retry-After': waitOf(world, seconds) }),
      ...(fact !== undefined && { 'x-crossconnect-fact': fact }),
    },
  };
}

const remaining = (method: string): Record<string, string> => {
  if (method === 'GET' || method === 'HEAD') return { 'x-ms-ratelimit-remaining-subscription-reads': '11999' };
  return method === 'DELETE'
    ? { 'x-ms-ratelimit-remaining-subscription-deletes': '14999' }
    : { 'x-ms-ratelimit-remaining-subscription-writes': '1199' };
};

const stampOf = (second: number): string => new Date(second * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '');

let lastStamp = { second: 0, text: stampOf(0) };

/** The second of a moment, which many answers share. */
function stamp(at: number): string {
  const second = Math.floor(at / 1000);
  if (second !== lastStamp.second) lastStamp = { second, text: stampOf(second) };
  return lastStamp.text;
}

/** The response, with the headers that every answer of Azure carries. An answer to HEAD has no body. */
export function dress(world: World, method: string, { status, body, headers }: Answer, requestId: string): Response {
  const correlation = guid(world.seed, requestId, 'correlation');
  const isOfNetwork = world.namespace.toLowerCase() === 'microsoft.network' && !headers?.['x-ms-failure-cause'];
  // A plain object: a listener can send it as it is, while Headers are taken apart again for every answer.
  const all: Record<string, string> = {
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'x-ms-request-id': requestId,
    'x-ms-correlation-request-id': correlation,
    ...(isOfNetwork && { 'x-ms-arm-service-request-id': guid(world.seed, requestId, 'service') }),
    'x-ms-routing-request-id': `CROSSCONNECT:${stamp(world.now)}:${correlation}`,
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
    ...remaining(method),
  };
  if (body === undefined || method === 'HEAD') return new Response(null, { status, headers: all });
  all['Content-Type'] = 'application/json; charset=utf-8';
  return new Response(JSON.stringify(body), { status, headers: all });
}
