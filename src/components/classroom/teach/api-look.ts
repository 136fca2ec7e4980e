/** Asks about attempts of learners: which there are, their lines, and who is at the controls. */
import * as z from 'zod/mini';
import { linesFound, linesKept, listedAttempts } from '#src/classroom/attempts/words.ts';
import type { KeptLine, ListedAttempt } from '#src/classroom/attempts/words.ts';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

export type AttemptHead = ListedAttempt;
export type Line = KeptLine;
export type Lines = z.infer<typeof linesFound>;

const of = (inClass: string, attempt: string): `/api/${string}` =>
  `/api/classes/${encodeURIComponent(inClass)}/attempts/${encodeURIComponent(attempt)}`;

/** The attempts of one learner, or of the whole class. */
export const attemptsOf = (inClass: string, seat?: string): Promise<Answer<AttemptHead[]>> =>
  askAs(
    listedAttempts,
    'GET',
    `/api/classes/${encodeURIComponent(inClass)}/attempts${seat === undefined ? '' : `?seat=${encodeURIComponent(seat)}`}`,
  );

/** The lines from a number on, at most so many as the server sends at once. */
export const linesOf = (inClass: string, attempt: string, from: number): Promise<Answer<Lines>> =>
  askAs(linesFound, 'GET', `${of(inClass, attempt)}/lines?from=${String(from)}`);

/** Adds lines; only while this account is at the controls. */
export const addLines = (
  inClass: string,
  attempt: string,
  from: number,
  lines: readonly unknown[],
): Promise<Answer<unknown>> => askAs(linesKept, 'POST', `${of(inClass, attempt)}/lines`, { from, lines });

/** Tells whoever follows where one is in the portal. */
export const tellPlaces = (
  inClass: string,
  attempt: string,
  places: Readonly<Record<string, string>>,
): Promise<Answer<unknown>> => ask('POST', `${of(inClass, attempt)}/places`, { places });

/** Asks the learner for the controls. `held` when they are in these hands already. */
export const askForControls = (inClass: string, attempt: string): Promise<Answer<{ state: 'asked' | 'held' }>> =>
  askAs(z.object({ state: z.enum(['asked', 'held']) }), 'POST', `${of(inClass, attempt)}/hold`);

/** Gives the controls back. */
export const handBack = (inClass: string, attempt: string): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass, attempt)}/release`);
