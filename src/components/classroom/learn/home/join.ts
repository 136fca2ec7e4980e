/** Asks to be let into a class: with its code and a name, or with the phrase that was kept. */
import * as z from 'zod/mini';
import { ask, askAs, type Answer } from '../../api.ts';
import { classSeen } from '../class-seen.ts';
import { takeSeat } from '../seat.ts';

const opened = z.object({
  class: z.object({ id: z.string(), title: z.string(), state: z.string() }),
  asksExternal: z.boolean(),
});
export type Opened = z.infer<typeof opened>;

const entered = z.object({
  class: z.object({ id: z.string(), title: z.string() }),
  seat: z.object({ id: z.string(), name: z.string() }),
  /** Said once, for a new place. */
  phrase: z.exactOptional(z.string()),
});
export type Entered = z.infer<typeof entered>;

const me = z.object({
  seats: z.array(
    z.object({ id: z.string(), name: z.string(), class: z.string(), title: z.string(), state: z.string() }),
  ),
});
export type OwnSeat = z.infer<typeof me>['seats'][number];

/** Six letters, as people type them: with gaps, in small letters. */
export const codeOf = (typed: string): string => typed.replaceAll(/[^a-z]/gi, '').toUpperCase();

export const openCode = (code: string): Promise<Answer<Opened>> =>
  askAs(opened, 'GET', `/api/join/${encodeURIComponent(code)}`);

export async function join(code: string, name: string, external: string): Promise<Answer<Entered>> {
  const more = external.trim() === '' ? {} : { external: external.trim() };
  return sit(await askAs(entered, 'POST', '/api/join', { code, name: name.trim(), ...more }));
}

export const resume = async (phrase: string): Promise<Answer<Entered>> =>
  sit(await askAs(entered, 'POST', '/api/resume', { phrase: phrase.trim() }));

/** The places that this browser holds, in all classes. */
export async function ownSeats(): Promise<OwnSeat[]> {
  const answer = await askAs(me, 'GET', '/api/me');
  return answer.ok ? answer.value.seats : [];
}

/** Makes a place of this browser the one that its pages show. */
export const turnTo = async ({ id, name, class: inClass, title }: OwnSeat): Promise<void> => {
  await sit({ ok: true, value: { class: { id: inClass, title }, seat: { id, name } } });
};

export const newPhrase = (inClass: string): Promise<Answer<{ phrase: string }>> =>
  askAs(z.object({ phrase: z.string() }), 'POST', `/api/classes/${encodeURIComponent(inClass)}/phrase`, {});

/** Notes in this browser where it sits now. */
async function sit(answer: Answer<Entered>): Promise<Answer<Entered>> {
  if (!answer.ok) return answer;
  const { class: inClass, seat } = answer.value;
  const seen = await askAs(classSeen, 'GET', `/api/classes/${encodeURIComponent(inClass.id)}`);
  if (!seen.ok) return seen;
  const { course, title } = seen.value;
  takeSeat({ class: inClass.id, title, course, seat: seat.id, name: seat.name, since: Date.now() });
  return answer;
}

const results = z.array(
  z.object({
    entry: z.string(),
    title: z.string(),
    points: z.number(),
    outOf: z.number(),
    at: z.number(),
    form: z.exactOptional(z.string()),
    why: z.exactOptional(z.string()),
  }),
);
export type Result = z.infer<typeof results>[number];
export const resultsOf = (inClass: string): Promise<Answer<Result[]>> =>
  askAs(results, 'GET', `/api/classes/${encodeURIComponent(inClass)}/results`);

const notes = z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), at: z.number() }));
export type Note = z.infer<typeof notes>[number];
export const notesOf = (inClass: string): Promise<Answer<Note[]>> =>
  askAs(notes, 'GET', `/api/classes/${encodeURIComponent(inClass)}/notes`);

export const leaveAsLearner = (inClass: string): Promise<Answer<unknown>> =>
  ask('POST', `/api/classes/${encodeURIComponent(inClass)}/leave`, {});
