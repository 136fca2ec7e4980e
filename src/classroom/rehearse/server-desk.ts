/** A desk at which a simulated learner asks what a learner's page asks, through the endpoints themselves and without a network. */
import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { isRefusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { Desk } from './desk.ts';

/** Somebody else is at the controls, or the entry is shut: the learner waits, and goes on from what the server has. */
export class Interrupted extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`A simulated learner was interrupted: ${code}.`);
    this.code = code;
  }
}

export interface Seat {
  id: string;
  class: string;
  name: string;
}

/** A page says at most so often that somebody moves, in milliseconds. */
const beat = 15_000;
const coded = z.object({ error: z.object({ code: z.string() }) });

/** Asks an endpoint as a learner. Answers what it says; throws `Interrupted` with the code of a refusal. */
export function askerFor(endpoints: readonly Endpoint[], services: Services, seat: Seat) {
  const caller: Caller = { seat };
  return async (method: Endpoint['method'], path: string, more: Record<string, string>, body: unknown) => {
    const endpoint = endpoints.find((one) => one.method === method && one.path === `/api/classes/:class/${path}`);
    if (!endpoint) throw new Error(`There is no endpoint ${method} ${path}. Look at routes/list.ts.`);
    const answer = await endpoint.ask(
      {
        caller,
        callerIn: () => Promise.resolve(caller),
        params: { class: seat.class, ...more },
        query: {},
        body,
        request: new Request('http://rehearsal.invalid/'),
        address: 'rehearsal',
      },
      services,
    );
    if (isRefusal(answer)) throw new Interrupted(answer.code);
    if (answer instanceof Response && !answer.ok) {
      const said = coded.safeParse(await answer.json());
      throw new Interrupted(said.success ? said.data.error.code : String(answer.status));
    }
    return answer;
  };
}

export type Ask = ReturnType<typeof askerFor>;

/** The desk of one learner at one attempt. */
export function serverDesk(ask: Ask, attempt: string, now: () => number): Desk {
  let touched = 0;
  const here = async (page: string, isTouch: boolean, inPortal?: string) => {
    touched = now();
    const more = inPortal === undefined ? {} : { inPortal };
    await ask('POST', 'here', {}, { page, touched: isTouch, sent: touched, attempt, ...more });
  };
  let page = '/class/room/';
  return {
    async append(sent, standing) {
      const [first] = sent;
      const told = Object.fromEntries(sent.flatMap((line) => (line.told ? [[String(line.n), line.told]] : [])));
      const lines = sent.map(({ entry }) => entry);
      await ask(
        'POST',
        'attempts/:attempt/lines',
        { attempt },
        { from: first?.n ?? 0, lines, told, standing, sent: now() },
      );
    },
    async open(path, inPortal) {
      if (!inPortal) page = path;
      await here(page, true, inPortal ? path : undefined);
    },
    async touch() {
      if (now() - touched >= beat) await here(page, true);
    },
    async refuse(refusal) {
      touched = now();
      const refused = [{ attempt, ...refusal, ago: 0 }];
      await ask('POST', 'here', {}, { page, touched: true, sent: touched, attempt, refused });
    },
    async raise(words) {
      await ask('POST', 'hand', {}, { up: true, text: words });
    },
  };
}
