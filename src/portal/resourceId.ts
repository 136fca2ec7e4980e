/** Azure resource ids: taking one apart, and saying which part of a wrong one is wrong. */

export interface IdParts {
  subscription: string;
  resourceGroup: string;
  /** For example `Microsoft.Network/connections`; of a part `Microsoft.Network/expressRouteCircuits/peerings`. */
  type: string;
  name: string;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isGuid = (text: string): boolean => guid.test(text);

/** Takes an id apart without judging it; missing parts are empty. */
export function idParts(id: string): IdParts {
  const parts = id.split('/');
  const after = (word: string): string => parts[parts.findIndex((part) => part.toLowerCase() === word) + 1] ?? '';
  const provider = parts.findIndex((part) => part.toLowerCase() === 'providers');
  return {
    subscription: after('subscriptions'),
    resourceGroup: after('resourcegroups'),
    type:
      provider < 0
        ? ''
        : parts
            .filter((_part, index) => index === provider + 1 || (index > provider && (index - provider) % 2 === 0))
            .join('/'),
    name: parts.at(-1) ?? '',
  };
}

const circuitId = [
  { part: 'first', rule: 'begin with /subscriptions', fits: (text: string) => text.toLowerCase() === 'subscriptions' },
  { part: 'subscription', rule: 'be a GUID after /subscriptions/', fits: isGuid },
  { part: 'third', rule: 'be resourceGroups', fits: (text: string) => text.toLowerCase() === 'resourcegroups' },
  { part: 'resource group', rule: 'not be empty', fits: (text: string) => text !== '' },
  { part: 'fifth', rule: 'be providers', fits: (text: string) => text.toLowerCase() === 'providers' },
  {
    part: 'provider',
    rule: 'be Microsoft.Network',
    fits: (text: string) => text.toLowerCase() === 'microsoft.network',
  },
  {
    part: 'resource type',
    rule: 'be expressRouteCircuits, since a connection leads to a circuit',
    fits: (text: string) => text.toLowerCase() === 'expressroutecircuits',
  },
  { part: 'circuit name', rule: 'be the name of the circuit', fits: (text: string) => /^[\w.-]{1,80}$/.test(text) },
] as const;

/** Why a text is not the resource id of a circuit, or undefined if it is one. Names the first part that is wrong. */
export function circuitIdFault(text: string): string | undefined {
  const way = 'Copy the whole Resource ID from the JSON View of the circuit.';
  if (!text.startsWith('/'))
    return `“${text}” does not begin with a slash. A peer circuit URI is a full resource ID. ${way}`;
  const parts = text.slice(1).split('/');
  for (const [index, { part, rule, fits }] of circuitId.entries()) {
    const found = parts[index];
    if (found === undefined) return `The URI ends before the ${part} part, which must ${rule}. ${way}`;
    if (!fits(found)) return `The ${part} part of the URI is “${found}”; it must ${rule}. ${way}`;
  }
  const rest = parts.slice(circuitId.length).join('/');
  return rest === '' ? undefined : `The URI goes on after the circuit name with “/${rest}”. Remove that part.`;
}
