/** What is wrong with the form of a Global Reach link, field by field, given the circuit it begins at. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import { byId } from '#src/portal/cells.ts';
import { idOf, listAt, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { nameFault } from '#src/portal/rules/name.ts';
import { keyFault, uriFault } from '#src/portal/rules/redeem.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';

/** Where a circuit ends, for people: `Amsterdam`. Empty for one on Direct ports. */
export const placeOfCircuit = (circuit: unknown): string =>
  textAt(circuit, 'properties.serviceProviderProperties.peeringLocation');

/** The circuits that can be chosen: those of the same subscription with private peering, the own one left out. */
export const choosable = (answers: Answers): unknown[] => {
  const own = idOf(answers['circuit']);
  return members(answers['circuits']).filter(
    (one) =>
      !sameId(idOf(one), own) &&
      sameId(idParts(idOf(one)).subscription, idParts(own).subscription) &&
      listAt(one, 'properties.peerings').some((peering) => nameOf(peering) === 'AzurePrivatePeering'),
  );
};

/** The id of the circuit at the other end, as the form stands. */
export const farCircuitOf = (values: Values): string =>
  isTicked(values, 'redeem') ? textOf(values, 'circuitUri').trim() : textOf(values, 'circuit');

/** Why a text is no subnet of a link, or undefined if it is one. */
export function reachPrefixFault(text: string, family: 4 | 6, profile: Profile): string | undefined {
  const { ipv4, ipv6 } = valueOf('expressroute/global-reach-prefix', profile);
  const [length, example] = family === 4 ? [ipv4, `192.168.8.0/${ipv4}`] : [ipv6, `2001:db8:8::/${ipv6}`];
  if (text === '')
    return `The Global Reach subnet is empty. Type a /${length} that neither your sites nor your networks use, for example ${example}.`;
  const prefix = text.includes('/') ? parsePrefix(text) : undefined;
  if (prefix?.family !== family)
    return `“${text}” is no IPv${family} subnet. Type a first address and /${length}, for example ${example}.`;
  if (prefix.length !== length)
    return `“${text}” has the length /${prefix.length}. A Global Reach link takes exactly /${length}. Change the length, for example ${example}.`;
  return isTidy(text)
    ? undefined
    : `“${text}” does not begin where a /${length} begins. Choose another first address, for example ${example}.`;
}

/** Two subnets of the circuit's own peering, which the link must leave alone. */
function overlapFault(text: string, peering: unknown): string | undefined {
  const prefix = parsePrefix(text);
  const own = ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'].map((one) =>
    textAt(peering, `properties.${one}`),
  );
  const hit = own.find((one) => {
    const other = parsePrefix(one);
    return prefix && other && overlap(prefix, other);
  });
  return hit === undefined
    ? undefined
    : `${text} overlaps ${hit}, a subnet of this peering. The subnet of the link must be used nowhere else. Choose another.`;
}

function circuitFault(values: Values, answers: Answers): string | undefined {
  const id = textOf(values, 'circuit');
  if (id === '')
    return choosable(answers).length === 0
      ? 'There is no other circuit with private peering in this subscription. Configure one at another peering location, or tick Redeem authorization for a circuit of another subscription.'
      : 'No circuit is chosen. Choose the one behind which the other site is.';
  const other = byId(choosable(answers), id);
  if (other === undefined) return `“${idParts(id).name}” is no longer there. Choose another circuit.`;
  const [here, there] = [answers['circuit'], other].map(placeOfCircuit);
  return here !== '' && here === there
    ? `${nameOf(other)} ends at ${there ?? ''}, as ${nameOf(answers['circuit'])} does. Global Reach joins circuits at different peering locations. Choose another circuit.`
    : undefined;
}

function selfFault(values: Values, answers: Answers): string | undefined {
  return sameId(farCircuitOf(values), idOf(answers['circuit']))
    ? `This is the Resource ID of ${nameOf(answers['circuit'])} itself. Paste that of the other circuit.`
    : undefined;
}

/** Everything that is wrong, in the order of the fields. */
export function reachProblems(values: Values, answers: Answers, profile: Profile): Problem[] {
  const text = (field: string): string => textOf(values, field).trim();
  const name = text('name');
  const taken = members(answers['links']).find((one) => sameId(nameOf(one), name));
  const redeems = isTicked(values, 'redeem');
  const faults: Record<string, string | undefined> = {
    name:
      nameFault('Global Reach link', name, profile) ??
      (taken === undefined
        ? undefined
        : `This peering has a Global Reach link named “${nameOf(taken)}” already, and each of its links has a name of its own. Choose another name, or delete that one first.`),
    circuit: redeems ? undefined : circuitFault(values, answers),
    circuitUri: redeems ? (uriFault(text('circuitUri')) ?? selfFault(values, answers)) : undefined,
    key: redeems ? keyFault(text('key')) : undefined,
    subnet: reachPrefixFault(text('subnet'), 4, profile) ?? overlapFault(text('subnet'), answers['resource']),
    subnetSix: text('subnetSix') === '' ? undefined : reachPrefixFault(text('subnetSix'), 6, profile),
  };
  return Object.entries(faults).flatMap(([field, because]) => (because === undefined ? [] : [{ field, because }]));
}
