/** Marks an exam once it is over: fetches or works out the key of each question, which nothing has asked for before. */
import { keyFor } from '#src/components/practice/key.ts';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import type { FormItem } from '#src/quiz/exam/form.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';
import type { Question } from './questions.ts';

/** A question with what its answer came to. */
export interface Marked {
  item: FormItem;
  /** From one, as the room numbered it. */
  number: number;
  question: Question;
  words: readonly string[];
  key: Key;
  score: Score;
}

/** Every question of an exam, and those that could not be marked, since they are in the bank no more. */
export interface Result {
  marked: readonly Marked[];
  gone: readonly number[];
}

/** Marks every question. Throws `KeyMissing` where a key cannot be had. `home` is the address of the course. */
export async function markAll(
  { form, answers }: Pick<Attempt, 'form' | 'answers'>,
  questions: ReadonlyMap<string, Question>,
  home: string,
): Promise<Result> {
  const gone: number[] = [];
  const marked = await Promise.all(
    itemsOf(form).map(async (item, index): Promise<Marked[]> => {
      const question = questions.get(item.id);
      if (!question) {
        gone.push(index + 1);
        return [];
      }
      const key = await keyFor(home, question);
      const words = answers[item.id] ?? [];
      return [{ item, number: index + 1, question, words, key, score: markingOf(question.kind).score(key, words) }];
    }),
  );
  return { marked: marked.flat(), gone: gone.toSorted((one, other) => one - other) };
}
