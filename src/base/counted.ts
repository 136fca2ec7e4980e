/** Counted words, in one way: `1 point`, `2 points`. */

/** The word for so many of a thing. `many` is needed where an `s` at the end does not make it: `count === 1` alone is one. */
export const wordFor = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

/** The number with its word: `1 question`, `0 questions`, `1.5 points`. */
export const counted = (count: number, one: string, many?: string): string => `${count} ${wordFor(count, one, many)}`;
