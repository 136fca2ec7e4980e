/** Marks an exam once it is over: fetches or works out the key of each question, which nothing has asked for before. */
import { keyFor } from '#src/components/practice/key.ts';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import type { FormItem } from '#src/quiz/exam/form.ts';
import type { Mark } from '#src/quiz/exam/report.ts';
import { keyWithin } from '#src/quiz/kinds/case-study/marking.ts';
import { wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';
import type { Question } from './questions.ts';

/** A question with what its answer came to. */
export interface Marked {
  item: FormItem;
  question: Question;
  words: readonly string[];
  key: Key;
  score: Score;
}

/** Marks every question that the bank still has. Throws `KeyMissing` where a key cannot be had. `home` is the address of the course. */
export async function markAll(
  { form, answers }: Pick<Attempt, 'form' | 'answers'>,
  questions: ReadonlyMap<string, Question>,
  home: string,
): Promise<Marked[]> {
  const marked = await Promise.all(
    itemsOf(form).map(async (item): Promise<Marked[]> => {
      const question = questions.get(item.id);
      if (!question) return [];
      const key = await keyFor(home, question);
      const words = answers[item.id] ?? [];
      return [{ item, question, words, key, score: markingOf(question.kind).score(key, words) }];
    }),
  );
  return marked.flat();
}

/** A question within a case study, marked by itself. */
export interface Part {
  id: string;
  kind: string;
  words: readonly string[];
  score: Score;
}

/** The questions of a case study one by one; none for any other question. */
export const partsOf = ({ question: { view }, words, key }: Pick<Marked, 'question' | 'words' | 'key'>): Part[] =>
  (view.questions ?? []).map(({ id, view: { kind } }) => {
    const own = wordsOf(words, id);
    return { id, kind, words: own, score: markingOf(kind).score(keyWithin(key, id), own) };
  });

/** What the report counts: the points, and for a case study those of each of its questions with their skills. */
export function markOf(marked: Marked): Mark {
  const { points, outOf } = marked.score;
  const parts = partsOf(marked).map(({ id, score }) => ({
    points: score.points,
    outOf: score.outOf,
    objective: marked.question.parts?.find((part) => part.id === id)?.objective ?? marked.item.objective,
  }));
  return { points, outOf, ...(parts.length > 0 ? { parts } : {}) };
}
