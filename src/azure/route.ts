/** Reads what a URL asks for. It knows the grammar of ARM URLs, not which types exist. */
import { Refusal } from '#src/base/refusal.ts';
import { groupType, parseResourceId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';

interface Scope {
  subscription: string;
  group: string | undefined;
}

export type Route =
  | ({ kind: 'resources' } & Scope)
  | { kind: 'resource'; id: ResourceId }
  | ({ kind: 'collection'; type: string; parent: string | undefined } & Scope)
  | {
      kind: 'operation' | 'operationResult' | 'groupResult';
      subscription: string;
      operation: string;
      namespace: string;
    };

const guidRule = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The refusal of what cannot be read as an id. */
export const malformed = (path: string): Refusal =>
  new Refusal(
    400,
    'CrossconnectMalformedResourceId',
    `${path} is not a resource id. It must look like /subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.Network/<type>/<name>. Copy it from the JSON view of the resource.`,
  );

/**
 * The parts of a path, decoded. A slash at the end does not count, nor do more than one at the start, which clients send
 * who put an id behind a slash. A name cannot hold a slash, nor lead up and out.
 */
export function partsOf(pathname: string): string[] {
  const parts = pathname.replace(/^\/+/, '').replace(/\/$/, '').split('/');
  return parts.map((part) => {
    let name = part;
    try {
      if (part.includes('%')) name = decodeURIComponent(part);
    } catch {
      throw malformed(pathname);
    }
    if (/[/\\\0]/.test(name) || name === '.' || name === '..') throw malformed(pathname);
    return name;
  });
}

function inSubscription(path: string, subscription: string, rest: readonly string[]): Route {
  const [first = '', second, ...more] = rest;
  const word = first.toLowerCase();
  if (word === 'resources' && second === undefined) return { kind: 'resources', subscription, group: undefined };
  if (word === 'operationresults' && second && more.length === 0) {
    return { kind: 'groupResult', subscription, operation: second, namespace: 'Microsoft.Resources' };
  }
  if (word === 'resourcegroups') {
    if (second === undefined)
      return { kind: 'collection', type: groupType, parent: undefined, subscription, group: undefined };
    if (more[0]?.toLowerCase() === 'resources' && more.length === 1)
      return { kind: 'resources', subscription, group: second };
    if (more.length === 0) return inProviders(path, { subscription, group: second }, undefined, []);
    if (more[0]?.toLowerCase() === 'providers' && more[1])
      return inProviders(path, { subscription, group: second }, more[1], more.slice(2));
  }
  if (word === 'providers' && second) {
    const [locations, , kind, operation, ...extra] = more;
    if (locations?.toLowerCase() === 'locations' && operation && extra.length === 0) {
      if (kind?.toLowerCase() === 'operations')
        return { kind: 'operation', subscription, operation, namespace: second };
      if (kind?.toLowerCase() === 'operationresults')
        return { kind: 'operationResult', subscription, operation, namespace: second };
    }
    return inProviders(path, { subscription, group: undefined }, second, more);
  }
  throw malformed(path);
}

/** Pairs of type and name are a resource; a type without a name is a collection, or an action of what stands before it. */
function inProviders(path: string, scope: Scope, namespace: string | undefined, pairs: readonly string[]): Route {
  if (namespace !== undefined && pairs.length === 0) throw malformed(path);
  if (pairs.length % 2 === 0) {
    const id = parseResourceId(path);
    if (!id) throw malformed(path);
    return { kind: 'resource', id };
  }
  const types = pairs.filter((_, index) => index % 2 === 0);
  const parent = pairs.length > 1 ? path.split('/').slice(0, -1).join('/') : undefined;
  return { kind: 'collection', type: [namespace, ...types].join('/'), parent, ...scope };
}

/** The route of the parts of a path such as `/subscriptions/…/resourceGroups/…`. */
export function routeOf(parts: readonly string[]): Route {
  const path = `/${parts.join('/')}`;
  const [subscriptions = '', subscription, ...rest] = parts;
  if (subscriptions.toLowerCase() !== 'subscriptions' || rest.includes('')) throw malformed(path);
  if (subscription === undefined) throw malformed(path);
  if (!guidRule.test(subscription)) {
    throw new Refusal(
      400,
      'InvalidSubscriptionId',
      `The provided subscription identifier '${subscription}' is malformed or invalid.`,
    );
  }
  return inSubscription(path, subscription, rest);
}
