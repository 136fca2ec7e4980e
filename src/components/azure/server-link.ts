/** The page's link to the server it came from: what changed there, what was asked of it, and the door of its Azure. */
import * as z from 'zod/mini';

/** How often the server is asked whether anything changed, in milliseconds. */
const askEvery = 700;

const stateSchema = z.object({
  /** Differs whenever anything the portal shows may differ. */
  mark: z.string(),
  /** Virtual milliseconds. */
  now: z.number(),
  /** Virtual seconds per real second. */
  speed: z.number(),
  profile: z.enum(['taught', 'today']),
  isControlOpen: z.boolean(),
  /** The number of the newest request. */
  requests: z.number(),
});
export type ServerState = z.infer<typeof stateSchema>;

const seenSchema = z.object({
  n: z.number(),
  at: z.number(),
  time: z.string(),
  actor: z.string(),
  method: z.string(),
  url: z.string(),
  status: z.number(),
  userAgent: z.string(),
  code: z.optional(z.string()),
});
export type Seen = z.infer<typeof seenSchema>;

const listSchema = z.object({ value: z.array(seenSchema) });
const bodiesSchema = z.object({ requestBody: z.string(), responseBody: z.string() });
export type Bodies = z.infer<typeof bodiesSchema>;

export interface ServerLink {
  /** The last that was heard; `isGone` while the server does not answer. */
  state: () => ServerState & { isGone: boolean };
  /** The virtual moment it is there now, reckoned on from the last that was heard. */
  now: () => number;
  subscribe: (listener: () => void) => () => void;
  fetch: (request: Request) => Promise<Response>;
  requestsSince: (n: number) => Promise<readonly Seen[]>;
  bodies: (n: number) => Promise<Bodies>;
  /** Orders something of the clock: `{ speed: 60 }`, `{ untilIdle: true }`. */
  orderClock: (order: Record<string, unknown>) => Promise<void>;
}

/** A token that names somebody; the server verifies none. */
const tokenFor = (name: string): string => `eyJhbGciOiJub25lIn0.${btoa(JSON.stringify({ oid: name }))}.`;

const gone = (): Response =>
  Response.json(
    {
      error: {
        code: 'CrossconnectServerGone',
        message: 'The server does not answer. Start it again; this page waits for it.',
      },
    },
    { status: 503 },
  );

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  const answer = await fetch(path, init);
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}.`);
  const body: unknown = await answer.json();
  return body;
}

/** Links to the server of this page. `actor` is in whose name the portal asks. Rejects when there is none. */
export async function openLink(actor: string): Promise<ServerLink> {
  let state = { ...stateSchema.parse(await ask('/_server/state')), isGone: false };
  let heardAt = performance.now();
  const listeners = new Set<() => void>();

  async function look(): Promise<void> {
    const before = state;
    try {
      const next = stateSchema.parse(await ask('/_server/state'));
      heardAt = performance.now();
      state = { ...next, isGone: false };
    } catch {
      state = { ...before, isGone: true };
    }
    const isNews =
      before.mark !== state.mark ||
      before.requests !== state.requests ||
      before.speed !== state.speed ||
      before.isGone !== state.isGone;
    if (isNews) for (const listener of listeners) listener();
  }
  const lookAgain = () => void look().finally(() => setTimeout(lookAgain, askEvery));
  setTimeout(lookAgain, askEvery);

  return {
    state: () => state,
    now: () => state.now + (state.isGone ? 0 : (performance.now() - heardAt) * state.speed),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const body = await request.text();
      try {
        return await fetch(`${pathname}${search}`, {
          method: request.method,
          headers: { authorization: `Bearer ${tokenFor(actor)}`, 'content-type': 'application/json' },
          ...(body !== '' && { body }),
        });
      } catch {
        return gone();
      }
    },
    requestsSince: async (n) => listSchema.parse(await ask(`/_control/requests?since=${n}`)).value,
    bodies: async (n) => bodiesSchema.parse(await ask(`/_control/requests/${n}`)),
    async orderClock(order) {
      await ask('/_control/clock', { method: 'POST', body: JSON.stringify(order) });
      await look();
    },
  };
}
