/** The class server's endpoints as one Hono app: finds out who asks, lets in who may, reads what was sent, and says no in words. */
import { Hono } from 'hono';
import { Unreadable, type Endpoint } from './endpoint.ts';
import { whyOf } from './log.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { mayAsk, type Caller, type Who } from './roles.ts';
import type { Services } from './services.ts';
import { StoreTrouble } from './store/trouble.ts';

export interface AppParts {
  endpoints: readonly Endpoint[];
  services: Services;
  /** Finds out who calls, and what role that is in a class. */
  identify: (request: Request, inClass: string | undefined) => Promise<Caller>;
  /** Where a request comes from. */
  addressOf: (request: Request, environment: unknown) => string;
}

/** Mounts every endpoint. Requests that write must come from our own pages: their Origin, where there is one, is this server's. */
export function createApp({ endpoints, services, identify, addressOf }: AppParts): Hono {
  const app = new Hono();
  for (const endpoint of endpoints)
    app.on(endpoint.method, endpoint.path, async (context) => {
      const request = context.req.raw;
      try {
        return answerOf(await answerTo(endpoint, request, context.req.param(), context.req.query(), context.env));
      } catch (cause) {
        if (cause instanceof Unreadable) return answerOf(refuse(400, 'Unreadable', cause.message));
        services.log('failed', { path: endpoint.path, ...whyOf(cause) });
        if (cause instanceof StoreTrouble)
          return answerOf({
            ...refuse(cause.status, cause.code, cause.message),
            ...(cause.status === 503 ? soon : {}),
          });
        const message =
          'Something went wrong here, and not with what you did. Try again; if it stays so, tell whoever runs this server.';
        return Response.json({ error: { code: 'Failed', message } }, { status: 500, headers: noStore });
      }
    });
  async function answerTo(
    endpoint: Endpoint,
    request: Request,
    params: Record<string, string>,
    query: Record<string, string>,
    environment: unknown,
  ): Promise<unknown> {
    const inClass: string | undefined = params['class'];
    if (endpoint.method !== 'GET' && !isOurs(request))
      return refuse(
        403,
        'ForeignOrigin',
        'This came from a page of another site. Open Crossconnect itself and try again.',
      );
    const caller = await identify(request, inClass);
    const refused = mayAsk(caller, endpoint.who, inClass)
      ? await whyEnded(endpoint, services, inClass)
      : notAllowed(caller, endpoint.who);
    if (refused) return refused;
    const body = endpoint.method === 'GET' ? undefined : await bodyOf(request, endpoint.limit);
    if (isRefusal(body)) return body;
    const raw = {
      caller,
      callerIn: (other: string) => identify(request, other),
      params,
      query,
      body,
      request,
      address: addressOf(request, environment),
    };
    return endpoint.ask(raw, services);
  }
  return app;
}

/** After so many seconds it is worth asking a database again that was away. */
const soon = { retryAfter: 2 } as const;
const noStore = { 'cache-control': 'no-store' } as const;

function answerOf(answer: unknown): Response {
  if (answer instanceof Response) return answer;
  if (isRefusal(answer)) {
    const { status, code, message, retryAfter } = answer;
    return Response.json(
      { error: { code, message } },
      { status, headers: { ...noStore, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) } },
    );
  }
  return answer === undefined
    ? new Response(null, { status: 204, headers: noStore })
    : Response.json(answer, { headers: noStore });
}

function isOurs(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') !== 'cross-site';
  try {
    return new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host);
  } catch {
    return false;
  }
}

function notAllowed({ account, seat, role }: Caller, who: Who): Refusal {
  const isNobody = account === undefined && seat === undefined;
  if (isNobody)
    return who === 'learner' || who === 'member'
      ? refuse(
          401,
          'NotJoined',
          'You are not in this class on this device. Join it with its code, or with your resume phrase.',
        )
      : refuse(401, 'NotSignedIn', 'This is for those who lead the class. Sign in first.');
  const has = role ?? (seat ? 'learner' : 'no role in this class');
  return refuse(
    403,
    'NotAllowed',
    `This needs the role ${who}, and yours is: ${has}. Ask the instructor of the class.`,
  );
}

/** Whoever has a place in a class proves that there is one: its state is read only for who need not have one, and for what has an end. */
async function whyEnded(
  { whenEnded, method, who }: Endpoint,
  { store }: Services,
  inClass: string | undefined,
): Promise<Refusal | undefined> {
  const endsWithIt = method !== 'GET' && !whenEnded;
  if (inClass === undefined || !(endsWithIt || who === 'anyone' || who === 'account')) return undefined;
  const found = await store.read((db) =>
    db.selectFrom('classes').select('state').where('id', '=', inClass).executeTakeFirst(),
  );
  if (!found) return refuse(404, 'NoSuchClass', `There is no class "${inClass}". Look at the address again.`);
  if (found.state !== 'ended' || !endsWithIt) return undefined;
  return refuse(410, 'ClassEnded', 'This class has ended: it can be read, and no longer changed.');
}

/** The body of a request as JSON, or as text where it says that it is something else; a refusal when it is too long or no JSON. */
async function bodyOf(request: Request, limit: number): Promise<unknown> {
  const tooLong = refuse(
    413,
    'TooLong',
    `This is longer than the ${String(limit)} bytes that are read here. Send less at once.`,
  );
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLong;
  const parts: Uint8Array[] = [];
  let length = 0;
  if (request.body)
    for await (const part of request.body) {
      length += part.length;
      if (length > limit) return tooLong;
      parts.push(part);
    }
  if (length === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return refuse(400, 'NotUtf8', 'This is not UTF-8 text. Save it as UTF-8 and send it again.');
  }
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse(400, 'NotJson', 'This says that it is JSON and is not.');
  }
}
