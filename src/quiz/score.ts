/** How an answer is judged: the words shared by all kinds of question. No zod here, since the lesson page loads it on *Check*. */
import type { Form } from '#src/quiz/form-names.ts';

/** Why one part of a question is right or wrong, and what the learner did with it. */
export interface Reason {
  /** The part: an option, or a step, a prompt, a statement, an area, the box. */
  option: string;
  /** Whether it was chosen, or answered. */
  chosen: boolean;
  /** Whether it is right to choose it, or was answered rightly. */
  correct: boolean;
  /** Why; empty where only what would have been right explains it. */
  why: string;
  /** The id of the misconception that makes this wrong option look right. */
  belief?: string;
  /** That misconception in one sentence. */
  beliefSays?: string;
  /** What would have been right here, as an answer says it, and why. It gives the answer away, so the page keeps it folded at first. */
  right?: { answer: string; why: string };
}

/** Points for one question, with a reason for every part. */
export interface Score {
  points: number;
  outOf: number;
  because: Reason[];
}

/** What an answer may say, whether that is right, and why. */
export interface KeyOption {
  id: string;
  correct: boolean;
  why: string;
  belief?: string;
  beliefSays?: string;
}

/** A section of a lesson. */
export interface Taught {
  href: string;
  /** The heading; empty above the first one. */
  section: string;
  unit: number;
  lesson: string;
}

/** What says which answers are right. It is a file of its own, fetched when *Check* is pressed. */
export interface Key {
  kind: string;
  options: readonly KeyOption[];
  /** Where the facts of the answer are taught. */
  taughtAt?: readonly Taught[];
  /** In which form the texts of the options stand, where they are texts. */
  form?: Form;
  /** The questions of a case study. Their options stand above, as `question/option`. */
  questions?: readonly { id: string; kind: string; form?: Form }[];
}

/** The reasons for every option, in the order the options stand in. */
export const reasonsFor = (key: Key, chosen: readonly string[]): Reason[] =>
  key.options.map(({ id, ...option }) => ({ option: id, chosen: chosen.includes(id), ...option }));

/** The belief behind a wrong answer, as a reason carries it. */
export const beliefIn = (option: KeyOption | undefined): Pick<Reason, 'belief' | 'beliefSays'> => ({
  ...(option?.belief === undefined ? {} : { belief: option.belief }),
  ...(option?.beliefSays === undefined ? {} : { beliefSays: option.beliefSays }),
});
