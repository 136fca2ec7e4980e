/** Asks about polls: one question to the whole class, its votes as they come, and its answer once it is told. */
import * as z from 'zod/mini';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const part = z.object({ id: z.string(), text: z.string() });

const pollShape = z.object({
  id: z.string(),
  state: z.enum(['open', 'closed', 'revealed']),
  kind: z.string(),
  /** What is asked: as much of it as a histogram needs. */
  view: z.object({
    stem: z.string(),
    parts: z.array(part),
    choices: z.optional(z.array(part)),
    gaps: z.optional(z.record(z.string(), z.array(part))),
  }),
  /** How many voted. */
  total: z.int(),
  /** How often each part of an answer was given, the most frequent first; whether it is right once that is told. */
  votes: z.exactOptional(z.array(z.object({ word: z.string(), count: z.int(), right: z.exactOptional(z.boolean()) }))),
  /** What is right; not before it is told. */
  key: z.exactOptional(z.object({ options: z.array(z.object({ id: z.string(), correct: z.boolean() })) })),
  /** How many got all of it right; not before it is told. */
  right: z.exactOptional(z.int()),
  /** What those who were wrong seem to believe, the most frequent first. */
  beliefs: z.exactOptional(
    z.array(z.object({ id: z.string(), count: z.int(), belief: z.string(), truth: z.optional(z.string()) })),
  ),
});
export type Poll = z.infer<typeof pollShape>;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}/polls`;

/** Asks everybody this question now. */
export const openPoll = (inClass: string, ref: string): Promise<Answer<{ id: string }>> =>
  askAs(z.object({ id: z.string() }), 'POST', of(inClass), { ref });

export const pollOf = (inClass: string, poll: string): Promise<Answer<Poll>> =>
  askAs(pollShape, 'GET', `${of(inClass)}/${encodeURIComponent(poll)}`);

/** Takes no more votes or takes them again, tells the right answer, or puts it away. */
export const movePoll = (
  inClass: string,
  poll: string,
  state: 'open' | 'closed' | 'revealed' | 'away',
): Promise<Answer<unknown>> => ask('POST', `${of(inClass)}/${encodeURIComponent(poll)}/state`, { state });
