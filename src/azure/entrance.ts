/** What every request must bring: an api-version that its provider knows, and JSON where it brings a body. */
import { Refusal } from '#src/base/refusal.ts';
import { groupId, groupType } from '#src/base/resource-id.ts';
import { apiVersionsOf, isOwnNamespace, knowsNamespace } from './api-versions.ts';
import { bagOf, textOf } from './body.ts';
import { findResource } from './cloud.ts';
import type { Asked } from './door.ts';
import { isJson } from './media-type.ts';
import { normalLocation } from './geographies.ts';
import { regionsOf } from './regions.ts';
import type { Route } from './route.ts';
import type { World } from './world.ts';

/** What a request is about, as far as its api-version goes. */
export interface Subject {
  namespace: string;
  /** The type without its namespace; undefined for what Azure Resource Manager answers itself. */
  type?: string;
  /** The id of the resource; undefined for a list. */
  id?: string;
  group?: string;
}

const namespaceIn = (type: string): string => type.split('/')[0] ?? '';
const behind = (type: string): string => type.split('/').slice(1).join('/');

/** What a route is about. */
export function subjectOf(route: Route): Subject {
  switch (route.kind) {
    case 'resource': {
      const { id, type, subscription, group } = route.id;
      if (type === groupType) return { namespace: 'Microsoft.Resources' };
      return {
        namespace: namespaceIn(type),
        type: behind(type),
        id,
        ...(group !== undefined && { group: groupId(subscription, group) }),
      };
    }
    case 'collection':
      if (route.type === groupType) return { namespace: 'Microsoft.Resources' };
      return { namespace: namespaceIn(route.type), type: behind(route.type) };
    case 'resources':
      return { namespace: 'Microsoft.Resources' };
    default:
      return { namespace: route.namespace };
  }
}

function sentLocation(body: string): string {
  try {
    return normalLocation(textOf(bagOf(JSON.parse(body))['location']));
  } catch {
    return '';
  }
}

/** The refusal of an api-version that is not there: in other words for a resource, for a list, and for what is no provider's. */
function unknownVersion(world: World, { namespace, type, id, group }: Subject, version: string, body: string): Refusal {
  const known = apiVersionsOf(namespace);
  if (type === undefined || isOwnNamespace(namespace)) {
    const words = `The api-version '${version}' is invalid. The supported versions are '${known.join(',')}'.`;
    return new Refusal(400, 'InvalidApiVersionParameter', words);
  }
  if (id === undefined) {
    const words = `The resource type '${type}' could not be found in the namespace '${namespace}' for api version '${version}'. The supported api-versions are '${known.join(',')}'.`;
    return new Refusal(404, 'InvalidResourceType', words);
  }
  const stored = findResource(world.cloud, id)?.location ?? '';
  const location = stored || sentLocation(body) || (findResource(world.cloud, group ?? '')?.location ?? '');
  const regions = regionsOf(world.profile).join(', ');
  const words = `No registered resource provider found for location '${location}' and API version '${version}' for type '${type}'. The supported api-versions are '${known.join(', ')}'. The supported locations are '${regions}'.`;
  return new Refusal(400, 'NoRegisteredProviderFound', words);
}

/** The api-version of a request, or the refusal that Azure gives. */
export function demandApiVersion(world: World, url: URL, subject: Subject, body: string): string {
  const version = url.searchParams.get('api-version');
  if (version === null || version === '') {
    const words = 'The api-version query parameter (?api-version=) is required for all requests.';
    throw new Refusal(400, 'MissingApiVersionParameter', words);
  }
  demandNamespace(subject.namespace);
  if (apiVersionsOf(subject.namespace).includes(version)) return version;
  throw unknownVersion(world, subject, version, body);
}

function demandNamespace(namespace: string): void {
  if (knowsNamespace(namespace)) return;
  if (/^microsoft\./i.test(namespace)) {
    const words = `${namespace} is not simulated. Ask a provider that is: GET /subscriptions/<id>/providers lists them.`;
    throw new Refusal(501, 'CrossconnectNotSimulated', words);
  }
  throw new Refusal(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);
}

/** Azure Resource Manager reads bodies in JSON only. */
export function demandJson({ headers, body }: Asked): void {
  const contentType = headers.get('content-type');
  if (body === '' || isJson(contentType)) return;
  throw new Refusal(
    415,
    'UnsupportedMediaType',
    `The content media type '${(contentType ?? '').split(';')[0] ?? ''}' is not supported. Only 'application/json' is supported.`,
  );
}
