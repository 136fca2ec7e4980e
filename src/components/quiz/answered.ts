/** The answers of a marked check as the record keeps them: one event for each question. */
import { longestText, type ProgressDraft } from '#src/progress/events.ts';
import type { Check } from '#src/quiz/check.ts';
import type { Score } from '#src/quiz/score.ts';

/** Ids of the misconceptions that the wrong parts of an answer follow from, each once. */
export const beliefsIn = ({ because }: Score): string[] => [
  ...new Set(
    because.flatMap(({ chosen, correct, belief }) => (chosen && !correct && belief !== undefined ? [belief] : [])),
  ),
];

/** An answer as the record takes it: no empty words, and none that would only fill the storage. */
export const wordsKept = (words: readonly string[]): string[] =>
  words.map((word) => word.slice(0, longestText)).filter((word) => word !== '');

/** What happened to each of these questions of a check. One that is not marked has no event. */
export const answeredDrafts = (
  course: string,
  fieldsets: readonly HTMLFieldSetElement[],
  { answers, scores }: Check,
): ProgressDraft[] =>
  fieldsets.flatMap(({ dataset: { item = '', kind = '', objective = '' } }) => {
    const score = scores[item];
    if (!score) return [];
    const [words, beliefs] = [wordsKept(answers[item] ?? []), beliefsIn(score)];
    return [
      {
        kind: 'item.answered' as const,
        course,
        item,
        objective,
        itemKind: kind,
        points: score.points,
        outOf: score.outOf,
        where: 'check' as const,
        ...(words.length > 0 ? { words } : {}),
        ...(beliefs.length > 0 ? { beliefs } : {}),
      },
    ];
  });
