/** How a simulated Azure came about: what it began with, and every write since. Activity log and metrics of the past are read from it. */
import * as z from 'zod/mini';
import { cloudSchema } from './cloud.ts';
import { journalEntry } from './journal.ts';

export const pastSchema = z.object({
  /** Virtual milliseconds at which it began. */
  at: z.number(),
  /** What was there then; nothing if unsaid. */
  cloud: z.optional(cloudSchema),
  journal: z.array(journalEntry),
});
export type Past = z.infer<typeof pastSchema>;

/** What something was from a moment on. */
export interface Moment<T> {
  at: number;
  value: T;
}

/** Only the moments at which something became another than it was before. */
export function changesIn<T>(moments: Iterable<Moment<T>>): Moment<T>[] {
  const changes: Moment<T>[] = [];
  let last: string | undefined;
  for (const moment of moments) {
    const text = JSON.stringify(moment.value);
    if (text === last) continue;
    last = text;
    // Of several things at one moment, the last is what was left.
    if (changes.at(-1)?.at === moment.at) changes.pop();
    changes.push(moment);
  }
  return changes;
}
