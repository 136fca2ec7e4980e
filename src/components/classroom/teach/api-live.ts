/** Asks about what goes on in a class now: the tiles, the raised hands, the notes, and the heat map. */
import * as z from 'zod/mini';
import type { Tile } from '#src/classroom/live/tile.ts';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

export type { Tile };

const heatShape = z.object({
  tasks: z.array(
    z.object({
      lab: z.string(),
      task: z.string(),
      title: z.string(),
      reached: z.int(),
      done: z.int(),
      stuck: z.int(),
      quiet: z.int(),
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
