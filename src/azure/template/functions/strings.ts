/** Template functions on strings. */
import { guid, hash128 } from '#src/base/random.ts';
import { TemplateError } from '../errors.ts';
import { demandCount, integerAt, isList, listAt, sequenceAt, textAt, wordsAt } from '../values.ts';
import type { Given } from '../values.ts';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Thirteen characters that depend on every argument. Not the ones Azure works out, but as stable and as spread. */
function uniqueString(parts: readonly string[]): string {
  const hex = hash128(JSON.stringify(parts));
  let bits = BigInt(`0x${hex.slice(0, 17)}`);
  let text = '';
  for (let index = 0; index < 13; index += 1) {
    text += base32.charAt(Number(bits & 31n));
    bits >>= 5n;
  }
  return text;
}

function within(given: Given, text: string, start: number, length: number): string {
  if (start >= 0 && length >= 0 && start + length <= text.length) return text.slice(start, start + length);
  throw new TemplateError(
    `Unable to evaluate the template language function '${given.name}'. The index and length parameters must refer to a location within the string. The index parameter: '${start}', the length parameter: '${length}', the length of the string parameter: '${text.length}'`,
  );
}

function formatted(given: Given): string {
  return textAt(given, 0).replaceAll(/\{\{|\}\}|\{(\d+)(?::[^}]*)?\}/g, (found, number: string | undefined) => {
    if (number === undefined) return found.charAt(0);
    const index = Number(number) + 1;
    if (index < given.values.length) return wordsAt(given, index);
    throw new TemplateError(`The template language function 'format' has no argument for '${found}'`);
  });
}

const allWords = (given: Given): string[] => given.values.map((_, index) => wordsAt(given, index));

/** By lower-cased name. */
export const strings: Readonly<Record<string, (given: Given) => unknown>> = {
  concat(given) {
    if (given.values.length > 0 && given.values.every(isList)) return given.values.flat(1);
    return allWords(given).join('');
  },
  endswith: (given) => textAt(given, 0).toLowerCase().endsWith(textAt(given, 1).toLowerCase()),
  format: formatted,
  guid: (given) => guid('template', ...allWords(given)),
  indexof: (given) => textAt(given, 0).toLowerCase().indexOf(textAt(given, 1).toLowerCase()),
  join(given) {
    demandCount(given, 2);
    return listAt(given, 0).map(String).join(textAt(given, 1));
  },
  lastindexof: (given) => textAt(given, 0).toLowerCase().lastIndexOf(textAt(given, 1).toLowerCase()),
  padleft(given) {
    demandCount(given, 2, 3);
    return wordsAt(given, 0).padStart(integerAt(given, 1), given.values.length > 2 ? textAt(given, 2) : ' ');
  },
  replace(given) {
    demandCount(given, 3);
    return textAt(given, 0).replaceAll(textAt(given, 1), () => textAt(given, 2));
  },
  split(given) {
    demandCount(given, 2);
    const [, by] = given.values;
    const marks = isList(by) ? by.map(String) : [textAt(given, 1)];
    return marks.reduce<string[]>((parts, mark) => parts.flatMap((part) => part.split(mark)), [textAt(given, 0)]);
  },
  startswith: (given) => textAt(given, 0).toLowerCase().startsWith(textAt(given, 1).toLowerCase()),
  string(given) {
    demandCount(given, 1);
    const [value] = given.values;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? wordsAt(given, 0)
      : JSON.stringify(value);
  },
  substring(given) {
    demandCount(given, 2, 3);
    const text = textAt(given, 0);
    const start = integerAt(given, 1);
    return within(given, text, start, given.values.length > 2 ? integerAt(given, 2) : text.length - start);
  },
  tolower: (given) => textAt(given, 0).toLowerCase(),
  toupper: (given) => textAt(given, 0).toUpperCase(),
  trim: (given) => textAt(given, 0).trim(),
  uniquestring: (given) => uniqueString(given.values.map((_, index) => textAt(given, index))),
  length: (given) => {
    demandCount(given, 1);
    const [value] = given.values;
    if (typeof value === 'object' && value !== null && !isList(value)) return Object.keys(value).length;
    return sequenceAt(given, 0).length;
  },
};
