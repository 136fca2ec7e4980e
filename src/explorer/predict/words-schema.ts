/** How the words of beliefs are read where a page carries them as JSON. */
import * as z from 'zod/mini';

/** Gives `WordsById`. */
export const wordsSchema = z.record(
  z.string(),
  z.object({ belief: z.string(), repair: z.string(), facts: z.array(z.string()) }),
);
