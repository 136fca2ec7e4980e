/** Addresses and prefixes of IPv4 and IPv6. What cannot be read is `undefined`, never an exception. */

/** An address: 32 bits fit a number, 128 bits need a bigint. */
export type Address = { family: 4; value: number } | { family: 6; value: bigint };
/** A block of addresses in CIDR notation; `value` is its first address. */
export type Prefix = Address & { length: number };

const octet = /^(?:0|[1-9]\d{0,2})$/;
const group = /^[\da-f]{1,4}$/i;

function parseIpv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!octet.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return value;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((part) => group.test(part))) return undefined;
  return groups.reduce((value, part) => value * 65536n + BigInt(`0x${part}`), 0n);
}

/** Reads `10.0.0.4` or `fd00::4`. Leading zeros are refused: some systems read them as octal. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) {
    const value = parseIpv6(text);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = parseIpv4(text);
  return value === undefined ? undefined : { family: 4, value };
}

/** How many bits an address of the family has. */
export const bits = (family: 4 | 6): number => (family === 4 ? 32 : 128);

/** The first `length` bits of an IPv4 address, the rest zero. */
export const mask4 = (value: number, length: number): number =>
  length === 0 ? 0 : (value & (0xffffffff << (32 - length))) >>> 0;

/** The first `length` bits of an IPv6 address, the rest zero. */
export const mask6 = (value: bigint, length: number): bigint => {
  const rest = BigInt(128 - length);
  return (value >> rest) << rest;
};

const mask = (address: Address, length: number): Address =>
  address.family === 4
    ? { family: 4, value: mask4(address.value, length) }
    : { family: 6, value: mask6(address.value, length) };

/** Reads `10.0.0.0/16`; a bare address is a prefix of one. Bits beyond the length are dropped: see `isTidy`. */
export function parsePrefix(text: string): Prefix | undefined {
  const [before = '', after, ...rest] = text.split('/');
  const address = parseAddress(before);
  if (!address || rest.length > 0) return undefined;
  if (after === undefined) return { ...address, length: bits(address.family) };
  if (!/^(?:0|[1-9]\d{0,2})$/.test(after) || Number(after) > bits(address.family)) return undefined;
  return { ...mask(address, Number(after)), length: Number(after) };
}

/** Whether a prefix text starts at its own first address: `10.0.0.0/16` does, `10.0.0.1/16` does not. */
export function isTidy(text: string): boolean {
  const prefix = parsePrefix(text);
  const address = parseAddress(text.split('/')[0] ?? '');
  return prefix !== undefined && address?.value === prefix.value;
}

/** Whether the address lies in the prefix. */
export const contains = (prefix: Prefix, address: Address): boolean =>
  prefix.family === address.family && mask(address, prefix.length).value === prefix.value;

/** Whether `inner` lies wholly in `outer`. */
export const covers = (outer: Prefix, inner: Prefix): boolean => outer.length <= inner.length && contains(outer, inner);

/** Whether two prefixes share an address. */
export const overlap = (one: Prefix, other: Prefix): boolean => covers(one, other) || covers(other, one);

/** How many addresses a prefix holds. */
export const sizeOf = (prefix: Prefix): bigint => 1n << BigInt(bits(prefix.family) - prefix.length);

/** The address that stands `offset` places after the prefix's first one, if it is still inside. */
export function addressAt(prefix: Prefix, offset: number): Address | undefined {
  if (offset < 0 || BigInt(offset) >= sizeOf(prefix)) return undefined;
  return prefix.family === 4
    ? { family: 4, value: prefix.value + offset }
    : { family: 6, value: prefix.value + BigInt(offset) };
}

/** The first of the longest runs of zero groups, two at least. */
function longestZeros(groups: readonly string[]): { start: number; length: number } | undefined {
  let best: { start: number; length: number } | undefined;
  let start = 0;
  groups.forEach((part, index) => {
    if (part !== '0') start = index + 1;
    const length = index + 1 - start;
    if (length >= 2 && length > (best?.length ?? 0)) best = { start, length };
  });
  return best;
}

/** Writes an address the way people do; IPv6 shortened at its first longest run of zeros (RFC 5952). */
export function formatAddress({ family, value }: Address): string {
  if (family === 4) return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16));
  const zeros = longestZeros(groups);
  if (!zeros) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.start + zeros.length).join(':')}`;
}

/** Writes a prefix in CIDR notation. */
export const formatPrefix = (prefix: Prefix): string => `${formatAddress(prefix)}/${prefix.length}`;
