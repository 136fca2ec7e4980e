/** The poll that a class is asked: its question without a key, one's own vote, and what the class thinks once that is told. */
import * as z from 'zod/mini';
import { questionIn, type Question } from '#src/components/exam/questions.ts';
import { ask, askAs, type Answer } from '../api.ts';

const pollShape = z.object({
  id: z.string(),
  state: z.enum(['open', 'closed', 'revealed']),
  kind: z.string(),
  /** What is asked, without a key. */
  view: z.unknown(),
  /** How many voted. */
  total: z.number(),
  mine: z.exactOptional(z.array(z.string())),
  /** Once they are told: how often each part was chosen. */
  votes: z.exactOptional(
    z.array(z.object({ word: z.string(), count: z.number(), right: z.exactOptional(z.boolean()) })),
  ),
});

export interface Poll extends Omit<z.infer<typeof pollShape>, 'view'> {
  /** Undefined where this version cannot show it. */
  question: Question | undefined;
}

const of = (inClass: string, poll: string): `/api/${string}` =>
  `/api/classes/${encodeURIComponent(inClass)}/polls/${encodeURIComponent(poll)}`;

export async function pollOf(inClass: string, id: string): Promise<Answer<Poll>> {
  const answer = await askAs(pollShape, 'GET', of(inClass, id));
  if (!answer.ok) return answer;
  const { view, ...poll } = answer.value;
  return { ok: true, value: { ...poll, question: questionIn({ id, kind: poll.kind, view }) } };
}

export const vote = (inClass: string, poll: string, words: readonly string[]): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass, poll)}/vote`, { words });
