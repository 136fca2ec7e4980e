/** Asks about attempts of learners: which there are, their lines, and who is at the controls. */
import * as z from 'zod/mini';
import { standing } from '#src/classroom/stuck/standing.ts';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const holder = z.object({ account: z.string(), name: z.string() });

const attemptShape = z.object({
  id: z.string(),
  seat: z.nullable(z.string()),
  entry: z.string(),
  lab: z.string(),
  way: z.enum(['guided', 'practice', 'assessed']),
  /** Its Cloud stands on the server, for several. */
  cloud: z.boolean(),
  length: z.int(),
  standing: z.nullish(standing),
  heldBy: z.nullish(holder),
  changedAt: z.number(),
});
/** An attempt at a lab in a class, as those who lead it see it in a list. */
export type AttemptHead = z.infer<typeof attemptShape>;

const lineShape = z.object({
  n: z.int(),
  at: z.number(),
  by: z.string(),
  /** The name of whoever wrote it, where that was not the learner. */
  name: z.nullish(z.string()),
  /** Read when it is played: one that is none of ours says so there. */
  entry: z.unknown(),
});
export type Line = z.infer<typeof lineShape>;

const linesShape = z.object({
  length: z.int(),
  /** The server's time of the answer. */
  now: z.number(),
  /** How far the learner's clock is ahead of the server's. */
  skew: z.nullish(z.number()),
  heldBy: z.nullish(holder),
  lines: z.array(lineShape),
});
export type Lines = z.infer<typeof linesShape>;

const of = (inClass: string, attempt: string): `/api/${string}` =>
  `/api/classes/${encodeURIComponent(inClass)}/attempts/${encodeURIComponent(attempt)}`;

/** The attempts of one learner, or of the whole class. */
export const attemptsOf = (inClass: string, seat?: string): Promise<Answer<AttemptHead[]>> =>
  askAs(
    z.array(attemptShape),
    'GET',
    `/api/classes/${encodeURIComponent(inClass)}/attempts${seat === undefined ? '' : `?seat=${encodeURIComponent(seat)}`}`,
  );

/** The lines from a number on, at most so many as the server sends at once. */
export const linesOf = (inClass: string, attempt: string, from: number): Promise<Answer<Lines>> =>
  askAs(linesShape, 'GET', `${of(inClass, attempt)}/lines?from=${String(from)}`);

/** Adds lines; only while this account is at the controls. */
export const addLines = (
  inClass: string,
  attempt: string,
  from: number,
  lines: readonly unknown[],
): Promise<Answer<unknown>> => ask('POST', `${of(inClass, attempt)}/lines`, { from, lines, sent: Date.now() });

/** Asks the learner for the controls. `held` when they are in these hands already. */
export const askForControls = (inClass: string, attempt: string): Promise<Answer<{ state: 'asked' | 'held' }>> =>
  askAs(z.object({ state: z.enum(['asked', 'held']) }), 'POST', `${of(inClass, attempt)}/hold`);

/** Gives the controls back. */
export const handBack = (inClass: string, attempt: string): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass, attempt)}/release`);
