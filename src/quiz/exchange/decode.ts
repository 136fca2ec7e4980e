/** The text of a file: UTF-8, or UTF-16 with its mark. */
import type { Fault } from '#src/quiz/exchange/own.ts';

/** A file may have so many bytes: far more than the most questions need. */
export const mostBytes = 5 * 1024 * 1024;

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The line of the first byte that is not UTF-8. */
function badLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = 0; end <= bytes.length; end += 1) {
    if (end < bytes.length && bytes[end] !== 10) continue;
    if (decoded(bytes.subarray(start, end), 'utf-8') === undefined) return line;
    line += 1;
    start = end + 1;
  }
  return 1;
}

/** Reads bytes as text, or says what is wrong with them. */
export function decode(bytes: Uint8Array): { text: string } | { fault: Fault } {
  if (bytes.length > mostBytes)
    return {
      fault: {
        line: 1,
        says: `The file has ${(bytes.length / 1024 / 1024).toFixed(0)} MB; at most ${String(mostBytes / 1024 / 1024)} MB are read. Is it the right one? Way out: make several files of it.`,
      },
    };
  const mark = `${String(bytes[0])} ${String(bytes[1])}`;
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  const text = decoded(bytes, encoding);
  if (text === undefined)
    return {
      fault: {
        line: badLine(bytes),
        says: 'Here stand bytes that are not UTF-8 text. Save the file again as UTF-8: in a spreadsheet, "CSV UTF-8".',
      },
    };
  if (text.includes('\0')) return { fault: { line: 1, says: 'This is not a text file: it has zero bytes in it.' } };
  return { text: text.replace(/^\uFEFF/, '') };
}
