/** A refusal for want of a right, taken apart: who asked, what they would need, on what, and whom to ask for it. */
import type { Refused } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { inSentence, typeWords } from '#src/portal/words.ts';

export interface Denied {
  /** Whom Azure took the request to come from. */
  who: string;
  /** The action that is missing, as Azure names it: `Microsoft.Network/connections/write`. */
  action: string;
  /** The same in words: `create or change connections`. */
  right: string;
  /** The id it is missing on. */
  scope: string;
  /** The same in words: `circuit er-hub`. */
  on: string;
  /** What to do about it. */
  way: string;
}

const client = /The client '([^']*)'/;
const lacks = /(?:does not have authorization|does not have permission) to perform action '([^']*)'/;
const over = /(?:over scope|on the linked scope\(s\)) '([^']*)'/;

const verbs: readonly (readonly [RegExp, string])[] = [
  [/\/read$/i, 'see'],
  [/\/write$/i, 'create or change'],
  [/\/delete$/i, 'delete'],
  [/\/join\/action$/i, 'use'],
];

const groups = /^Microsoft\.Resources\/subscriptions\/resourceGroups$/i;

/** `Microsoft.Network/connections/write` in words; an action that no word is known for stays as Azure names it. */
function rightIn(action: string): string {
  const found = verbs.find(([ending]) => ending.test(action));
  if (found === undefined) return `do ${action}`;
  const [ending, verb] = found;
  const type = action.replace(ending, '').replace(groups, 'Microsoft.Resources/resourceGroups');
  const name = typeWords[type.toLowerCase()]?.many;
  return `${verb} ${name === undefined ? type : inSentence(name)}`;
}

/** `/subscriptions/…/expressRouteCircuits/er-hub` in words. */
function placeIn(scope: string): string {
  const { subscription, resourceGroup, type, name } = idParts(scope);
  const known = typeWords[type.toLowerCase()]?.one;
  if (type !== '') return `${known === undefined ? type : inSentence(known)} ${name}`;
  if (resourceGroup !== '') return `resource group ${resourceGroup}`;
  return subscription === '' ? 'the whole directory' : `subscription ${subscription}`;
}

/** The smallest built-in role that has the right. */
function roleFor(action: string): string {
  if (/\/read$/i.test(action)) return 'Reader';
  if (/^Microsoft\.Authorization\//i.test(action)) return 'Owner';
  return /^Microsoft\.Network\//i.test(action) ? 'Network Contributor' : 'Contributor';
}

/** What a refusal says about access; undefined where it is about something else. */
export function deniedIn({ status, message }: Refused): Denied | undefined {
  const action = lacks.exec(message)?.[1];
  const scope = over.exec(message)?.[1];
  if (status !== 403 || action === undefined || scope === undefined) return undefined;
  const { subscription } = idParts(scope);
  const isCircuit = /\/expressRouteCircuits\//i.test(`${scope}/`);
  const ask = `Ask an owner of ${subscription === '' ? 'the directory' : `subscription ${subscription}`} for the role ${roleFor(action)} on ${placeIn(scope)}.`;
  return {
    who: client.exec(message)?.[1] ?? '',
    action,
    right: rightIn(action),
    scope,
    on: placeIn(scope),
    way: isCircuit
      ? `${ask} To connect to the circuit you need no role: ask its owner for its Resource ID and an authorization key, and redeem it.`
      : ask,
  };
}
