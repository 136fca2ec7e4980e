/** Simulated candidates: some answer as the model has it, others hold a misconception, guess, or learn meanwhile. */
import { expectedShare } from '#src/quiz/ability/estimate.ts';
import type { Question } from './pool.ts';
import type { Stream } from './chance.ts';

/** Somebody who answers. */
export interface Person {
  /** What their answers are held against when so many were given, in logits. */
  abilityAfter: (answers: number) => number;
  /** The share of the points of the question that is asked as the so-manieth, from 0. */
  answer: (question: Question, asked: number) => number;
}

/** Makes somebody of this ability. What a question is really like may differ from what the bank believes of it. */
export type Population = (ability: number, stream: Stream) => Person;

const right = (ability: number, difficulty: number, stream: Stream): number =>
  stream.next() < expectedShare(ability, { difficulty }) ? 1 : 0;

/** Answers as the Rasch model has it, with the difficulty that a question really has. */
export const fitting =
  (difficultyOf: (question: Question) => number): Population =>
  (ability, stream) => ({
    abilityAfter: () => ability,
    answer: (question) => right(ability, difficultyOf(question), stream),
  });

/** Believes one wrong thing: nine of ten questions with an answer that follows from it are lost to that answer. */
export const holding =
  (beliefs: readonly string[]): Population =>
  (ability, stream) => {
    const belief = beliefs[stream.below(beliefs.length)] ?? '';
    return {
      abilityAfter: () => ability,
      answer: (question) =>
        question.beliefs.includes(belief) && stream.next() < 0.9 ? 0 : right(ability, question.difficulty, stream),
    };
  };

/** Guesses this share of all questions, and answers the rest. */
export const guessing =
  (often: number): Population =>
  (ability, stream) => ({
    abilityAfter: () => ability,
    answer: (question) =>
      stream.next() < often ? (stream.next() < question.guessed ? 1 : 0) : right(ability, question.difficulty, stream),
  });

/** Learns so many logits from each question, and is held against what they can at the end. */
export const learning =
  (each: number): Population =>
  (ability, stream) => ({
    abilityAfter: (answers) => ability + each * answers,
    answer: (question, asked) => right(ability + each * asked, question.difficulty, stream),
  });
