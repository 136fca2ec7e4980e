/** The forms of a text that is filled in: what may be written in several ways and means the same. No schema: the page loads it. */
import { formatAddress, formatPrefix, isTidy, parseAddress, parsePrefix } from '#src/base/ip.ts';
import type { Form } from '#src/quiz/form-names.ts';

/** A text in the one way of writing it that can be compared, or why it is not of the form, in words for the learner. */
export type Read = { value: string } | { because: string };

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

function readPrefix(text: string): Read {
  const written = withoutSpaces(text);
  const prefix = written.includes('/') ? parsePrefix(written) : undefined;
  if (!prefix) return { because: `"${text}" is not a prefix. Write an address and a length, like 192.0.2.0/24.` };
  if (!isTidy(written))
    return {
      because: `In "${text}", bits after the first ${prefix.length} are set, so it names an address inside a block. Write the first address of the block.`,
    };
  return { value: formatPrefix(prefix) };
}

function readAddress(text: string): Read {
  const address = parseAddress(withoutSpaces(text));
  return address
    ? { value: formatAddress(address) }
    : { because: `"${text}" is not an address. Write it like 192.0.2.10, without a length.` };
}

/** Thousands may be set apart by commas, spaces or underscores, three digits each. */
function readNumber(text: string): Read {
  const plain = text.trim();
  const digits = /^\d{1,3}(?:([,_\s'])\d{3})(?:\1\d{3})*(?:\.\d+)?$/u.test(plain)
    ? plain.replace(/[,_\s']/gu, '')
    : plain;
  if (!/^\d+(?:\.\d+)?$/.test(digits)) return { because: `"${text}" is not a number. Write digits alone, like 1500.` };
  return { value: String(Number(digits)) };
}

const largestAsn = 0xffffffff;

/** `65001`, `AS65001`, or two halves with a point between them (RFC 5396). */
function readAsn(text: string): Read {
  const written = withoutSpaces(text).replace(/^asn?/i, '');
  const halves = /^(\d+)\.(\d+)$/.exec(written);
  const [high, low] = [Number(halves?.[1]), Number(halves?.[2])];
  const number = halves ? (high > 0xffff || low > 0xffff ? NaN : high * 0x10000 + low) : Number(written || NaN);
  if (!/^[\d.]+$/.test(written) || !Number.isInteger(number) || number < 1 || number > largestAsn)
    return { because: `"${text}" is not an AS number. Write it like 64500 or AS64500.` };
  return { value: String(number) };
}

/** Capitals, hyphens, quotes and a point at the end do not matter. */
function readWord(text: string): Read {
  const value = text
    .toLowerCase()
    .replace(/[\s_\u2010-\u2015-]+/g, ' ')
    .replace(/["'`‘’“”]/g, '')
    .trim()
    .replace(/[.!]+$/, '');
  return value === '' ? { because: 'Nothing is written yet. Write a word or a few.' } : { value };
}

const readers: Readonly<Record<Form, (text: string) => Read>> = {
  prefix: readPrefix,
  address: readAddress,
  number: readNumber,
  asn: readAsn,
  word: readWord,
};

/** Reads a text in a form. */
export const read = (form: Form, text: string): Read => readers[form](text);

/** What stands beside the box: how the answer may be written. */
export const hintOf: Readonly<Record<Form, string>> = {
  prefix: 'A prefix, like 192.0.2.0/24',
  address: 'An address, like 192.0.2.10',
  number: 'A number in digits',
  asn: 'An AS number, like 64500',
  word: 'A word or a few',
};
