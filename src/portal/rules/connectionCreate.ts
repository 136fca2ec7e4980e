/** What is wrong with the fields of the connection wizard: each message names the value, the rule and the way out. */
import type { Profile } from '#src/base/facts.ts';
import { byId, connectionsOf } from '#src/portal/cells.ts';
import { listAt, idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { fieldOf, freshNameFault, networkIdOf, problemsIn, projectFaults } from '#src/portal/project.ts';
import type { Faults } from '#src/portal/project.ts';
import type { Answers, Refused } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { fastPathFault, weightFault } from '#src/portal/rules/connection.ts';
import { keyFault, uriFault } from '#src/portal/rules/redeem.ts';
import { maximumFault, secondOf } from '#src/portal/rules/resiliency.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';
import { regionName, stateWords } from '#src/portal/words.ts';

export const connectionType = 'ExpressRoute';

/** The circuit the connection will lead to: the one whose authorization is redeemed, else the chosen one, else the blade's own. */
export const circuitIdOf = (values: Values, answers: Answers): string =>
  isTicked(values, 'redeem')
    ? textOf(values, 'circuitUri').trim()
    : textOf(values, 'circuit') || idOf(answers['circuit']);

/** What could be read of that circuit. */
export const circuitOf = (values: Values, answers: Answers): unknown =>
  byId([answers['circuit'], ...members(answers['circuits'])], circuitIdOf(values, answers));

export const gatewayOf = (values: Values, answers: Answers): unknown =>
  members(answers['gateways']).find((gateway) => idOf(gateway) === textOf(values, 'gateway'));

/** The resource id the connection will have. */
export const connectionIdOf = (values: Values): string => networkIdOf(values, 'connections');

/** What the region holds where today's form does not ask for it: it is the gateway's. */
export const gatewaysRegion = 'as the gateway';

/** The region the connection will have. */
export const regionOf = (values: Values, answers: Answers): string =>
  textOf(values, 'region') === gatewaysRegion
    ? textAt(gatewayOf(values, answers), 'location')
    : textOf(values, 'region');

function regionFault(values: Values, answers: Answers): string | undefined {
  const region = textOf(values, 'region');
  if (region === gatewaysRegion) return undefined;
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

/** The wizard that begins at a circuit has its circuit; the other one asks for it. */
function circuitFault(values: Values, answers: Answers): string | undefined {
  if (isTicked(values, 'redeem') || answers['circuit'] !== undefined) return undefined;
  const chosen = textOf(values, 'circuit');
  if (chosen === '')
    return 'No circuit is chosen. Choose one of this subscription, or tick Redeem authorization for a circuit of somebody else.';
  const circuit = byId(members(answers['circuits']), chosen);
  if (circuit === undefined) return `“${idParts(chosen).name}” is no longer there. Choose another circuit.`;
  if (sameId(idParts(chosen).subscription, textOf(values, 'subscription'))) return undefined;
  return `${nameOf(circuit)} is in another subscription than the connection. Choose a circuit of this subscription, or tick Redeem authorization and enter a key of ${nameOf(circuit)}.`;
}

function redeemFault(values: Values, answers: Answers): string | undefined {
  const circuit = answers['circuit'];
  if (
    circuit === undefined ||
    isTicked(values, 'redeem') ||
    sameId(idParts(idOf(circuit)).subscription, textOf(values, 'subscription'))
  )
    return undefined;
  return `${nameOf(circuit)} is in another subscription than the connection. Tick Redeem authorization and enter the key its owner gave you, or choose the circuit's own subscription on the Basics tab.`;
}

function typeFault(values: Values): string | undefined {
  const type = textOf(values, 'connectionType');
  if (type === connectionType) return undefined;
  return `${type === '' ? 'No connection type is chosen' : `“${type}” does not lead to a circuit`}. Choose ExpressRoute.`;
}

/** What is wrong with the second connection of Maximum resiliency, where there is one. */
function secondFaults(values: Values, answers: Answers, profile: Profile): Faults {
  const second = secondOf(values);
  if (second === undefined) return {};
  const name = textOf(values, 'secondName');
  const circuit = byId(members(answers['circuits']), second.circuit);
  const first = circuitOf(values, answers);
  const place = (one: unknown): string => textAt(one, 'properties.serviceProviderProperties.peeringLocation');
  return {
    secondName:
      name !== '' && sameId(name, textOf(values, 'name'))
        ? `Both connections would be called “${name}”. Each needs a name of its own: type another one.`
        : freshNameFault(
            'Connection',
            networkIdOf(values, 'connections', name),
            members(answers['connections']),
            profile,
          ),
    secondCircuit:
      circuit === undefined
        ? 'No second circuit is chosen. Choose one that ends at another peering location.'
        : sameId(place(circuit), place(first))
          ? `${nameOf(circuit)} ends at ${place(circuit)}, as ${nameOf(first)} does. Maximum resiliency needs two peering locations. Choose another circuit, or Standard resiliency.`
          : undefined,
  };
}

/** Everything that is wrong, in the order of the fields. */
export function connectionProblems(values: Values, answers: Answers, profile: Profile): Problem[] {
  const gateway = gatewayOf(values, answers);
  const { subscription, resourceGroup, newGroup } = projectFaults(values, answers);
  return problemsIn({
    subscription,
    resourceGroup,
    newGroup,
    connectionType: typeFault(values),
    name: freshNameFault('Connection', connectionIdOf(values), members(answers['connections']), profile),
    region: regionFault(values, answers),
    resiliency: maximumFault(values, answers),
    gateway: gatewayFault(values, answers),
    circuit: circuitFault(values, answers),
    redeem: redeemFault(values, answers),
    key: isTicked(values, 'redeem') ? keyFault(textOf(values, 'key').trim()) : undefined,
    circuitUri: isTicked(values, 'redeem') ? uriFault(textOf(values, 'circuitUri').trim()) : undefined,
    ...secondFaults(values, answers, profile),
    weight: weightFault(textOf(values, 'weight').trim(), profile),
    fastPath: isTicked(values, 'fastPath') && gateway !== undefined ? fastPathFault(gateway, profile) : undefined,
  });
}

const concerns = {
  targets: [
    [/bypass|fastpath/i, 'fastPath'],
    [/authorizationKey/i, 'key'],
    [/routingWeight/i, 'weight'],
    [/virtualNetworkGateway/i, 'gateway'],
    [/peer|expressRouteCircuits/i, 'circuitUri'],
    [/location/i, 'region'],
    [/^name$/i, 'name'],
  ],
  facts: {
    'fastpath-gateway-skus': 'fastPath',
    'fastpath-scale-units': 'fastPath',
    'connection-location': 'region',
    'one-key-one-connection': 'key',
    'user-needs-id-and-key': 'key',
    'resource-name': 'name',
    'routing-weight': 'weight',
    'circuits-per-network': 'gateway',
    'circuits-same-location': 'gateway',
  },
} as const;

/** The field a refusal is about: by its target, by its code, by the fact behind it. A field that is not shown gives way to the one that stands for it. */
export function connectionConcerns(refused: Refused, values: Values): string | undefined {
  // A right that is missing is told for the whole form: no other value would mend it.
  if (refused.status === 403) return undefined;
  const field = fieldOf(refused, concerns);
  if (isTicked(values, 'redeem') || (field !== 'key' && field !== 'circuitUri')) return field;
  return textOf(values, 'circuit') === '' ? undefined : 'circuit';
}

/** Whether the lesson would say: not yet. Azure takes the request all the same. */
export function prerequisiteWarnings(circuit: unknown): string[] {
  const provider = textAt(circuit, 'properties.serviceProviderProvisioningState');
  const isPrivate = listAt(circuit, 'properties.peerings').some((peering) => nameOf(peering) === 'AzurePrivatePeering');
  return [
    ...(provider === 'Provisioned' || provider === ''
      ? []
      : [
          `The provider has not provisioned ${nameOf(circuit)} yet (${stateWords(provider)}). Azure accepts the request, but the connection will fail.`,
        ]),
    ...(isPrivate || provider === 'Provisioned' || circuit === undefined
      ? []
      : [`${nameOf(circuit)} has no private peering yet. Without it no routes are exchanged.`]),
  ];
}
