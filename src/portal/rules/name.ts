/** What Azure accepts as the name of a networking resource or of a resource group, and what to do about one it does not accept. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { oneOf } from '#src/portal/words.ts';

/** Why a text cannot name a resource, or undefined if it can. `kind` is said in the message: `connection`. */
export function nameFault(kind: string, name: string, profile: Profile): string | undefined {
  const { max } = valueOf('expressroute/resource-name', profile);
  if (name === '')
    return `Name is empty. ${oneOf(kind, 'A')} needs a name of 1 to ${max} characters. Type one, for example ${kind.toLowerCase().replaceAll(' ', '-')}-1.`;
  if (name.length > max)
    return `The name has ${name.length} characters; the name of ${oneOf(kind)} has at most ${max}. Remove ${name.length - max}.`;
  const wrong = /[^A-Za-z0-9_.-]/.exec(name)?.[0];
  if (wrong !== undefined)
    return `“${name}” has ${wrong === ' ' ? 'a space' : `the character “${wrong}”`} in it. Use letters, digits, hyphens, periods and underscores only.`;
  if (!/^[A-Za-z0-9]/.test(name)) return `“${name}” begins with “${name.charAt(0)}”. Begin with a letter or a digit.`;
  if (!/\w$/.test(name))
    return `“${name}” ends with “${name.at(-1) ?? ''}”. End with a letter, a digit or an underscore.`;
  return undefined;
}

const longestGroupName = 90;

/** Why a text cannot name a resource group, or undefined if it can. */
export function groupNameFault(name: string): string | undefined {
  if (name === '')
    return `The name of the resource group is empty. Type one of 1 to ${longestGroupName} characters, for example rg-network.`;
  if (name.length > longestGroupName)
    return `The name has ${name.length} characters; the name of a resource group has at most ${longestGroupName}. Remove ${name.length - longestGroupName}.`;
  const wrong = /[^A-Za-z0-9_().-]/.exec(name)?.[0];
  if (wrong !== undefined)
    return `“${name}” has ${wrong === ' ' ? 'a space' : `the character “${wrong}”`} in it. Use letters, digits, hyphens, periods, underscores and parentheses only.`;
  return name.endsWith('.') ? `“${name}” ends with a period. End with another character.` : undefined;
}
