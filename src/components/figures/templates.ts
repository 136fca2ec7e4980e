/** Facts in the text of a figure: `{{expressroute/bgp-timers at hold}}` stands for what the fact counts, so that no figure says a number of its own. */
import type { Profile } from '#src/base/facts.ts';
import { factNamed, wordsOf } from '#src/components/facts/words.ts';

const template = /\{\{\s*([a-z0-9-]+\/[a-z0-9-]+)(?:\s+at\s+([^{}]+?))?(?:\s+as\s+(gbps))?\s*\}\}/g;
const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?!\d)/g;
const ipv6 = /[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\/\d{1,3})?/gi;
/** `ErGw1AZ`, `IPv6`, `vnet-2`: what begins with a letter is a name. `AS65001` is a number all the same. */
const named = /\b(?!AS\d)[a-z][\w-]*/gi;

/** The ids of the facts that a text has in its templates. */
export const factsIn = (text: string): string[] => [...text.matchAll(template)].map(([, id = '']) => id);

/** Whether a text has a template at all. */
export const hasTemplate = (text: string): boolean => text.includes('{{');

function gbps(mbps: string): string {
  const value = Number(mbps.replaceAll(',', ''));
  if (!Number.isFinite(value)) throw new Error(`"${mbps}" is no number of Mbps, so it cannot be shown "as gbps".`);
  return value < 1000 ? `${mbps} Mbps` : `${(value / 1000).toLocaleString('en-US')} Gbps`;
}

/**
 * The text with what its facts count under a profile: 1000 → 1,000, and 1000 `as gbps` → 1 Gbps. Throws, in words for the author,
 * when a fact or a part of it does not exist, or a template cannot be read.
 */
export function filled(text: string, profile: Profile): string {
  const words = text.replaceAll(template, (_, id: string, at: string | undefined, as: string | undefined) => {
    const value = wordsOf(factNamed(id), profile, { at, join: 'and' });
    return as === undefined ? value : gbps(value);
  });
  if (/\{\{|\}\}/.test(words))
    throw new Error(
      `"${text}" has a template that cannot be read. It is written {{course/fact}}, {{course/fact at part.of.value}} or {{course/fact at part as gbps}}.`,
    );
  return words;
}

function product(text: string): number {
  return text
    .split('*')
    .map((factor) => {
      const [first = NaN, ...divisors] = factor.split('/').map((part) => (part.trim() === '' ? NaN : Number(part)));
      return divisors.reduce((value, divisor) => value / divisor, first);
    })
    .reduce((one, other) => one * other, 1);
}

/** A place on an axis: a number, or a sum of facts and numbers such as `{{expressroute/bfd-timers at interval}} * 3`. Throws when it is no number. */
export function counted(expression: number | string, profile: Profile): number {
  if (typeof expression === 'number') return expression;
  const sum = filled(expression, profile)
    .replaceAll(',', '')
    .split('+')
    .map(product)
    .reduce((one, other) => one + other, 0);
  if (!Number.isFinite(sum))
    throw new Error(`"${expression}" is no number. Write a number, {{course/fact}}, or these joined by +, * and /.`);
  return sum;
}

/** A product and the layers of a network are names, not numbers. */
const ordinary = /\b(?:Microsoft 365|layers? \d)\b/gi;

/** The first number in a text that no fact, address or name explains. `names` are literal pieces of text that may hold digits. */
export function strayNumber(text: string, names: readonly string[]): string | undefined {
  let rest = text.replaceAll(template, ' ');
  for (const name of names.toSorted((one, other) => other.length - one.length)) rest = rest.replaceAll(name, ' ');
  for (const known of [ordinary, ipv4, ipv6, named]) rest = rest.replaceAll(known, ' ');
  return /\d(?:[\d.,]*\d)?/.exec(rest)?.[0];
}
