/** How much room text takes in a drawing, where no browser can be asked: a guess that is rather too wide. */

/** The width of a line, in the units of its font size. */
export const widthOf = (text: string, fontSize: number): number => text.length * fontSize * 0.57;

const narrow = /[ijlI.,:;'|!()[\]{} ]/;
const slim = /[frt\-/]/;
const broad = /[mwMW@%]/;

/** The width of a line of bold letters, in ems, letter by letter: for boxes in which every unit counts. */
export const boldWidthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) =>
      sum +
      (narrow.test(letter)
        ? 0.3
        : slim.test(letter)
          ? 0.4
          : broad.test(letter)
            ? 0.9
            : /[A-Z]/.test(letter)
              ? 0.7
              : 0.59),
    0,
  );

/** The text in lines of at most so many characters, broken at spaces; a longer word keeps a line of its own. */
export function linesOf(text: string, chars: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > chars) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

export const round = (value: number): number => Math.round(value * 10) / 10;
