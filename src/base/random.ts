/** Chance as a function: what looks random is worked out from a seed and a purpose, never drawn from a running stream. */

const mix = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

const octets = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));
const hexOf = (octet: number): string => octets[octet & 255] ?? '';
const wordOf = (word: number): string => hexOf(word >>> 24) + hexOf(word >>> 16) + hexOf(word >>> 8) + hexOf(word);

/** 128 bits that depend on every character of the text, as 32 hexadecimal digits. Not for secrets. */
export function hash128(text: string): string {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = (Math.imul(a ^ code, 0x01000193) + (d >>> 7)) | 0;
    b = (Math.imul(b ^ code, 0x01000195) + (a >>> 7)) | 0;
    c = (Math.imul(c ^ code, 0x01000197) + (b >>> 7)) | 0;
    d = (Math.imul(d ^ code, 0x01000199) + (c >>> 7)) | 0;
  }
  const lane = (one: number, next: number): string => wordOf(mix(one ^ Math.imul(next + text.length, 0x27d4eb2f)));
  return lane(a, b) + lane(b, c) + lane(c, d) + lane(d, a);
}

const purposeOf = (parts: readonly (string | number)[]): string => JSON.stringify(parts);

/** The GUID that belongs to these parts: a seed, an entry number, a purpose. The same parts give the same GUID for ever. */
export function guid(...parts: readonly (string | number)[]): string {
  const hex = hash128(purposeOf(parts));
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The whole number from 0 to `below` - 1 that belongs to these parts. */
export const integer = (below: number, ...parts: readonly (string | number)[]): number =>
  parseInt(hash128(purposeOf(parts)).slice(0, 8), 16) % below;

/** All of these in the order of the hashes of their texts: mixed, the same for the same texts, and what is left keeps its order when some are taken. */
export const mixedBy = <One>(all: readonly One[], textOf: (one: One, index: number) => string): One[] =>
  all
    .map((one, index) => ({ one, by: hash128(textOf(one, index)) }))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ one }) => one);
