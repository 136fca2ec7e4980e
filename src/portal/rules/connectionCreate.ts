/** What is wrong with the fields of the Add connection wizard: each message names the value, the rule and the way out. */
import type { Profile } from '#src/base/facts.ts';
import { connectionsOf } from '#src/portal/cells.ts';
import { at, idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import type { Answers, Refused } from '#src/portal/request.ts';
import { circuitIdFault, idParts, isGuid } from '#src/portal/resourceId.ts';
import { fastPathFault, weightFault } from '#src/portal/rules/connection.ts';
import { nameFault } from '#src/portal/rules/name.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';
import { regionName, stateWords } from '#src/portal/words.ts';

export const connectionType = 'ExpressRoute';

/** The circuit the connection will lead to: the blade's own, or the one whose authorization is redeemed. */
export const circuitIdOf = (values: Values, answers: Answers): string =>
  isTicked(values, 'redeem') ? textOf(values, 'circuitUri').trim() : idOf(answers['circuit']);

export const gatewayOf = (values: Values, answers: Answers): unknown =>
  members(answers['gateways']).find((gateway) => idOf(gateway) === textOf(values, 'gateway'));

/** The resource id the connection will have. */
export const connectionIdOf = (values: Values): string =>
  `/subscriptions/${textOf(values, 'subscription')}/resourceGroups/${textOf(values, 'resourceGroup')}/providers/Microsoft.Network/connections/${textOf(values, 'name')}`;

/** The names of the resource groups of a subscription. */
export const groupsOf = (subscription: string, answers: Answers): string[] =>
  members(answers['groups'])
    .filter((group) => sameId(idParts(idOf(group)).subscription, subscription))
    .map(nameOf);

function groupFault(values: Values, answers: Answers): string | undefined {
  const group = textOf(values, 'resourceGroup');
  if (groupsOf(textOf(values, 'subscription'), answers).includes(group)) return undefined;
  return group === ''
    ? 'No resource group is chosen. A connection stands in a resource group: choose one.'
    : `“${group}” is not a resource group of the chosen subscription. Choose one that is.`;
}

function takenFault(values: Values, answers: Answers): string | undefined {
  const taken = members(answers['connections']).find((connection) => sameId(idOf(connection), connectionIdOf(values)));
  if (taken === undefined) return undefined;
  const state = textAt(taken, 'properties.provisioningState');
  return `A connection named “${nameOf(taken)}” already stands in ${textOf(values, 'resourceGroup')} (${stateWords(state).toLowerCase()}). Choose another name, or delete that connection first.`;
}

function regionFault(values: Values, answers: Answers): string | undefined {
  const region = textOf(values, 'region');
  if (region === '') return 'No region is chosen. Choose the region of the virtual network gateway.';
  const gateway = gatewayOf(values, answers);
  const other = textAt(gateway, 'location');
  if (gateway === undefined || regionName(other) === regionName(region)) return undefined;
  return `The connection is set to ${regionName(region)}, but ${nameOf(gateway)} stands in ${regionName(other)}. A connection stands in the region of its gateway: choose ${regionName(other)}, or another gateway.`;
}

function gatewayFault(values: Values, answers: Answers): string | undefined {
  const chosen = textOf(values, 'gateway');
  const gateway = gatewayOf(values, answers);
  if (gateway === undefined)
    return chosen === ''
      ? 'No gateway is chosen. Choose the ExpressRoute gateway of the virtual network.'
      : `“${idParts(chosen).name}” is no longer there. Choose another gateway.`;
  const name = nameOf(gateway);
  const kind = textAt(gateway, 'properties.gatewayType');
  if (kind.toLowerCase() !== 'expressroute')
    return `${name} is a gateway of type ${kind}. Only a gateway of type ExpressRoute can be connected to a circuit. Choose one.`;
  const state = textAt(gateway, 'properties.provisioningState');
  if (state !== 'Succeeded')
    return state === 'Failed'
      ? `${name} failed to deploy. Choose another gateway, or mend this one first.`
      : `${name} is still being deployed (${stateWords(state)}). Wait until it is done, then press Refresh.`;
  if (!sameId(idParts(idOf(gateway)).subscription, textOf(values, 'subscription')))
    return `${name} is in another subscription than the connection. Choose a gateway of the subscription on the Basics tab.`;
  const linked = connectionsOf(
    connectionsOf(members(answers['connections']), 'virtualNetworkGateway1', idOf(gateway)),
    'peer',
    circuitIdOf(values, answers),
  )[0];
  if (linked === undefined) return undefined;
  return `${name} is already linked to this circuit by the connection “${nameOf(linked)}”. One gateway has one connection to a circuit. Choose another gateway, or delete “${nameOf(linked)}” first.`;
}

function redeemFault(values: Values, answers: Answers): string | undefined {
  const circuit = answers['circuit'];
  if (isTicked(values, 'redeem') || sameId(idParts(idOf(circuit)).subscription, textOf(values, 'subscription')))
    return undefined;
  return `${nameOf(circuit)} is in another subscription than the connection. Tick Redeem authorization and enter the key its owner gave you, or choose the circuit's own subscription on the Basics tab.`;
}

function keyFault(values: Values): string | undefined {
  if (!isTicked(values, 'redeem')) return undefined;
  const key = textOf(values, 'key').trim();
  if (key === '')
    return 'The authorization key is empty. Paste the key the owner of the circuit gave you, or untick Redeem authorization.';
  if (isGuid(key)) return undefined;
  return `“${key}” is not an authorization key. A key is a GUID: 32 hexadecimal digits in five groups, 8-4-4-4-12. Copy it again from the owner's Authorizations.`;
}

function uriFault(values: Values): string | undefined {
  if (!isTicked(values, 'redeem')) return undefined;
  const uri = textOf(values, 'circuitUri').trim();
  if (uri === '')
    return 'The peer circuit URI is empty. Paste the Resource ID of the circuit; its owner finds it in the JSON View.';
  return circuitIdFault(uri);
}

function typeFault(values: Values): string | undefined {
  const type = textOf(values, 'connectionType');
  if (type === connectionType) return undefined;
  return `${type === '' ? 'No connection type is chosen' : `“${type}” does not lead to a circuit`}. Choose ExpressRoute.`;
}

/** Everything that is wrong, in the order of the fields. */
export function connectionProblems(values: Values, answers: Answers, profile: Profile): Problem[] {
  const gateway = gatewayOf(values, answers);
  const faults: Record<string, string | undefined> = {
    subscription: textOf(values, 'subscription') === '' ? 'No subscription is chosen. Choose one.' : undefined,
    resourceGroup: groupFault(values, answers),
    connectionType: typeFault(values),
    name: nameFault('connection', textOf(values, 'name'), profile) ?? takenFault(values, answers),
    region: regionFault(values, answers),
    gateway: gatewayFault(values, answers),
    redeem: redeemFault(values, answers),
    key: keyFault(values),
    circuitUri: uriFault(values),
    weight: weightFault(textOf(values, 'weight').trim(), profile),
    fastPath: isTicked(values, 'fastPath') && gateway !== undefined ? fastPathFault(gateway, profile) : undefined,
  };
  return Object.entries(faults).flatMap(([field, because]) => (because === undefined ? [] : [{ field, because }]));
}

const byFact: Readonly<Record<string, string>> = {
  'fastpath-gateway-skus': 'fastPath',
  'fastpath-scale-units': 'fastPath',
  'connection-location': 'region',
  'one-key-one-connection': 'key',
  'user-needs-id-and-key': 'key',
  'resource-name': 'name',
  'routing-weight': 'weight',
  'circuits-per-network': 'gateway',
  'circuits-same-location': 'gateway',
};

const byTarget: readonly [RegExp, string][] = [
  [/bypass|fastpath/i, 'fastPath'],
  [/authorizationKey/i, 'key'],
  [/routingWeight/i, 'weight'],
  [/virtualNetworkGateway1/i, 'gateway'],
  [/peer/i, 'circuitUri'],
  [/location/i, 'region'],
  [/^name$/i, 'name'],
];

/** The field a refusal is about: by its target, by its code, by the fact behind it. */
export function connectionConcerns(refused: Refused, values: Values): string | undefined {
  const target = refused.target ?? '';
  const field =
    byTarget.find(([pattern]) => target !== '' && pattern.test(target))?.[1] ??
    (refused.code === 'InvalidResourceName' ? 'name' : undefined) ??
    (refused.code === 'InvalidResourceLocation' || refused.code.startsWith('Location') ? 'region' : undefined) ??
    byFact[refused.fact?.split('/').at(-1) ?? ''];
  const isHidden = (field === 'key' || field === 'circuitUri') && !isTicked(values, 'redeem');
  return isHidden ? undefined : field;
}

/** Whether the lesson would say: not yet. Azure takes the request all the same. */
export function prerequisiteWarnings(circuit: unknown): string[] {
  const provider = textAt(circuit, 'properties.serviceProviderProvisioningState');
  const peerings = at(circuit, 'properties.peerings');
  const isPrivate = Array.isArray(peerings) && peerings.some((peering) => nameOf(peering) === 'AzurePrivatePeering');
  return [
    ...(provider === 'Provisioned' || provider === ''
      ? []
      : [
          `The provider has not provisioned ${nameOf(circuit)} yet (${stateWords(provider)}). Azure accepts the request, but the connection will fail.`,
        ]),
    ...(isPrivate || provider === 'Provisioned'
      ? []
      : [`${nameOf(circuit)} has no private peering yet. Without it no routes are exchanged.`]),
  ];
}
