/** What a call is: an operation that is no verb on a stored resource, such as the list of providers or of role assignments. */
import type { Answer, World } from './world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** A request as a call is given it. The body is text: `readBody` makes JSON of it. */
export interface CallRequest {
  /** The named parts of the path, decoded. `scope` starts with a slash. */
  params: Readonly<Record<string, string>>;
  url: URL;
  headers: Headers;
  body: string;
  world: World;
}

export interface Call {
  method: Method;
  /**
   * `/subscriptions/{subscriptionId}/providers/Microsoft.Network/bgpServiceCommunities`. Literal parts match whatever
   * their case; `{name}` is one part; `{+scope}` at the start one part or more.
   */
  path: string;
  /** Whose api-versions count. If not said: that of the last `/providers/<namespace>` of the path, else Microsoft.Resources. */
  namespace?: string;
  run(request: CallRequest): Answer;
}

/** Describes one call. */
export const defineCall = (call: Call): Call => call;

/** The namespace whose api-versions a call is asked in. */
export function namespaceOfCall({ namespace, path }: Call): string {
  if (namespace !== undefined) return namespace;
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => part.toLowerCase() === 'providers');
  const named = at < 0 ? undefined : parts[at + 1];
  return named === undefined || named.startsWith('{') ? 'Microsoft.Resources' : named;
}

const hole = /^\{(\+?)(\w+)\}$/;

/** What the holes of a path template stand for in a path, or undefined where they do not fit. Parts are without the first slash. */
export function fit(template: string, parts: readonly string[]): Record<string, string> | undefined {
  const wanted = template.replace(/^\//, '').split('/');
  const params: Record<string, string> = {};
  let rest = parts;
  const opening = hole.exec(wanted[0] ?? '');
  if (opening?.[1] === '+') {
    const length = parts.length - (wanted.length - 1);
    if (length < 1) return undefined;
    params[opening[2] ?? ''] = `/${parts.slice(0, length).join('/')}`;
    rest = parts.slice(length);
    wanted.shift();
  }
  if (rest.length !== wanted.length) return undefined;
  for (const [index, part] of wanted.entries()) {
    const found = rest[index] ?? '';
    const named = hole.exec(part)?.[2];
    if (named !== undefined) params[named] = found;
    else if (part.toLowerCase() !== found.toLowerCase()) return undefined;
  }
  return params;
}

/** The call a request makes; else the methods in which its path is a call's. */
export function findCall(
  calls: readonly Call[],
  method: string,
  parts: readonly string[],
): { call: Call; params: Record<string, string> } | { methods: readonly string[] } {
  const methods: string[] = [];
  for (const call of calls) {
    const params = fit(call.path, parts);
    if (!params) continue;
    if (call.method === method) return { call, params };
    methods.push(call.method);
  }
  return { methods };
}
