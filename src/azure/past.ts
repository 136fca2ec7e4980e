/** How a simulated Azure came about: what it began with, and every write since. Activity log and metrics of the past are read from it. */
import * as z from 'zod/mini';
import { cloudSchema } from './cloud.ts';
import type { Cloud } from './cloud.ts';
import { journalEntry } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import type { World } from './world.ts';

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

/** A question about every Cloud of the past, and what it is called. */
interface Asked<T> {
  what: string;
  read: (cloud: Cloud) => T;
}

/** Returns how to ask for a history: while nothing is written and nothing ends, the same question is not worked out again. */
export function rememberedHistory<T>() {
  const known = new WeakMap<readonly JournalEntry[], Map<string, { after: string; moments: readonly Moment<T>[] }>>();
  return ({ journal, cloud, owner }: World, { what, read }: Asked<T>): readonly Moment<T>[] => {
    const answers = known.get(journal) ?? new Map<string, { after: string; moments: readonly Moment<T>[] }>();
    known.set(journal, answers);
    const after = `${journal.length} ${cloud.pending.join(' ')}`;
    const answer = answers.get(what);
    if (answer?.after === after) return answer.moments;
    const moments = owner.history(read);
    answers.set(what, { after, moments });
    return moments;
  };
}
