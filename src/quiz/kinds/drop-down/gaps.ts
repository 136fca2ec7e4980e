/** A text with gaps: `{{gap}}` stands where the gap of that id is. */
const mark = /\{\{([^{}]*)\}\}/;

/** What a text is made of: words, and the id of a gap. */
export type Stretch = { words: string } | { gap: string };

/** A text as words and gaps, one after the other. */
export const stretchesOf = (text: string): Stretch[] =>
  text
    .split(mark)
    .map((piece, index) => (index % 2 === 1 ? { gap: piece.trim() } : { words: piece }))
    .filter((piece) => 'gap' in piece || piece.words !== '');

/** The ids of the gaps of a text, in the order they stand. */
export const gapsIn = (text: string): string[] =>
  stretchesOf(text).flatMap((piece) => ('gap' in piece ? [piece.gap] : []));

const few = 5;
const plain = (text: string): string => text.replace(/[`\s]+/g, ' ').trim();

/** What a gap is called: its number, and the words that lead to it, or from it where it comes first. */
export function nameOf(text: string, gap: string): string {
  const pieces = stretchesOf(text);
  const place = pieces.findIndex((piece) => 'gap' in piece && piece.gap === gap);
  const number = pieces.slice(0, place + 1).filter((piece) => 'gap' in piece).length;
  const wordsAt = (index: number): string[] => {
    const piece = pieces[index];
    return piece && 'words' in piece ? plain(piece.words).split(' ').filter(Boolean) : [];
  };
  const [before, after] = [wordsAt(place - 1).slice(-few), wordsAt(place + 1).slice(0, few)];
  if (before.length > 0) return `Gap ${number}, after “${before.join(' ')}”`;
  return after.length > 0 ? `Gap ${number}, before “${after.join(' ')}”` : `Gap ${number}`;
}
