/** Names people give themselves or others: any script and emoji, no invisible tricks. They are text everywhere, so `<b>` is a name like any other. */
import { refuse, type Refusal } from '../refusal.ts';

/** In characters as people count them. */
const longest = 60;

// Control characters, line separators, marks that turn the direction of what follows, and characters that cannot be seen.
const unseen =
  /[\p{Cc}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e007f}]/gu;
const piled = /\p{M}{7}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A name as it is kept: composed, without what cannot be seen, single spaces; or why it is none. */
export function readName(given: string): string | Refusal {
  const name = given.slice(0, 2000).normalize('NFC').replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
  const letters = [...graphemes.segment(name)];
  if (!letters.some(({ segment }) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(segment)))
    return refuse(
      422,
      'NoName',
      'A name needs at least one letter that can be seen. Write the name you want to be called by.',
    );
  if (given.length > 2000 || letters.length > longest)
    return refuse(
      422,
      'LongName',
      `This name has more than ${String(longest)} characters, which is the most that fits on a tile. Write a shorter one.`,
    );
  if (piled.test(name))
    return refuse(
      422,
      'PiledName',
      'This name has more than six marks on one letter, and would cover its neighbors. Write it with fewer.',
    );
  return name;
}

/** What two names have in common when people would call them the same: case, width and space are not counted. */
export const sameName = (name: string): string =>
  name.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ').trim();

/** The name with a number behind it, for the second and later ones who are called the same. */
export const numbered = (name: string, number: number): string => (number < 2 ? name : `${name} (${String(number)})`);
