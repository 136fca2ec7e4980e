/** The rules that the fields of a peering follow: each message names the value, the rule and the way out. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { formatPrefix, isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import { isPublic } from '#src/base/public-addresses.ts';

const highestAsn = 4_294_967_295;
const longestKey = 25;

const whole = (text: string): boolean => /^\d+$/.test(text);

/** Why a text is not the AS number of the customer's network, or undefined if it is. */
export function asnFault(text: string, profile: Profile): string | undefined {
  const rule = `The AS number of your network is a whole number from 1 to ${highestAsn.toLocaleString('en-US')}`;
  if (text === '') return `Peer ASN is empty. ${rule}. Type the one your routers use.`;
  if (!whole(text)) return `“${text}” is not a whole number. ${rule}.`;
  const number = Number(text);
  if (number < 1 || number > highestAsn) return `${text} is out of range. ${rule}.`;
  const { min, max } = valueOf('expressroute/peer-asn-reserved', profile);
  return number >= min && number <= max
    ? `${text} is reserved: Azure keeps ${min} to ${max} for itself. Type another number, for example 65010.`
    : undefined;
}

/** Why a text is no VLAN ID that is free, or undefined if it is one. `used` names the peering that has a VLAN already. */
export function vlanFault(text: string, used: ReadonlyMap<string, string>, profile: Profile): string | undefined {
  const { min, max } = valueOf('expressroute/vlan-range', profile);
  const rule = `A VLAN ID is a whole number from ${min} to ${max}`;
  if (text === '') return `VLAN ID is empty. ${rule}. Type the one agreed with your provider.`;
  if (!whole(text)) return `“${text}” is not a whole number. ${rule}.`;
  if (Number(text) < min || Number(text) > max) return `${text} is out of range. ${rule}.`;
  const other = used.get(String(Number(text)));
  return other === undefined
    ? undefined
    : `VLAN ${text} is used by the ${other} peering of this circuit. Each peering has a VLAN of its own: type another number.`;
}

/** Why a text is not the subnet of a link in this family, or undefined if it is one. */
export function linkFault(
  label: string,
  text: string,
  family: 4 | 6,
  { profile, isMicrosoft }: { profile: Profile; isMicrosoft: boolean },
): string | undefined {
  const { ipv4, ipv6 } = valueOf('expressroute/peering-prefix', profile);
  const length = family === 4 ? ipv4 : ipv6;
  const example = isMicrosoft
    ? family === 4
      ? '203.0.114.0/30'
      : '2001:470::/126'
    : family === 4
      ? '192.168.10.16/30'
      : 'fd00:a::/126';
  const rule = `Each link has an IPv${family} subnet of its own with the length /${length}, such as ${example}`;
  if (text === '') return `${label} is empty. ${rule}.`;
  const prefix = parsePrefix(text);
  if (!prefix) return `“${text}” is not a subnet. ${rule}.`;
  if (prefix.family !== family) return `${text} is an IPv${prefix.family} subnet. ${rule}.`;
  if (!text.includes('/'))
    return `${text} has no length. ${rule}. Type ${text}/${length} if that is the first address.`;
  if (prefix.length !== length)
    return `${text} has the length /${prefix.length}. ${rule}. Type a /${length}: your router takes its first usable address, Microsoft’s the second.`;
  if (!isTidy(text)) return `${text} does not begin at the first address of its subnet. Type ${formatPrefix(prefix)}.`;
  if (isMicrosoft && !isPublic(prefix))
    return `${text} is not public. Microsoft peering works with public addresses that are registered to you or your provider. Type such a subnet.`;
  return undefined;
}

/** What a subnet of a link runs into: another link, or a peering beside it. `taken` gives the words for each subnet in use. */
export function overlapFault(text: string, taken: readonly { prefix: string; words: string }[]): string | undefined {
  const own = parsePrefix(text);
  const other = taken.find(({ prefix }) => {
    const parsed = parsePrefix(prefix);
    return own && parsed && overlap(own, parsed);
  });
  return other === undefined
    ? undefined
    : `${text} overlaps ${other.prefix}, ${other.words}. Each link needs a subnet of its own: type another.`;
}

/** Why a text cannot be an MD5 key of the BGP session; none is fine. */
export function sharedKeyFault(text: string): string | undefined {
  const rule = `A shared key has at most ${longestKey} letters and digits`;
  if (text.length > longestKey)
    return `The shared key has ${text.length} characters. ${rule}. Remove ${text.length - longestKey}.`;
  const wrong = /[^\da-z]/i.exec(text)?.[0];
  return wrong === undefined
    ? undefined
    : `The shared key has ${wrong === ' ' ? 'a space' : `the character “${wrong}”`} in it. ${rule}. Leave it out, or leave the key empty.`;
}

/** The prefixes of a list with commas. */
export const prefixesIn = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Why a list of prefixes cannot be announced on Microsoft peering, or undefined if it can. */
export function publicPrefixesFault(text: string): string | undefined {
  const rule = 'List public prefixes that are registered to you, with commas between, such as 203.0.114.0/24';
  const list = prefixesIn(text);
  if (list.length === 0) return `Advertised public prefixes are empty. ${rule}.`;
  for (const one of list) {
    const prefix = one.includes('/') ? parsePrefix(one) : undefined;
    if (!prefix) return `“${one}” is not a prefix. ${rule}.`;
    if (!isTidy(one)) return `${one} does not begin at the first address of its prefix. Type ${formatPrefix(prefix)}.`;
    if (!isPublic(prefix)) return `${one} is not public: nobody on the internet owns it. ${rule}.`;
  }
  return undefined;
}

/** Why a text is no customer ASN; none is fine. */
export function customerAsnFault(text: string): string | undefined {
  if (text === '' || (whole(text) && Number(text) <= highestAsn)) return undefined;
  return `“${text}” is not an AS number. Type a whole number up to ${highestAsn.toLocaleString('en-US')}, or leave it empty if the prefixes belong to the peer ASN.`;
}
