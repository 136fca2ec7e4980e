/** Endpoints for learners: coming into a class, coming back, leaving. */
import * as z from 'zod/mini';
import { readCode } from '../classes/code.ts';
import { defineEndpoint } from '../endpoint.ts';
import { seatCookie, seatSecrets } from '../people/cookies.ts';
import { seatsOf } from '../people/identify.ts';
import { classOfCode, enter, leave, renewPhrase, resume } from '../people/join.ts';
import { readName } from '../people/names.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

const inClass = z.object({ class: z.string() });

const tooOften = (code: string, seconds: number, what: string): Refusal => ({
  ...refuse(429, code, `${what} from your network just now. Wait ${String(seconds)} seconds and try again.`),
  retryAfter: seconds,
});

/** The class a code opens. A wrong code is counted; when too many came from an address, right ones are not told apart any more. */
async function open(typed: string, address: string, { store, limits }: Services) {
  const seconds = limits.wrongCodes.wait(address);
  if (seconds > 0) return tooOften('TooManyCodes', seconds, 'Too many wrong codes came');
  const code = readCode(typed.slice(0, 40));
  const found = code === undefined ? undefined : await classOfCode(store, code);
  // Asked again, since others may have used the allowance up while the database answered.
  const late = found ? limits.wrongCodes.wait(address) : limits.wrongCodes.take(address);
  if (late > 0) return tooOften('TooManyCodes', late, 'Too many wrong codes came');
  return (
    found ??
    refuse(
      404,
      'NoSuchCode',
      `No class has the code "${typed.slice(0, 12)}" now. A code has six letters, and ends with its class. Look at it again, or ask your instructor.`,
    )
  );
}

const withCookie = (value: unknown, cookie: string): Response =>
  Response.json(value, { headers: { 'cache-control': 'no-store', 'set-cookie': cookie } });

export const joining = [
  defineEndpoint({
    method: 'GET',
    path: '/api/join/:code',
    who: 'anyone',
    does: 'Says which class a code opens.',
    params: z.object({ code: z.string() }),
    async answer({ params, address }, services) {
      const found = await open(params.code, address, services);
      if (isRefusal(found)) return found;
      const known = await services.store.read((db) =>
        db
          .selectFrom('seats')
          .select('id')
          .where('class', '=', found.id)
          .where('state', '=', 'invited')
          .where('external', 'is not', null)
          .executeTakeFirst(),
      );
      return { class: found, asksExternal: known !== undefined };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/join',
    who: 'anyone',
    does: 'Gives a seat in the class of a code to somebody with a name, and a phrase to come back with.',
    body: z.object({ code: z.string(), name: z.string(), external: z.exactOptional(z.string()) }),
    limit: 16_000,
    async answer({ body, address, request }, services) {
      const found = await open(body.code, address, services);
      if (isRefusal(found)) return found;
      const { id, title } = found;
      const [own] = await seatsOf(services.store, request, id);
      if (own) return { class: { id, title }, seat: { id: own.id, name: own.name }, again: true };
      const name = readName(body.name);
      if (isRefusal(name)) return name;
      const external = body.external === undefined || body.external.trim() === '' ? undefined : readName(body.external);
      if (isRefusal(external)) return external;
      const seconds = services.limits.joins.take(address);
      if (seconds > 0) return tooOften('TooManyJoins', seconds, 'More people joined');
      const entered = await enter(services, id, { name, ...(external === undefined ? {} : { external }) });
      if (isRefusal(entered)) return entered;
      const { seat, secret, phrase } = entered;
      return withCookie({ class: { id, title }, seat, phrase, again: false }, seatCookie(request, id, secret));
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/resume',
    who: 'anyone',
    does: 'Opens the seat of a phrase on this browser.',
    body: z.object({ phrase: z.string().check(z.maxLength(200)) }),
    async answer({ body, address, request }, services) {
      const { wrongPhrases } = services.limits;
      const seconds = wrongPhrases.wait(address);
      if (seconds > 0) return tooOften('TooManyPhrases', seconds, 'Too many wrong phrases came');
      const found = await resume(services, body.phrase);
      if (isRefusal(found)) return found;
      if (!found) {
        wrongPhrases.take(address);
        return refuse(
          404,
          'NoSuchPhrase',
          'No place in a class has this phrase. It has five words of five letters. Look at it again, or ask your instructor for a new one.',
        );
      }
      return withCookie({ class: found.class, seat: found.seat }, seatCookie(request, found.class.id, found.secret));
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/leave',
    who: 'learner',
    whenEnded: true,
    does: 'Makes this browser forget the seat.',
    params: inClass,
    async answer({ params, caller, request }, services) {
      if (caller.seat) await leave(services, params.class, caller.seat.id, seatSecrets(request).get(params.class));
      return withCookie({ left: true }, seatCookie(request, params.class, undefined));
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/phrase',
    who: 'learner',
    does: 'Makes a new phrase for the own seat; the old one ends.',
    params: inClass,
    answer: async ({ params, caller }, services) =>
      caller.seat ? renewPhrase(services, params.class, caller.seat.id) : undefined,
  }),
];
