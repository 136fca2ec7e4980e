/** What one endpoint of the class server is: who may ask what, with which words, and what answers it. */
import type * as z from 'zod/mini';
import type { Caller, Who } from './roles.ts';
import type { Services } from './services.ts';

type Schema = z.ZodMiniType;
type Read<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;

/** A request that was let in: who asks, and what, read by the endpoint's own schemas. */
export interface Asked<
  Params extends Schema | undefined,
  Query extends Schema | undefined,
  Body extends Schema | undefined,
> {
  caller: Caller;
  /** The same caller with the seat or role in another class, for addresses that name several. */
  callerIn: (inClass: string) => Promise<Caller>;
  params: Read<Params>;
  query: Read<Query>;
  body: Read<Body>;
  request: Request;
  /** Where the request comes from, for limits only; never kept. */
  address: string;
}

export interface EndpointOptions<
  Params extends Schema | undefined,
  Query extends Schema | undefined,
  Body extends Schema | undefined,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** For example `/api/classes/:class/announcements`. The class a role is asked in is the part called `:class`. */
  path: string;
  who: Who;
  /** Whether it still answers when the class has ended; reading does, and little else. */
  whenEnded?: true;
  /** One sentence that says what it does. */
  does: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** The longest body it reads, in bytes. 64 kB if unsaid. */
  limit?: number;
  /** What it answers: a value for JSON, a refusal, or a response of its own (files, streams). */
  answer: (asked: Asked<Params, Query, Body>, services: Services) => Promise<unknown>;
}

/** An endpoint as the server mounts it, whatever its schemas. */
export interface Endpoint {
  method: EndpointOptions<undefined, undefined, undefined>['method'];
  path: string;
  who: Who;
  whenEnded: boolean;
  does: string;
  limit: number;
  /** What its requests are read by; tests make requests from them. */
  schemas: { params: Schema | undefined; query: Schema | undefined; body: Schema | undefined };
  /** Reads what came by the schemas, and answers. */
  ask: (raw: RawAsk, services: Services) => Promise<unknown>;
}

export interface RawAsk {
  caller: Caller;
  callerIn: (inClass: string) => Promise<Caller>;
  params: unknown;
  query: unknown;
  body: unknown;
  request: Request;
  address: string;
}

/** What was wrong with a request, by the part it stands in. */
export class Unreadable extends Error {
  constructor(part: string, issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
    const [first] = issues;
    const where = first && first.path.length > 0 ? ` at ${first.path.map(String).join('.')}` : '';
    super(`The ${part} of this request cannot be read${where}: ${first?.message ?? 'it is of another shape'}.`);
  }
}

function read<S extends Schema>(schema: S | undefined, part: string, value: unknown): Read<S | undefined> | undefined {
  if (schema === undefined) return undefined;
  const found = schema.safeParse(value);
  if (!found.success) throw new Unreadable(part, found.error.issues);
  return found.data as Read<S>;
}

/** Describes an endpoint. */
export function defineEndpoint<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
>(options: EndpointOptions<Params, Query, Body>): Endpoint {
  const { method, path, who, whenEnded = false, does, params, query, body, limit = 64_000, answer } = options;
  return {
    method,
    path,
    who,
    whenEnded,
    does,
    limit,
    schemas: { params, query, body },
    ask: (raw, services) =>
      answer(
        {
          ...raw,
          params: read(params, 'address', raw.params),
          query: read(query, 'query', raw.query),
          body: read(body, 'body', raw.body),
        } as Asked<Params, Query, Body>,
        services,
      ),
  };
}
