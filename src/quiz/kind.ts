/** A kind of question: its schema, what may be seen, and how an answer is marked. */
import * as z from 'zod/mini';
import type { Verdict } from '#src/base/verdict.ts';
import type { Marking } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** A kind as the registry holds it: typed inside, and open for any value outside, which it parses first. */
export interface Kind<Item extends z.core.$ZodType = z.core.$ZodType> {
  kind: string;
  /** Only exams ask it: it takes a screen, a script and minutes that a lesson's check does not have. */
  examOnly: boolean;
  item: Item;
  publicView: (item: unknown) => PublicView;
  keyOf: (item: unknown) => Key;
  /** Unfinished is not wrong. */
  isFinished: (item: unknown, answer: unknown) => Verdict;
  score: (item: unknown, answer: unknown) => Score;
  /** A small item of this kind with a complete right and a complete wrong answer: what the contract suite tries. */
  example: { item: unknown; right: readonly string[]; wrong: readonly string[] };
}

interface Definition<Item extends z.core.$ZodType> {
  kind: string;
  examOnly?: boolean;
  item: Item;
  publicView: (item: z.infer<Item>) => PublicView;
  keyOf: (item: z.infer<Item>) => Key;
  marking: Marking;
  example: Kind['example'];
}

/** An answer, whatever the kind: a list of words, so that drafts and records of any kind can be read for ever. */
const words = z.array(z.string());

/** Describes one kind of question. */
export function defineKind<Item extends z.core.$ZodType>(definition: Definition<Item>): Kind<Item> {
  const { kind, examOnly = false, item, marking, example } = definition;
  const publicView = (value: unknown) => definition.publicView(z.parse(item, value));
  const keyOf = (value: unknown) => definition.keyOf(z.parse(item, value));
  return {
    kind,
    examOnly,
    item,
    example,
    publicView,
    keyOf,
    isFinished: (value, answer) => marking.isFinished(publicView(value), z.parse(words, answer)),
    score: (value, answer) => marking.score(keyOf(value), z.parse(words, answer)),
  };
}
