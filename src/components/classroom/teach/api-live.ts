/** Asks about what goes on in a class now: the tiles, the raised hands, the notes, and the heat map. */
import * as z from 'zod/mini';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const tileShape = z.object({
  seat: z.string(),
  name: z.string(),
  group: z.nullish(z.string()),
  /** Where they are, in words. */
  where: z.nullish(z.string()),
  /** What they work at there, in words. */
  task: z.nullish(z.string()),
  /** Since when, in the server's time. */
  since: z.nullish(z.number()),
  done: z.nullish(z.int()),
  of: z.nullish(z.int()),
  refusal: z.nullish(z.object({ code: z.string(), message: z.string(), at: z.nullish(z.number()) })),
  /** When somebody was last heard there. */
  seen: z.nullish(z.number()),
  idleMs: z.nullish(z.number()),
  stuck: z.nullish(z.object({ reason: z.string(), says: z.string(), since: z.number() })),
  hand: z.nullish(z.object({ at: z.number(), text: z.nullish(z.string()) })),
  attempt: z.nullish(z.string()),
  places: z.nullish(z.record(z.string(), z.string())),
  /** Higher: needs help more. */
  need: z.number(),
});
export type Tile = z.infer<typeof tileShape>;

const liveShape = z.object({ now: z.number(), seq: z.int(), tiles: z.array(tileShape) });
export type Live = z.infer<typeof liveShape>;

const heatShape = z.object({
  tasks: z.array(
    z.object({
      lab: z.string(),
      task: z.string(),
      title: z.string(),
      reached: z.int(),
      done: z.int(),
      stuck: z.int(),
      medianMs: z.nullish(z.number()),
    }),
  ),
  items: z.array(
    z.object({
      item: z.string(),
      title: z.string(),
      answered: z.int(),
      wrong: z.int(),
      mostWrong: z.nullish(z.object({ words: z.string(), count: z.nullish(z.int()), belief: z.nullish(z.string()) })),
    }),
  ),
});
export type Heat = z.infer<typeof heatShape>;

/** `seat`: the learner reads it too. `staff`: it stays among those who lead. */
const noteShape = z.object({
  id: z.string(),
  at: z.number(),
  by: z.string(),
  text: z.string(),
  for: z.enum(['seat', 'staff']),
});
export type Note = z.infer<typeof noteShape>;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}`;

export const liveOf = (inClass: string): Promise<Answer<Live>> => askAs(liveShape, 'GET', `${of(inClass)}/live`);

export const heatOf = (inClass: string): Promise<Answer<Heat>> => askAs(heatShape, 'GET', `${of(inClass)}/live/heat`);

/** Takes a hand down: it was answered. */
export const answerHand = (inClass: string, seat: string): Promise<Answer<unknown>> =>
  ask('DELETE', `${of(inClass)}/hands/${encodeURIComponent(seat)}`);

export const notesOn = (inClass: string, seat: string): Promise<Answer<Note[]>> =>
  askAs(z.array(noteShape), 'GET', `${of(inClass)}/seats/${encodeURIComponent(seat)}/notes`);

export const addNote = (
  inClass: string,
  seat: string,
  note: { text: string; for: Note['for'] },
): Promise<Answer<unknown>> => ask('POST', `${of(inClass)}/seats/${encodeURIComponent(seat)}/notes`, note);
