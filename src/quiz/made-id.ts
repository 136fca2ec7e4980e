/** The ids of questions made anew from a seed: `generated/<generator>/<seed>`, which is enough to make them again. */

const begin = 'generated/';

/** The id of the question that a generator makes from a seed. */
export const madeId = (generator: string, seed: string): string => `${begin}${generator}/${seed}`;

/** Whether a question was made anew; the others are of the bank. */
export const isMade = (item: string): boolean => item.startsWith(begin);

/** The generator and the seed of a made question; undefined for one of the bank. */
export function originOf(item: string): { generator: string; seed: string } | undefined {
  if (!isMade(item)) return undefined;
  const [generator = '', ...seed] = item.slice(begin.length).split('/');
  return { generator, seed: seed.join('/') };
}

/** What is judged together: all questions of a generator, since no seed is seen twice, and each of the bank by itself. */
export function familyOf(item: string): string {
  const origin = originOf(item);
  return origin ? `${begin}${origin.generator}` : item;
}
