/** What figures of every kind have in common. */
import * as z from 'zod';

/** An id within a figure. Whatever has one can be asked for in a question. */
export const elementId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, such as first-link');

export const words = z.string().trim().min(1, 'write some words');

/** The members of every figure. */
export const common = {
  title: words,
  /** What a person who cannot see the figure should know. */
  text: words,
  /** The facts it shows. Those in its templates count without being listed. */
  facts: z.array(z.string()).default([]),
  /** Pieces of text that may hold digits: product names, examples, ordinals. */
  names: z.array(words).default([]),
};

/** What a part of a figure is: it chooses the color, and never says more than the words beside it. */
export const tone = z.enum([
  'plain',
  'yours',
  'microsoft',
  'gateway',
  'hub',
  'spoke',
  'start',
  'ask',
  'good',
  'bad',
  'warn',
]);

/** What is wrong with a figure, in words for its author. */
export interface Problem {
  /** Where: `panels.0.nodes.2.label`. */
  field: string;
  message: string;
}

/** Something in a figure that can be pointed at. */
export interface Area {
  id: string;
  label: string;
}

/** Marks on the areas of a figure, from an area's id to one or two letters or digits, drawn as a badge. */
export type Marks = Readonly<Record<string, string>>;

/** One problem for each id of the second list that the first does not have. */
export function unknownIds(
  known: readonly string[],
  used: readonly { field: string; id: string }[],
  what: string,
): Problem[] {
  return used
    .filter(({ id }) => !known.includes(id))
    .map(({ field, id }) => ({ field, message: `there is no ${what} "${id}"; there are: ${known.join(', ')}` }));
}
