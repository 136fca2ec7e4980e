/** Every generator of questions there is. A new one is a file in this folder, a line here, and its cases in `tests/quiz/generators/`. */
import type { Generator } from '#src/quiz/generator.ts';
import { globalReachSites } from './global-reach.ts';
import { sharedKeys } from './authorizations.ts';
import { linkAddresses } from '#src/quiz/generators/link-addresses.ts';
import { microsoftPeering } from './microsoft-peering.ts';
import { gatewaySubnet } from '#src/quiz/generators/gateway-subnet.ts';
import { cheapestGateway } from '#src/quiz/generators/cheapest-gateway.ts';
import { whichCircuit } from './which-circuit.ts';
import { cheapestCircuit } from '#src/quiz/generators/cheapest-circuit.ts';
import { whoBypasses } from './who-bypasses.ts';
import { timeToNotice } from './time-to-notice.ts';
import { longestPrefix } from '#src/quiz/generators/longest-prefix.ts';
import { billing } from './billing.ts';
import { refusedConnection } from '#src/quiz/generators/refused-connection.ts';
import { deleteOrder } from '#src/quiz/generators/delete-order.ts';
import { nextStep } from './next-step.ts';
import { whatSurvives } from './what-survives.ts';
import { wayOfAPacket } from '#src/quiz/generators/way-of-a-packet.ts';
import { peeringMismatch } from './peering-mismatch.ts';
import { connectivityModel } from './connectivity-model.ts';
import { firstLimit } from './first-limit.ts';
import { whichPeering } from './which-peering.ts';
import { encryption } from './encryption.ts';

export const generators: readonly Generator[] = [
  globalReachSites,
  sharedKeys,
  linkAddresses,
  microsoftPeering,
  gatewaySubnet,
  cheapestGateway,
  whichCircuit,
  cheapestCircuit,
  whoBypasses,
  timeToNotice,
  longestPrefix,
  billing,
  refusedConnection,
  deleteOrder,
  nextStep,
  whatSurvives,
  wayOfAPacket,
  peeringMismatch,
  connectivityModel,
  firstLimit,
  whichPeering,
  encryption,
];

/** Finds a generator by name; an unknown one is our mistake, so the message lists what is known. */
export function generatorOf(id: string): Generator {
  const generator = generators.find((known) => known.id === id);
  if (!generator)
    throw new Error(`No generator is called "${id}". Known: ${generators.map((known) => known.id).join(', ')}.`);
  return generator;
}
