/** Every kind of thing with all that can be done to one, in the order of `kinds.ts`. The page loads it when a thing is opened. */
import type { Part } from './part.ts';
import { circuit } from './circuit.ts';
import { connection } from './connection.ts';
import { firewallPart } from './firewall-editing.ts';
import { gateway } from './gateway.ts';
import { globalReachPart } from './global-reach-editing.ts';
import { loadBalancer } from './load-balancer.ts';
import { network } from './network.ts';
import { peeringPart } from './peering-editing.ts';
import { privateEndpoint } from './private-endpoint.ts';
import { securityRulePart } from './security-rule-editing.ts';
import { sitePart } from './site-editing.ts';
import { subnetPart } from './subnet-editing.ts';
import { userRoutePart } from './user-route-editing.ts';
import { vpnPart } from './vpn-editing.ts';

export const parts: readonly Part[] = [
  sitePart,
  circuit,
  globalReachPart,
  network,
  gateway,
  connection,
  vpnPart,
  peeringPart,
  subnetPart,
  userRoutePart,
  securityRulePart,
  loadBalancer,
  privateEndpoint,
  firewallPart,
];
