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
  /** It is there only to be refused by name, in better words than the door has. */
  isRefused?: true;
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

/** The type that a call of a provider is about, without its namespace; undefined for what is no provider's. */
export function typeOfCall({ path }: Call): string | undefined {
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => part.toLowerCase() === 'providers');
  const types = at < 0 ? [] : parts.slice(at + 2).filter((part) => !part.startsWith('{'));
  return types.length > 0 ? types.join('/') : undefined;
}

const hole = /^\{(\+?)(\w+)\}$/;

/** A path template, taken apart once: it is held against every request. */
interface Template {
  /** The name of the scope it opens with, if it does. */
  scope: string | undefined;
  /** The rest: a lower-cased literal part, or the name of a hole. */
  rest: readonly ({ literal: string; name?: undefined } | { name: string; literal?: undefined })[];
}

function templateOf(path: string): Template {
  const parts = path.replace(/^\//, '').split('/');
  const [, isOpen, name] = hole.exec(parts[0] ?? '') ?? [];
  const scope = isOpen === '+' ? name : undefined;
  const rest = (scope === undefined ? parts : parts.slice(1)).map((part) => {
    const named = hole.exec(part)?.[2];
    return named === undefined ? { literal: part.toLowerCase() } : { name: named };
  });
  return { scope, rest };
}

/** What the holes of a template stand for in a path, or undefined where they do not fit. Parts are without the first slash. */
function fit({ scope, rest }: Template, parts: readonly string[], lowered: readonly string[]) {
  const before = parts.length - rest.length;
  if (scope === undefined ? before !== 0 : before < 1) return undefined;
  // From the end: most paths begin alike.
  for (let index = rest.length - 1; index >= 0; index -= 1) {
    const literal = rest[index]?.literal;
    if (literal !== undefined && literal !== lowered[before + index]) return undefined;
  }
  const params: Record<string, string> = {};
  if (scope !== undefined) params[scope] = `/${parts.slice(0, before).join('/')}`;
  for (const [index, part] of rest.entries()) {
    if (part.name !== undefined) params[part.name] = parts[before + index] ?? '';
  }
  return params;
}

interface Known {
  call: Call;
  template: Template;
}

const taken = new WeakMap<readonly Call[], readonly Known[]>();

function withTemplates(calls: readonly Call[]): readonly Known[] {
  const known = taken.get(calls) ?? calls.map((call) => ({ call, template: templateOf(call.path) }));
  taken.set(calls, known);
  return known;
}

/** The call a request makes; else the methods in which its path is a call's. */
export function findCall(
  calls: readonly Call[],
  method: string,
  parts: readonly string[],
): { call: Call; params: Record<string, string> } | { methods: readonly string[] } {
  const lowered = parts.map((part) => part.toLowerCase());
  const methods: string[] = [];
  for (const { call, template } of withTemplates(calls)) {
    const params = fit(template, parts, lowered);
    if (!params) continue;
    if (call.method === method) return { call, params };
    methods.push(call.method);
  }
  return { methods };
}
