/** Asks for a rehearsal: simulated learners who come into a class and work in it. */
import * as z from 'zod/mini';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const rehearsalShape = z.object({ running: z.boolean(), learners: z.int() });
export type Rehearsal = z.infer<typeof rehearsalShape>;

/** How many actors a class can be filled with. */
export const fewest = 5;
export const most = 500;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}/rehearsal`;

export const rehearsalOf = (inClass: string): Promise<Answer<Rehearsal>> => askAs(rehearsalShape, 'GET', of(inClass));

export const rehearse = (inClass: string, learners: number): Promise<Answer<Rehearsal>> =>
  askAs(rehearsalShape, 'POST', of(inClass), { learners });

/** Ends it, and takes the actors and all they did out of the class. */
export const endRehearsal = (inClass: string): Promise<Answer<unknown>> => ask('DELETE', of(inClass));
