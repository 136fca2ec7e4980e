/** How many connections a gateway is given at once, and to which circuits: the resiliency that today's form asks for. */
import { byId } from '#src/portal/cells.ts';
import { idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

/** Where a circuit ends, as its provider says. */
const placeOf = (circuit: unknown): string =>
  textAt(circuit, 'properties.serviceProviderProperties.peeringLocation').toLowerCase();

/** The circuits that Maximum resiliency could take as the second one: of the same subscription, from another peering location. */
export function secondCircuits(values: Values, answers: Answers): unknown[] {
  const first = textOf(values, 'circuit') || idOf(answers['circuit']);
  const circuits = members(answers['circuits']).filter((circuit) =>
    sameId(idParts(idOf(circuit)).subscription, textOf(values, 'subscription')),
  );
  const chosen = byId(circuits, first);
  const places = new Set(circuits.map(placeOf));
  if (chosen === undefined) return places.size > 1 ? circuits : [];
  return circuits.filter((circuit) => placeOf(circuit) !== placeOf(chosen));
}

/** Why Maximum resiliency cannot be had here; undefined where it can. */
export function whyNotMaximum(values: Values, answers: Answers): string | undefined {
  if (isTicked(values, 'redeem')) return 'A key opens one circuit: redeem one circuit at a time';
  return secondCircuits(values, answers).length > 0
    ? undefined
    : 'Needs a second circuit of this subscription, at another peering location';
}

/** Why High resiliency cannot be had here. */
export const whyNotHigh = 'Needs a Metro circuit, and none is simulated';

/** What is wrong with the chosen resiliency. */
export function maximumFault(values: Values, answers: Answers): string | undefined {
  const chosen = textOf(values, 'resiliency');
  const why = chosen === 'Maximum' ? whyNotMaximum(values, answers) : chosen === 'High' ? whyNotHigh : undefined;
  return why === undefined ? undefined : `${chosen} resiliency is not possible. ${why}. Choose Standard resiliency.`;
}

/** The second connection, where one is asked for. */
export const secondOf = (values: Values): { circuit: string } | undefined =>
  textOf(values, 'resiliency') === 'Maximum' ? { circuit: textOf(values, 'secondCircuit') } : undefined;

/** A circuit as a choice, with the place where it ends. */
export const circuitChoice = (circuit: unknown): { value: string; label: string } => ({
  value: idOf(circuit),
  label: nameOf(circuit),
});
