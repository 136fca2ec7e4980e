/** What was written into the request pane, and whether it can be sent: the address, the person who asks, and the JSON. */
import { managementHost } from '#src/azure/requests.ts';
import { providerPane } from '#src/lab/definition.ts';
import { jsonFault } from './json-fault.ts';

export const methods = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** A request as it is typed. */
export interface Written {
  method: Method;
  path: string;
  body: string;
  /** The pane of the person who asks. */
  person: string;
}

export type Reading = { path: string; body?: unknown } | { field: 'path' | 'body'; fault: string };

/** Whether a request can have a body here. */
export const takesBody = (method: Method): boolean => method === 'PUT' || method === 'PATCH' || method === 'POST';

function pathFault(path: string, person: string): string | undefined {
  if (path === '') return 'The path is empty. Type one, such as /subscriptions.';
  if (/\s/.test(path)) return `“${path}” has a space in it. Remove it, or write it as %20.`;
  if (/^[a-z]+:\/\//i.test(path))
    return `“${path}” leads to another host. Only ${managementHost} answers here: remove the host.`;
  if (!path.startsWith('/')) return `“${path}” does not begin with a slash. Begin with /subscriptions or /providers.`;
  if (!path.startsWith('/_control')) return undefined;
  if (!path.startsWith('/_control/provider/'))
    return `“${path}” belongs to the simulator and is no part of Azure. Requests of a lab begin with /subscriptions or /providers.`;
  return person === providerPane
    ? undefined
    : `“${path}” is what the connectivity provider does. Choose the provider under “As” if it stands there.`;
}

/** Reads what was typed. A whole address of the management host may be pasted. Refuses with the field and the way out. */
export function readWritten({ method, path: typed, body, person }: Written): Reading {
  const path = typed.trim().replace(new RegExp(`^${managementHost}(?=/)`, 'i'), '');
  const fault = pathFault(path, person);
  if (fault !== undefined) return { field: 'path', fault };
  if (!takesBody(method) || body.trim() === '') return { path };
  const wrong = jsonFault(body);
  if (wrong) return { field: 'body', fault: `Line ${wrong.line}, column ${wrong.column}: ${wrong.because}` };
  const parsed: unknown = JSON.parse(body);
  return { path, body: parsed };
}
