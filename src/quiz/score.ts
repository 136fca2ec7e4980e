/** How an answer is judged: the words shared by all kinds of question. No zod here, since the lesson page loads it on *Check*. */

/** Why one option is right or wrong, and what the learner did with it. */
export interface Reason {
  option: string;
  chosen: boolean;
  correct: boolean;
  why: string;
  /** The id of the misconception that makes this wrong option look right. */
  belief?: string;
  /** That misconception in one sentence. */
  beliefSays?: string;
}

/** Points for one question, with a reason for every option. */
export interface Score {
  points: number;
  outOf: number;
  because: Reason[];
}

/** What says which options are right. It is a file of its own, fetched when *Check* is pressed. */
export interface Key {
  kind: string;
  options: readonly { id: string; correct: boolean; why: string; belief?: string; beliefSays?: string }[];
}

/** The reasons for every option, in the order the options stand in. */
export const reasonsFor = (key: Key, chosen: readonly string[]): Reason[] =>
  key.options.map(({ id, ...option }) => ({ option: id, chosen: chosen.includes(id), ...option }));
