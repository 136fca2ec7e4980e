/** What Azure takes as the address space of a network and as the range of a subnet, and what to do about one it does not take. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { covers, formatAddress, formatPrefix, isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import type { Prefix } from '#src/base/ip.ts';

/** The prefixes in a text, separated by commas or spaces. */
export const prefixesIn = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

const read = (texts: readonly string[]): Prefix[] =>
  texts.flatMap((text) => {
    const prefix = text.includes('/') ? parsePrefix(text) : undefined;
    return prefix === undefined ? [] : [prefix];
  });

/** Why a text is no prefix in CIDR notation, or undefined if it is one. `what` begins the sentence: `The address space`. */
export function prefixFault(text: string, what: string, example = '10.0.0.0/16'): string | undefined {
  if (text === '') return `${what} is empty. Type a first address and a length, for example ${example}.`;
  const prefix = parsePrefix(text);
  if (prefix === undefined)
    return `“${text}” is no address range. Write four numbers from 0 to 255, a slash and a length up to 32, for example ${example}.`;
  if (!text.includes('/'))
    return `“${text}” has no length. Write how many bits stay fixed after a slash, for example ${text}/${example.split('/')[1] ?? '16'}.`;
  return isTidy(text)
    ? undefined
    : `“${text}” does not begin at its first address. With /${prefix.length} that is ${formatPrefix(prefix)}. Type that, or another length.`;
}

/** Why a text is no address space of a network, or undefined if it is one. */
export function addressSpaceFault(text: string): string | undefined {
  const texts = prefixesIn(text);
  if (texts.length === 0) return prefixFault('', 'The address space');
  for (const [index, one] of texts.entries()) {
    const fault = prefixFault(one, 'The address space');
    if (fault !== undefined) return fault;
    const [prefix] = read([one]);
    const other = texts
      .slice(0, index)
      .find((earlier) => read([earlier]).some((two) => prefix && overlap(two, prefix)));
    if (other !== undefined) return `${one} overlaps ${other}. The ranges of a network lie apart. Change one of them.`;
  }
  return undefined;
}

export interface RangeRules {
  /** The address space of the network. */
  space: readonly string[];
  /** The other subnets. */
  others: readonly { name: string; prefixes: readonly string[] }[];
  /** It is the subnet of a gateway. */
  isForGateway: boolean;
  profile: Profile;
}

/** Why a text is no range for a subnet, or undefined if it is one. */
export function rangeFault(text: string, { space, others, isForGateway, profile }: RangeRules): string | undefined {
  const fault = prefixFault(text, 'The address range', '10.0.0.0/24');
  const prefix = parsePrefix(text);
  if (fault !== undefined || prefix === undefined) return fault;
  const { ipv4, ipv6 } = valueOf('expressroute/smallest-subnet', profile);
  if (prefix.family === 6 && prefix.length !== ipv6)
    return `${text} has the length /${prefix.length}. An IPv6 subnet is exactly /${ipv6}. Change the length.`;
  const longest = isForGateway ? valueOf('expressroute/gateway-subnet', profile).longestPrefix : ipv4;
  if (prefix.family === 4 && prefix.length > longest)
    return isForGateway
      ? `${text} is too small for a gateway: an ExpressRoute gateway needs /${longest} or larger, that is a smaller number after the slash. Choose /${longest}.`
      : `${text} is too small: the smallest subnet is /${ipv4}. Choose /${ipv4} or a smaller number after the slash.`;
  if (!read(space).some((outer) => covers(outer, prefix)))
    return `${text} does not lie in the address space ${space.join(', ')}. Choose a range inside it, or change the address space.`;
  const other = others.find(({ prefixes }) => read(prefixes).some((one) => overlap(one, prefix)));
  return other === undefined
    ? undefined
    : `${text} overlaps the subnet “${other.name}” (${other.prefixes.join(', ')}). Subnets lie apart: choose a free range${free(space, others, prefix.length)}.`;
}

const free = (space: readonly string[], others: RangeRules['others'], length: number): string => {
  const found = freeRange(
    space,
    others.flatMap(({ prefixes }) => prefixes),
    length,
  );
  return found === undefined ? '' : `, for example ${found}`;
};

/** The lowest range of this length in the space that none of the others touches; undefined where there is none. */
export function freeRange(space: readonly string[], taken: readonly string[], length: number): string | undefined {
  const others = read(taken);
  for (const outer of read(space)) {
    if (outer.family !== 4 || outer.length > length) continue;
    const step = 2 ** (32 - length);
    const end = outer.value + 2 ** (32 - outer.length);
    for (let value = outer.value; value < end; value += step) {
      const candidate: Prefix = { family: 4, value, length };
      const hit = others.find((other) => overlap(other, candidate));
      if (hit === undefined) return formatPrefix(candidate);
      // Past the end of what is in the way, at the next place where a range of this length may begin.
      if (hit.family === 4) {
        const after = hit.value + 2 ** (32 - hit.length);
        value = Math.max(value, Math.ceil(after / step) * step - step);
      }
    }
  }
  return undefined;
}

/** `10.0.0.0/24` as the first address and the length; both empty where the text is no prefix. */
export function rangeParts(text: string): { start: string; size: string } {
  const prefix = text.includes('/') ? parsePrefix(text) : undefined;
  if (prefix === undefined) return { start: '', size: '' };
  const { length, ...address } = prefix;
  return { start: isTidy(text) ? formatAddress(address) : (text.split('/')[0] ?? ''), size: String(length) };
}
