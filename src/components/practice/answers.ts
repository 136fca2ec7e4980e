/** The answers of a course in the record, each with what the bank knows of its question. */
import type { Question } from '#src/components/practice/bank.ts';
import type { PracticeData } from '#src/components/practice/data.ts';
import type { ItemAnswered, ProgressEvent } from '#src/progress/events.ts';
import type { Answered } from '#src/quiz/ability/answered.ts';
import { abilitiesOf, type ObjectiveAbility } from '#src/quiz/ability/objectives.ts';

/** The answers to questions of one course, oldest first. */
export const answeredOf = (events: readonly ProgressEvent[], course: string): ItemAnswered[] =>
  events.filter((event) => event.kind === 'item.answered').filter((event) => event.course === course);

/** The same as everything about readiness reads them. What is no longer in the bank keeps what the record says of it. */
export function known(answers: readonly ItemAnswered[], bank: readonly Question[]): Answered[] {
  const questions = new Map(bank.map((question) => [question.id, question]));
  return answers.map((answer) => {
    const question = questions.get(answer.item);
    return {
      at: answer.at,
      item: answer.item,
      objective: answer.objective,
      points: answer.points,
      outOf: answer.outOf,
      seconds: answer.seconds,
      difficulty: answer.difficulty ?? question?.difficulty,
      facts: answer.facts ?? question?.facts,
      where: answer.where,
      beliefs: answer.beliefs,
    };
  });
}

/** What the answers in the record show of each objective of a course now, in the order of the exam. */
export const shownBy = (
  { course, objectives }: Pick<PracticeData, 'course' | 'objectives'>,
  events: readonly ProgressEvent[],
  bank: readonly Question[],
  now: number,
): readonly ObjectiveAbility[] =>
  abilitiesOf(known(answeredOf(events, course), bank), { now, objectives: objectives.map(({ id }) => id) }).objectives;
