/** The words of a case study: `question/word`, so that each question keeps its own. */

/** A word about one of the questions. */
export const within = (question: string, word: string): string => `${question}/${word}`;

/** The words about one of the questions, as its own kind has them. */
export const wordsOf = (answer: readonly string[], question: string): string[] =>
  answer.flatMap((word) => (word.startsWith(`${question}/`) ? [word.slice(question.length + 1)] : []));

/** The answer with other words about one of the questions. */
export const withWords = (answer: readonly string[], question: string, words: readonly string[]): string[] => [
  ...answer.filter((word) => !word.startsWith(`${question}/`)),
  ...words.map((word) => within(question, word)),
];
