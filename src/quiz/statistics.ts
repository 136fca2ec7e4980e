/** What answers say about the questions themselves: how often each was asked, how hard it was, whether it tells people apart, what was chosen, how long it took. */
import { shareOf } from '#src/quiz/ability/answered.ts';
import { median } from '#src/quiz/review/pace.ts';

/** One answer to one question. */
export interface Marked {
  item: string;
  /** What was answered in one go by one person: an attempt, or a day of practice. Questions are compared within it. */
  sitting: string;
  points: number;
  outOf: number;
  seconds?: number | undefined;
  /** The answer, as its kind says it. */
  words?: readonly string[] | undefined;
}

export interface Choice {
  word: string;
  times: number;
  /** Whether it is right, as far as answers with all points show it. */
  correct: boolean | undefined;
}

export interface ItemStatistics {
  item: string;
  /** How often it was answered. */
  exposure: number;
  /** The mean share of its points, 0 to 1: the classical difficulty, which is high for an easy question. */
  facility: number | undefined;
  /**
   * The point-biserial correlation of its share with the mean share of the other questions of the same sitting, -1 to 1. Undefined below
   * ten sittings with at least five other questions, or where either never varies.
   */
  discrimination: number | undefined;
  /** What was chosen, most often first, and what stands there and never was. */
  choices: readonly Choice[];
  /** The middle of the seconds. */
  seconds: number | undefined;
}

/** A question of the bank, as far as its statistics go. */
export interface Subject {
  item: string;
  /** The ids of its options, where an answer is one or several of them. */
  options?: readonly string[];
  /** What somebody earns who guesses, 0 to 1. */
  guessed?: number;
}

const fewestOthers = 5;
const fewestSittings = 10;

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Pearson's correlation; with a question of right and wrong it is the point-biserial one. Undefined where one side never varies. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const [one, other] = [mean(pairs.map(([first]) => first)), mean(pairs.map(([, second]) => second))];
  let [both, first, second] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - one) * (y - other);
    first += (x - one) ** 2;
    second += (y - other) ** 2;
  }
  return first < 1e-12 || second < 1e-12 ? undefined : both / Math.sqrt(first * second);
}

/** For each answer the mean share of the others of its sitting, if there are enough. */
function restsOf(answers: readonly Marked[]): Map<Marked, number> {
  const rests = new Map<Marked, number>();
  for (const [, sitting] of Map.groupBy(answers, (answer) => answer.sitting)) {
    const sum = sitting.reduce((all, answer) => all + shareOf(answer), 0);
    const others = sitting.length - 1;
    if (others < fewestOthers) continue;
    for (const answer of sitting) rests.set(answer, (sum - shareOf(answer)) / others);
  }
  return rests;
}

function choicesOf(own: readonly Marked[], options: readonly string[] = []): Choice[] {
  const times = new Map<string, number>(options.map((word) => [word, 0]));
  const right = new Set<string>();
  for (const answer of own)
    for (const word of answer.words ?? []) {
      times.set(word, (times.get(word) ?? 0) + 1);
      if (shareOf(answer) >= 1) right.add(word);
    }
  return [...times]
    .map(([word, count]) => ({ word, times: count, correct: right.size > 0 ? right.has(word) : undefined }))
    .toSorted((one, other) => other.times - one.times || (one.word < other.word ? -1 : 1));
}

/** The statistics of each question, in the order given. Answers to other questions count for the comparison only. */
export function statisticsOf(answers: readonly Marked[], subjects: readonly Subject[]): ItemStatistics[] {
  const byItem = Map.groupBy(answers, ({ item }) => item);
  const rests = restsOf(answers);
  return subjects.map(({ item, options }) => {
    const own = byItem.get(item) ?? [];
    const pairs = own.flatMap((answer) => {
      const rest = rests.get(answer);
      return rest === undefined ? [] : [[shareOf(answer), rest] as const];
    });
    const seconds = own.flatMap((answer) => answer.seconds ?? []);
    return {
      item,
      exposure: own.length,
      facility: own.length === 0 ? undefined : mean(own.map(shareOf)),
      discrimination: pairs.length < fewestSittings ? undefined : correlation(pairs),
      choices: choicesOf(own, options),
      seconds: seconds.length === 0 ? undefined : median(seconds),
    };
  });
}
