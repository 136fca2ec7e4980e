/** Reads a file of questions, whatever it is: CSV, Markdown, a QTI 3 item or a QTI 3 package. */
import { readCsv } from '#src/quiz/exchange/csv.ts';
import { decode, mostBytes } from '#src/quiz/exchange/decode.ts';
import { readMarkdown } from '#src/quiz/exchange/markdown.ts';
import { readPackage, readQti } from '#src/quiz/exchange/qti/read.ts';
import type { Imported } from '#src/quiz/exchange/own.ts';

/** Reads the bytes of a file by the end of its name, or by what it begins with. Refuses it as a whole, with every fault and its line. */
export function readForm(name: string, bytes: Uint8Array): Imported {
  const title = name.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '') || 'My questions';
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip && bytes.length <= mostBytes) return readPackage(bytes, title);
  const read = decode(bytes);
  if ('fault' in read) return { faults: [read.fault] };
  const { text } = read;
  if (/\.xml$/i.test(name) || /^\s*<(?:\?xml|qti-)/.test(text)) return readQti(text, title);
  if (/\.(?:md|markdown)$/i.test(name) || /^#{1,2}\s/m.test(text.slice(0, 2000))) return readMarkdown(text, title);
  return readCsv(text, title);
}
