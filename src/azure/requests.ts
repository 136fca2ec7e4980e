/** Makes the requests we send ourselves: the portal, the labs and the tests. */
import { apiVersionsOf, networkApiVersion, resourcesApiVersion } from './api-versions.ts';
import { actorHeader } from './journal.ts';

export const managementHost = 'https://management.azure.com';

export interface RequestMore {
  actor?: string;
  /** The version to ask in; that of our own requests if not said. */
  apiVersion?: string;
  headers?: Record<string, string>;
}

/** The api-version our own requests send for a path. */
export function apiVersionFor(path: string): string {
  const namespace = /\/providers\/([^/]+)(?!.*\/providers\/)/i.exec(path)?.[1] ?? 'Microsoft.Resources';
  if (namespace.toLowerCase() === 'microsoft.network') return networkApiVersion;
  const known = apiVersionsOf(namespace);
  return known.includes(resourcesApiVersion) ? resourcesApiVersion : (known.at(-1) ?? resourcesApiVersion);
}

/** A request to the management host. `path` may carry a query; api-version is added unless it is there. */
export function armRequest(method: string, path: string, body?: unknown, more: RequestMore = {}): Request {
  const url = new URL(path, managementHost);
  const isControl = url.pathname.startsWith('/_control');
  if (!isControl && !url.searchParams.has('api-version')) {
    url.searchParams.set('api-version', more.apiVersion ?? apiVersionFor(url.pathname));
  }
  const headers = new Headers(more.headers);
  if (more.actor !== undefined) headers.set(actorHeader, more.actor);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return new Request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}

export const get = (path: string, more?: RequestMore): Request => armRequest('GET', path, undefined, more);
export const put = (path: string, body: unknown, more?: RequestMore): Request => armRequest('PUT', path, body, more);
export const patch = (path: string, body: unknown, more?: RequestMore): Request =>
  armRequest('PATCH', path, body, more);
export const del = (path: string, more?: RequestMore): Request => armRequest('DELETE', path, undefined, more);
export const post = (path: string, body?: unknown, more?: RequestMore): Request => armRequest('POST', path, body, more);

/** What the connectivity provider does with a circuit, outside ARM. */
export const provider = (act: 'provision' | 'deprovision', circuit: string, more?: RequestMore): Request =>
  armRequest('POST', `/_control/provider/${act}?circuit=${encodeURIComponent(circuit)}`, undefined, more);
