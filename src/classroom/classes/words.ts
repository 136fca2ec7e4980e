/** Texts that people write for other people: trimmed, of one length, and free of what no screen shows. */
import * as z from 'zod/mini';

/** Marks that turn the direction of what follows, and control characters: they could make a text pass for another. */
const unseen = /(?![\n\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** A text of one to `longest` characters after trimming. */
export const words = (longest: number) =>
  z.string().check(
    z.overwrite((text) => text.replaceAll(unseen, '').trim()),
    z.minLength(1, 'is empty: write something'),
    z.maxLength(longest, `is longer than ${String(longest)} characters: make it shorter`),
  );
