/** A question about a packet, as its kind is written: what is asked, and what a trace answers to it. */
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import type { Scene } from './scene.ts';

export interface Answer {
  /** Two traces that answer alike have the same key. */
  key: string;
  text: string;
}

/** One question, asked of one scene. */
export interface Asked {
  text: string;
  /** What a way through a network answers. */
  answerOf: (trace: Trace, network: Network) => Answer;
  /** The fact that decides the true answer, where it is not the one behind the whole way. */
  fact?: string;
  /** More answers that somebody might give, so that the choice is not told by what is missing. */
  others: readonly Answer[];
}

export interface QuestionKind {
  id: string;
  /** Undefined where the question makes no sense. */
  ask: (scene: Scene) => Asked | undefined;
}

/** Declares a kind of question; the list in questions.ts names it. */
export const defineQuestion = (kind: QuestionKind): QuestionKind => kind;
