/** The poll that a class is asked: its question without a key, one's own vote, and what the class thinks once that is told. */
import * as z from 'zod/mini';
import { isRecord } from '#src/base/is-record.ts';
import { questionIn, type Question } from '#src/components/exam/questions.ts';
import { ask, askAs, type Answer } from '../api.ts';

const pollShape = z.object({
  id: z.string(),
  state: z.enum(['open', 'closed', 'revealed']),
  /** The public view of the question. */
  item: z.unknown(),
  votes: z.exactOptional(z.record(z.string(), z.number())),
  right: z.exactOptional(z.array(z.string())),
  total: z.exactOptional(z.number()),
  mine: z.exactOptional(z.array(z.string())),
});

export interface Poll extends Omit<z.infer<typeof pollShape>, 'item'> {
  /** Undefined where this version cannot show it. */
  question: Question | undefined;
}

const of = (inClass: string, poll: string): `/api/${string}` =>
  `/api/classes/${encodeURIComponent(inClass)}/polls/${encodeURIComponent(poll)}`;

export async function pollOf(inClass: string, id: string): Promise<Answer<Poll>> {
  const answer = await askAs(pollShape, 'GET', of(inClass, id));
  if (!answer.ok) return answer;
  const { item, ...poll } = answer.value;
  const view: Readonly<Record<string, unknown>> = isRecord(item) ? { profile: 'both', choose: 1, ...item } : {};
  const figures = isRecord(item) && isRecord(item['figures']) ? { figures: item['figures'] } : {};
  return { ok: true, value: { ...poll, question: questionIn({ id, kind: view['kind'], view, ...figures }) } };
}

export const vote = (inClass: string, poll: string, words: readonly string[]): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass, poll)}/vote`, { words });
