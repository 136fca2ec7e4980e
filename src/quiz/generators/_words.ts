/** Words that generators share: lists and small numbers. */

/** `a, b and c`. */
export const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

const counted = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** 3 → three; from ten on in digits. */
export const inWords = (count: number): string => counted[count] ?? String(count);

/** `the plant` → `The plant`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
