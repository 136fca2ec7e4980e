/** How the words of beliefs are read where a page carries them as JSON. */
import * as shape from '#src/base/shape.ts';

/** Gives `WordsById`. */
export const wordsSchema = shape.record(
  shape.object({ belief: shape.string(), repair: shape.string(), facts: shape.array(shape.string()) }),
);
