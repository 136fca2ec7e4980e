/** The proofs of all generators. */
import type { AnyProof } from './proof.ts';
import globalReachSites from './global-reach.ts';
import sharedKeys from './authorizations.ts';
import linkAddresses from './link-addresses.ts';
import microsoftPeering from './microsoft-peering.ts';
import gatewaySubnet from './gateway-subnet.ts';
import cheapestGateway from './cheapest-gateway.ts';
import whichCircuit from './which-circuit.ts';
import cheapestCircuit from './cheapest-circuit.ts';
import whoBypasses from './who-bypasses.ts';
import timeToNotice from './time-to-notice.ts';
import longestPrefix from './longest-prefix.ts';
import billing from './billing.ts';
import refusedConnection from './refused-connection.ts';
import deleteOrder from './delete-order.ts';
import nextStep from './next-step.ts';
import whatSurvives from './what-survives.ts';
import wayOfAPacket from './way-of-a-packet.ts';
import peeringMismatch from './peering-mismatch.ts';
import connectivityModel from './connectivity-model.ts';
import firstLimit from './first-limit.ts';
import whichPeering from './which-peering.ts';
import encryption from './encryption.ts';

export const proofs: readonly AnyProof[] = [
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
