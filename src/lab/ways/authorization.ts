/** Ways through the portal to an authorization: making one by its name, deleting one. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { fill, press } from '#src/lab/ways/steps.ts';

/** The circuit an authorization belongs to. */
export const circuitOf = (authorization: string): string => authorization.replace(/\/authorizations\/[^/]+$/i, '');

const toAuthorizations = (circuit: string): Step[] => toMenu(circuit, 'circuit', 'Authorizations');
const bladeOf = (circuit: string, state?: string): ScreenPattern => ({
  blade: 'circuit-authorizations',
  resource: circuit,
  ...(state === undefined ? {} : { state }),
});

/** Types the name of a new authorization, from anywhere, and saves. */
export function addAuthorization(authorization: string): Step[] {
  const circuit = circuitOf(authorization);
  const on = bladeOf(circuit);
  return [...toAuthorizations(circuit), fill(on, 'Name', 'name', nameIn(authorization)), press(on, 'Save')];
}

/** Deletes an authorization in its row, from anywhere, and confirms. */
export function deleteAuthorization(authorization: string): Step[] {
  const circuit = circuitOf(authorization);
  return [
    ...toAuthorizations(circuit),
    press(bladeOf(circuit, 'confirming'), 'Delete'),
    press(bladeOf(circuit), `Delete ${nameIn(authorization)}`),
  ];
}
