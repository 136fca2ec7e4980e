/** A guesser that learns: from all other questions it learns which looks and words right options have, and then guesses by that alone. */
import type { Entry } from '#tests/quiz/bank.ts';
import { questionsOf, type Question } from '#tests/quiz/guessing.ts';

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [])];

/** Where a number stands among others: the most, the least, or between. */
const rankOf = (own: number, all: readonly number[]): string => {
  if (Math.max(...all) === Math.min(...all)) return 'level';
  return own === Math.max(...all) ? 'most' : own === Math.min(...all) ? 'least' : 'between';
};

/** What can be seen of one option: its words, and how it compares with the others. */
function featuresOf({ stem, choices }: Question, place: number): string[] {
  const known = new Set(wordsOf(stem));
  const measures: Record<string, (text: string) => number> = {
    length: (text) => text.length,
    'words of the stem': (text) => wordsOf(text).filter((word) => known.has(word)).length,
    digits: (text) => text.match(/\d/g)?.length ?? 0,
    commas: (text) => text.match(/,/g)?.length ?? 0,
  };
  const own = choices[place]?.text ?? '';
  return [
    `place ${place}`,
    ...Object.entries(measures).map(
      ([name, measure]) =>
        `${name}: ${rankOf(
          measure(own),
          choices.map(({ text }) => measure(text)),
        )}`,
    ),
    ...wordsOf(own).map((word) => `"${word}"`),
  ];
}

/** How often a feature was seen on right options and on wrong ones. */
interface Seen {
  right: number;
  wrong: number;
}

function learn(questions: readonly Question[]): { seen: ReadonlyMap<string, Seen>; all: Seen } {
  const seen = new Map<string, Seen>();
  const all: Seen = { right: 0, wrong: 0 };
  for (const question of questions)
    for (const [place, { correct }] of question.choices.entries()) {
      const kind = correct ? 'right' : 'wrong';
      all[kind] += 1;
      for (const feature of featuresOf(question, place)) {
        const counts = seen.get(feature) ?? { right: 0, wrong: 0 };
        counts[kind] += 1;
        seen.set(feature, counts);
      }
    }
  return { seen, all };
}

/** How much a feature speaks for an option being right: naive Bayes, with one sighting of each added. */
const weightOf = ({ seen, all }: ReturnType<typeof learn>, feature: string): number => {
  const { right, wrong } = seen.get(feature) ?? { right: 0, wrong: 0 };
  return Math.log((right + 1) / (all.right + 2)) - Math.log((wrong + 1) / (all.wrong + 2));
};

export interface Learned {
  guesses: number;
  share: number;
  chance: number;
  /** The features that speak loudest for an option, with how often they were right and wrong. */
  loudest: readonly (readonly [feature: string, right: number, wrong: number])[];
}

const folds = 10;

/** Guesses each single choice after learning from the nine tenths of them that it is not among. */
export function learnAndGuess(entries: readonly Entry[]): Learned {
  const questions = questionsOf(entries.filter(({ item }) => item.kind === 'single'));
  let hits = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const learned = learn(questions.filter((_, index) => index % folds !== fold));
    for (const question of questions.filter((_, index) => index % folds === fold)) {
      const scores = question.choices.map((_, place) =>
        featuresOf(question, place).reduce((sum, feature) => sum + weightOf(learned, feature), 0),
      );
      const best = scores.flatMap((score, place) => (score === Math.max(...scores) ? [place] : []));
      hits += best.filter((place) => question.choices[place]?.correct === true).length / best.length;
    }
  }
  const whole = learn(questions);
  return {
    guesses: questions.length,
    share: hits / questions.length,
    chance: questions.reduce((sum, { choices }) => sum + 1 / choices.length, 0) / questions.length,
    loudest: [...whole.seen]
      .filter(([, { right, wrong }]) => right + wrong >= 8)
      .toSorted(([one], [other]) => weightOf(whole, other) - weightOf(whole, one))
      .slice(0, 10)
      .map(([feature, { right, wrong }]) => [feature, right, wrong] as const),
  };
}
