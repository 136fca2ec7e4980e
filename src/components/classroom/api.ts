/** Asks the class server, and says every no in words: also when the network is away, or when this copy of the site has no class server. */
import * as z from 'zod/mini';

export interface Problem {
  ok: false;
  /** The status of the answer; 0 when none came. */
  status: number;
  /** A word for programs. Ours: `NoNetwork`, `NoServer`, `Unreadable`; all others come from the server. */
  code: string;
  /** A sentence for the person. */
  message: string;
  /** After how many seconds it is worth asking again, where the server said so. */
  retryAfter?: number;
  /** What is wrong in a file that was refused, line by line. */
  faults?: readonly { line: number; says: string }[];
}

export type Answer<Value> = { ok: true; value: Value } | Problem;

const refusalShape = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
  faults: z.exactOptional(z.array(z.object({ line: z.int(), says: z.string() }))),
});

const noNetwork: Problem = {
  ok: false,
  status: 0,
  code: 'NoNetwork',
  message: 'The class server does not answer. Look at your network; what you do here is kept, and you can try again.',
};

const noServer = (status: number): Problem => ({
  ok: false,
  status,
  code: 'NoServer',
  message:
    'This copy of the site has no class server, so there are no classes here. Ask your instructor for the address of the class.',
});

const unreadable = (status: number): Problem => ({
  ok: false,
  status,
  code: 'Unreadable',
  message: 'The class server answered in a way that this page does not understand. Reload the page and try again.',
});

/**
 * How long an answer is waited for, in milliseconds: a network that is cut says nothing, and whoever waits for ever does not try again.
 * What is sent may travel at 20 KB a second.
 */
export const patienceFor = (body: string | undefined): number => 20_000 + Math.ceil((body?.length ?? 0) / 20);

async function read(response: Response): Promise<Answer<unknown>> {
  const { status, ok } = response;
  if (status === 204) return { ok: true, value: undefined };
  if (!(response.headers.get('content-type') ?? '').startsWith('application/json'))
    // A web host without the server answers with a page of its own; a proxy before one that is away, too.
    return status >= 500 ? { ...noNetwork, status } : noServer(status);
  let value: unknown;
  try {
    value = await response.json();
  } catch (cause) {
    // Half a text is none; an answer that was cut off on its way is asked for again.
    return cause instanceof SyntaxError ? unreadable(status) : noNetwork;
  }
  if (ok) return { ok: true, value };
  const said = refusalShape.safeParse(value);
  if (!said.success) return unreadable(status);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const { error, faults } = said.data;
  return {
    ...{ ok: false, status, ...error },
    ...(Number.isFinite(seconds) ? { retryAfter: seconds } : {}),
    ...(faults ? { faults } : {}),
  };
}

/** Sends a request with a JSON body, if any, and this browser's cookies. Never throws. Where the answer has no body, the value is undefined. */
export async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/api/${string}`,
  body?: unknown,
): Promise<Answer<unknown>> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(path, {
      signal: AbortSignal.timeout(patienceFor(sent)),
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'application/json', ...(sent === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(sent === undefined ? {} : { body: sent }),
    });
  } catch {
    return noNetwork;
  }
  return read(response);
}

/** As `ask`, and reads what came by a schema. An answer of another shape is a problem, `Unreadable`. */
export async function askAs<Schema extends z.ZodMiniType>(
  schema: Schema,
  ...[method, path, body]: Parameters<typeof ask>
): Promise<Answer<z.output<Schema>>> {
  const answer = await ask(method, path, body);
  if (!answer.ok) return answer;
  const value = schema.safeParse(answer.value);
  return value.success ? { ok: true, value: value.data } : unreadable(200);
}

/** Whether a class server stands behind this site. `NoNetwork` when nobody answers, `NoServer` when only pages are served. */
export const findServer = (): Promise<Answer<{ runs: boolean }>> =>
  askAs(z.object({ runs: z.boolean() }), 'GET', '/api/health');
