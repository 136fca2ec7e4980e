/** Tells the record what an exam came to: each question by itself, and the exam as a whole. Told twice, it stands there once. */
import { beliefsIn, wordsKept } from '#src/components/quiz/answered.ts';
import type { ProgressDraft } from '#src/progress/events.ts';
import { stampAll } from '#src/progress/stamp.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import type { Marked } from './mark.ts';

export interface Total {
  points: number;
  outOf: number;
  scaled: number;
}

const seconds = (time: number): number => Math.round(time / 1000);

/** The events of an exam, in the order of its questions. */
export function draftsOf(
  attempt: Attempt,
  marked: readonly Marked[],
  { points, outOf, scaled }: Total,
): ProgressDraft[] {
  const { course, blueprint } = attempt.form;
  return [
    ...marked.map(({ item, question, words, score }): ProgressDraft => {
      const [kept, beliefs] = [wordsKept(words), beliefsIn(score)];
      return {
        kind: 'item.answered',
        course,
        item: item.id,
        objective: item.objective,
        itemKind: item.kind,
        points: score.points,
        outOf: score.outOf,
        where: 'exam',
        seconds: seconds(attempt.spent[item.id] ?? 0),
        facts: question.facts.slice(0, 60),
        difficulty: item.difficulty,
        ...(kept.length > 0 ? { words: kept.slice(0, 60) } : {}),
        ...(beliefs.length > 0 ? { beliefs } : {}),
      };
    }),
    {
      kind: 'exam.done',
      course,
      form: blueprint,
      attempt: attempt.id,
      points,
      outOf,
      scaled,
      minutes: Math.round(attempt.used / 60_000),
    },
  ];
}

/** Writes them, unless the record has them already. Returns why they are in this tab alone. */
export async function recordExam(
  record: RecordStore,
  attempt: Attempt,
  marked: readonly Marked[],
  total: Total,
): Promise<Trouble | undefined> {
  const isKnown = (await record.all()).some((event) => event.kind === 'exam.done' && event.attempt === attempt.id);
  if (isKnown) return undefined;
  return record.append(stampAll(draftsOf(attempt, marked, total), attempt.id.split('/').at(-1)));
}
