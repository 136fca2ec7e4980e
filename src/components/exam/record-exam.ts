/** Tells the record what an exam came to: each question by itself, and the exam as a whole. Told twice, it stands there once. */
import { beliefsIn, wordsKept } from '#src/components/quiz/answered.ts';
import type { ProgressDraft } from '#src/progress/events.ts';
import { stampAll } from '#src/progress/stamp.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import type { Report } from '#src/quiz/exam/report.ts';
import { lowest } from '#src/quiz/exam/scale.ts';
import type { Marked } from './mark.ts';

/** A list in the record has no more than this. */
const longestList = 60;

/** The events of an exam, in the order of its questions. What does not count for the score is not told. */
export function draftsOf(attempt: Attempt, marked: readonly Marked[], report: Report): ProgressDraft[] {
  const { course, blueprint } = attempt.form;
  const counted = marked.filter(({ item }) => !report.notCounted.includes(item.id));
  return [
    ...counted.map(({ item, question, words, score }): ProgressDraft => {
      const [kept, beliefs] = [wordsKept(words), beliefsIn(score)];
      return {
        kind: 'item.answered',
        course,
        item: item.id,
        objective: item.objective,
        itemKind: item.kind,
        points: words.length > 0 ? score.points : 0,
        outOf: score.outOf,
        where: 'exam',
        seconds: Math.round((attempt.spent[item.id] ?? 0) / 1000),
        facts: question.facts.slice(0, longestList),
        difficulty: item.difficulty,
        ...(kept.length > 0 ? { words: kept.slice(0, longestList) } : {}),
        ...(beliefs.length > 0 ? { beliefs } : {}),
      };
    }),
    {
      kind: 'exam.done',
      course,
      form: blueprint,
      attempt: attempt.id,
      points: report.points,
      outOf: report.outOf,
      scaled: report.scaled ?? lowest,
      minutes: report.usedMinutes,
    },
  ];
}

/** Writes them, unless the record has them already. Returns why they are in this tab alone. */
export async function recordExam(
  record: RecordStore,
  attempt: Attempt,
  marked: readonly Marked[],
  report: Report,
): Promise<Trouble | undefined> {
  const isKnown = (await record.all()).some((event) => event.kind === 'exam.done' && event.attempt === attempt.id);
  if (isKnown) return undefined;
  return record.append(stampAll(draftsOf(attempt, marked, report), attempt.id.split('/').at(-1)));
}
