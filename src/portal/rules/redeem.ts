/** What a circuit user is given to redeem: a key and the id of the circuit. Says which part of a wrong one is wrong. */
import { circuitIdFault, isGuid } from '#src/portal/resourceId.ts';

const rule = 'A key is a GUID: 32 hexadecimal digits in five groups, 8-4-4-4-12.';
const again = "Copy it again from the owner's Authorizations.";

/** Why a text is no authorization key, or undefined if it is one by its form. */
export function keyFault(key: string): string | undefined {
  if (key === '')
    return 'The authorization key is empty. Paste the key the owner of the circuit gave you, or untick Redeem authorization.';
  if (isGuid(key)) return undefined;
  if (key.startsWith('/'))
    return `“${key}” is a Resource ID, not a key. Paste it under Peer circuit URI, and the key here. ${rule}`;
  const inner = /^[{("'<\s]*([\da-f-]{36})[})"'>\s.,;]*$/i.exec(key)?.[1];
  if (inner !== undefined && isGuid(inner))
    return `“${key}” has something around the key. Leave only the digits and hyphens: ${inner}`;
  const digits = key.replaceAll(/[^\da-f]/gi, '').length;
  const counted = /^[\da-f-]+$/i.test(key) && digits !== 32 ? ` This one has ${digits} digits.` : '';
  return `“${key}” is not an authorization key. ${rule}${counted} ${again}`;
}

/** Why a text is no peer circuit URI, or undefined if it is one by its form. */
export function uriFault(uri: string): string | undefined {
  if (uri === '')
    return 'The peer circuit URI is empty. Paste the Resource ID of the circuit; its owner finds it on the Authorizations page.';
  if (isGuid(uri))
    return `“${uri}” looks like a key, not like a Resource ID. Paste it under Authorization key, and the Resource ID of the circuit here.`;
  if (/^https?:/i.test(uri))
    return `“${uri}” is a web address. A peer circuit URI is the Resource ID alone: remove everything before /subscriptions.`;
  return circuitIdFault(uri);
}
