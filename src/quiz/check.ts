/** The state of a knowledge check, as plain data and pure steps. It knows neither the page nor where the keys come from. */
import type { Form } from '#src/quiz/form-names.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';

/** A question as the page shows it. */
export interface Question {
  /** The item's id. */
  item: string;
  kind: string;
  /** How many words a complete answer has. */
  choose: number;
  /** In which form a text is to be written. */
  form?: Form | undefined;
}

/** What was chosen, by item; kept over a reload. */
export type Answers = Readonly<Record<string, readonly string[]>>;

export interface Check {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  /** By item; a question with a score is closed until it is tried again. */
  readonly scores: Readonly<Record<string, Score>>;
}

/** A question that cannot be marked yet, and what it lacks. */
export interface Missing {
  item: string;
  /** As the page numbers it, from one. */
  number: number;
  /** Whether nothing at all is chosen. */
  isEmpty: boolean;
  because: string;
}

/** The result of all questions together: what is recorded. */
export interface Result {
  points: number;
  outOf: number;
  items: { item: string; points: number; outOf: number }[];
}

export const createCheck = (questions: readonly Question[], answers: Answers = {}): Check => ({
  questions,
  answers,
  scores: {},
});

/** Notes an answer. A question that was marked keeps the answer it was marked with. */
export const answer = (check: Check, item: string, chosen: readonly string[]): Check =>
  check.scores[item] ? check : { ...check, answers: { ...check.answers, [item]: chosen } };

/** The questions that are not answered completely. The check can be marked when there are none. */
export function missingFrom({ questions, answers, scores }: Check): Missing[] {
  return questions.flatMap(({ item, kind, choose, form }, index) => {
    if (scores[item]) return [];
    const chosen = answers[item] ?? [];
    const { holds, because } = markingOf(kind).isFinished({ choose, form }, chosen);
    return holds ? [] : [{ item, number: index + 1, isEmpty: chosen.length === 0, because }];
  });
}

/** The questions whose keys are needed to mark the check now. */
export const openIn = ({ questions, scores }: Check): Question[] => questions.filter(({ item }) => !scores[item]);

/** Marks every open question. Keys for all of them must be given, and nothing may be missing. */
export function mark(check: Check, keys: Readonly<Record<string, Key>>): Check {
  const [missing] = missingFrom(check);
  if (missing) throw new Error(`Question ${missing.number} (${missing.item}) cannot be marked: ${missing.because}`);
  const scores = { ...check.scores };
  for (const { item, kind } of openIn(check)) {
    const key = keys[item];
    if (!key) throw new Error(`There is no key for ${item}.`);
    scores[item] = markingOf(kind).score(key, check.answers[item] ?? []);
  }
  return { ...check, scores };
}

const isRight = (score: Score | undefined): boolean => score !== undefined && score.points >= score.outOf;

/** The marked questions that did not earn every point. */
export const wrongIn = ({ questions, scores }: Check): Question[] =>
  questions.filter(({ item }) => scores[item] && !isRight(scores[item]));

/** Opens the wrong questions again, without their answers. What was right stays. */
export function tryAgain(check: Check): Check {
  const again = new Set(wrongIn(check).map(({ item }) => item));
  const without = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([item]) => !again.has(item)));
  return { ...check, answers: without(check.answers), scores: without(check.scores) };
}

/** The result, once every question is marked. */
export function resultOf({ questions, scores }: Check): Result | undefined {
  const items: Result['items'] = [];
  for (const { item } of questions) {
    const score = scores[item];
    if (!score) return undefined;
    items.push({ item, points: score.points, outOf: score.outOf });
  }
  const sum = (of: 'points' | 'outOf') => items.reduce((total, one) => total + one[of], 0);
  return { points: sum('points'), outOf: sum('outOf'), items };
}
