/** How far one gets without knowing anything: ways to guess from the looks of a question, and how often each hits against chance. */
import { askedIn, type Entry } from '#tests/quiz/bank.ts';
import { kindOf } from '#src/quiz/registry.ts';

/** Something to choose, as the page shows it. */
interface Choice {
  text: string;
  correct: boolean;
}

/** A question with options, without its facts. */
export interface Question {
  stem: string;
  /** In the order the page shows them. */
  choices: readonly Choice[];
}

/** Gives each choice a number; who guesses takes the highest. */
type Look = (choice: Choice, place: number, question: Question) => number;

/** How a way of guessing did: the share of its guesses that hit, and what chance would hit. */
export interface Guess {
  name: string;
  guesses: number;
  share: number;
  chance: number;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]{4,}/g) ?? [];
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const looks: readonly (readonly [name: string, look: Look])[] = [
  ['the longest', ({ text }) => text.length],
  ['the shortest', ({ text }) => -text.length],
  ...['first', 'second', 'third', 'fourth'].map(
    (name, wanted) =>
      [`the ${name}`, (_choice, place) => (place === wanted ? 1 : 0)] as const satisfies readonly [string, Look],
  ),
  ['the last', (_choice, place, { choices }) => (place === choices.length - 1 ? 1 : 0)],
  [
    'the one with most words of the stem',
    ({ text }, _place, { stem }) => {
      const known = new Set(wordsOf(stem));
      return wordsOf(text).filter((word) => known.has(word)).length;
    },
  ],
  [
    'the one with fewest words like only or always',
    ({ text }) => -countOf(text, /\b(?:only|always|never|every|all|none|no|any)\b/gi),
  ],
  ['the one with most of can and may', ({ text }) => countOf(text, /\b(?:can|may|might|some|usually|often)\b/gi)],
  ['the one with most digits', ({ text }) => countOf(text, /\d/g)],
  [
    'the one most like the others',
    ({ text }, place, { choices }) => {
      const own = new Set(wordsOf(text));
      return choices.reduce(
        (sum, other, index) =>
          index === place ? sum : sum + wordsOf(other.text).filter((word) => own.has(word)).length,
        0,
      );
    },
  ],
];

/** Questions with options, as they are shown. Areas of figures have no text and no order that tells. */
export function questionsOf(entries: readonly Entry[]): Question[] {
  return askedIn(entries).flatMap(({ item }) => {
    if (item.kind !== 'single' && item.kind !== 'multiple') return [];
    const correct = new Map(item.options.map((option) => [option.id, option.correct]));
    const { parts } = kindOf(item.kind).publicView(item);
    return [{ stem: item.stem, choices: parts.map(({ id, text }) => ({ text, correct: correct.get(id) === true })) }];
  });
}

/** The share of right ones among the highest: as many as are asked for, a tie at the edge shared out. */
function hitsOf(question: Question, look: Look): number {
  const asked = question.choices.filter(({ correct }) => correct).length;
  const rated = question.choices.map((choice, place) => ({ choice, by: look(choice, place, question) }));
  const edge = rated.map(({ by }) => by).toSorted((a, b) => b - a)[asked - 1] ?? 0;
  const right = (all: typeof rated) => all.filter(({ choice }) => choice.correct).length;
  const above = rated.filter(({ by }) => by > edge);
  const level = rated.filter(({ by }) => by === edge);
  return right(above) + (right(level) * (asked - above.length)) / level.length;
}

/** Guesses every question in every way. What is said `before` each name tells several runs apart. */
export function guess(questions: readonly Question[], before = ''): Guess[] {
  const guesses = questions.reduce((sum, { choices }) => sum + choices.filter(({ correct }) => correct).length, 0);
  const chance =
    questions.reduce(
      (sum, { choices }) => sum + choices.filter(({ correct }) => correct).length ** 2 / choices.length,
      0,
    ) / guesses;
  return looks.map(([name, look]) => ({
    name: `${before}${name}`,
    guesses,
    share: questions.reduce((sum, question) => sum + hitsOf(question, look), 0) / guesses,
    chance,
  }));
}
