/** A case study: each of its questions is marked by its own kind, and the points add up. */
import { fail, pass } from '#src/base/verdict.ts';
import { within, wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import type { Marking } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';

/** The key of one question of a case. */
export function keyWithin({ options, questions = [] }: Key, question: string): Key {
  const found = questions.find(({ id }) => id === question);
  if (!found)
    throw new Error(`The case has no question "${question}". It has: ${questions.map(({ id }) => id).join(', ')}.`);
  const own = options.flatMap((option) => wordsOf([option.id], question).map((id) => ({ ...option, id })));
  return { kind: found.kind, options: own, ...(found.form === undefined ? {} : { form: found.form }) };
}

/** How a case is marked, given how the kinds of its questions are. */
export function caseStudyOf(markings: Readonly<Record<string, Marking>>): Marking {
  const markingOf = (kind: string): Marking => {
    const marking = Object.hasOwn(markings, kind) ? markings[kind] : undefined;
    if (!marking) throw new Error(`A case study cannot ask a question of kind "${kind}".`);
    return marking;
  };
  return {
    isFinished({ questions = [] }, answer) {
      const open = questions.flatMap(({ id, view }, index) => {
        const { holds, because } = markingOf(view.kind).isFinished(view, wordsOf(answer, id));
        return holds ? [] : [`Question ${index + 1} of ${questions.length}: ${because}`];
      });
      return open.length === 0
        ? pass(`All ${questions.length} questions of the case are answered.`)
        : fail(open.join(' '));
    },
    score(key, answer) {
      const scores = (key.questions ?? []).map(({ id, kind }) =>
        named(id, markingOf(kind).score(keyWithin(key, id), wordsOf(answer, id))),
      );
      const sum = (of: 'points' | 'outOf') => scores.reduce((total, score) => total + score[of], 0);
      return { points: sum('points'), outOf: sum('outOf'), because: scores.flatMap(({ because }) => because) };
    },
  };
}

/** The score of a question with its parts named as those of the case. What would have been right is said as an answer of the case says it. */
const named = (question: string, { because, ...points }: Score): Score => ({
  ...points,
  because: because.map(({ option, right, ...reason }) => ({
    ...reason,
    option: within(question, option),
    ...(right === undefined ? {} : { right: { ...right, answer: within(question, right.answer) } }),
  })),
});
