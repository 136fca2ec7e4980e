/** What the page of a class's check asks the server. */
import * as z from 'zod/mini';
import { isRecord } from '#src/base/is-record.ts';
import { questionIn, type Question } from '#src/components/exam/questions.ts';
import type { Key } from '#src/quiz/score.ts';
import { askAs } from '../../api.ts';
import type { Where } from '../calls.ts';

const question = z.pipe(
  z.unknown(),
  z.transform((value): Question | undefined => questionIn(value)),
);

const shown = z.object({
  title: z.string(),
  /** `expressroute/09-fastpath`. */
  ref: z.string(),
  questions: z.array(question),
  because: z.exactOptional(z.string()),
  best: z.exactOptional(z.object({ points: z.number(), outOf: z.number() })),
});
export type ShownCheck = z.infer<typeof shown>;

const isKey = (value: unknown): value is Key =>
  isRecord(value) && typeof value.kind === 'string' && Array.isArray(value.options);

const marked = z.object({
  points: z.number(),
  outOf: z.number(),
  items: z.array(z.object({ item: z.string(), words: z.array(z.string()), key: z.custom<Key>(isKey) })),
});
export type MarkedCheck = z.infer<typeof marked>;

const pathOf = ({ inClass, entry }: Where) =>
  `/api/classes/${encodeURIComponent(inClass)}/checks/${encodeURIComponent(entry)}` as const;

export const readCheck = (where: Where) => askAs(shown, 'GET', pathOf(where));

export const handCheck = (where: Where, answers: Readonly<Record<string, readonly string[]>>) =>
  askAs(marked, 'POST', pathOf(where), { answers });
