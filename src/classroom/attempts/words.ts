/** What is sent and answered about the attempts of a class. Browsers read it too. */
import * as z from 'zod/mini';
import { attemptEntry } from '#src/lab/attempt.ts';
import { standing, told } from '#src/classroom/stuck/standing.ts';

/** At most so many lines travel at once, each way. */
export const mostLines = 500;

/** Lines of a log on their way to the server. */
export const linesSent = z.object({
  /** The number of the first of them. */
  from: z.int().check(z.minimum(0)),
  lines: z.array(attemptEntry).check(z.maxLength(mostLines)),
  /** What refused requests were told, by the number of the line. */
  told: z.exactOptional(z.record(z.string(), z.array(told).check(z.maxLength(50)))),
  standing: z.exactOptional(standing),
  /** What the sender's clock says now. */
  sent: z.exactOptional(z.int()),
});
export type LinesSent = z.infer<typeof linesSent>;

export const linesKept = z.object({ length: z.number() });

const holder = z.object({ account: z.string(), name: z.string() });

/** One line as the server keeps it. */
export const keptLine = z.object({
  n: z.number(),
  /** When it came to the server. */
  at: z.number(),
  by: z.enum(['learner', 'staff', 'server']),
  entry: attemptEntry,
  told: z.exactOptional(z.array(told)),
});
export type KeptLine = z.infer<typeof keptLine>;

const path = z.string().check(z.maxLength(500));

/** Where each pane of an attempt is, as whoever works in it goes about: newer than the lines before number `after`. */
export const placesSeen = z.object({
  after: z.int(),
  places: z
    .record(z.string().check(z.maxLength(100)), path)
    .check(z.refine((places) => Object.keys(places).length <= 20, 'A lab has at most 20 panes.')),
});
export type PlacesSeen = z.infer<typeof placesSeen>;

/** The lines of an attempt from one on, at most `mostLines`. */
export const linesFound = z.object({
  length: z.number(),
  /** The server's clock. */
  now: z.number(),
  /** By how much the learner's clock is ahead of it: a log goes on in the learner's time, whoever writes. */
  skew: z.number(),
  heldBy: z.exactOptional(holder),
  /** Where somebody who is followed here is now, for whoever reads from the start. */
  seen: z.exactOptional(placesSeen),
  lines: z.array(keptLine),
});

/** An attempt as it stands in a list. */
export const listedAttempt = z.object({
  id: z.string(),
  seat: z.nullable(z.string()),
  entry: z.string(),
  lab: z.string(),
  way: z.enum(['guided', 'practice', 'assessed']),
  /** Its Cloud stands on the server. */
  cloud: z.boolean(),
  length: z.number(),
  standing: z.exactOptional(standing),
  heldBy: z.exactOptional(holder),
  /** Who asked for the controls and waits for an answer. */
  asked: z.exactOptional(holder),
  madeAt: z.number(),
  changedAt: z.number(),
});
export type ListedAttempt = z.infer<typeof listedAttempt>;
export const listedAttempts = z.array(listedAttempt);
