/** Every kind of thing that can be edited, in the order in which they are listed. */
import type { Part } from './part.ts';
import { circuit } from './circuit.ts';
import { connection } from './connection.ts';
import { firewall } from './firewall.ts';
import { gateway } from './gateway.ts';
import { globalReach } from './global-reach.ts';
import { loadBalancer } from './load-balancer.ts';
import { network } from './network.ts';
import { peering } from './peering.ts';
import { privateEndpoint } from './private-endpoint.ts';
import { securityRule } from './security-rule.ts';
import { site } from './site.ts';
import { subnet } from './subnet.ts';
import { userRoute } from './user-route.ts';
import { vpn } from './vpn.ts';

export const parts: readonly Part[] = [
  site,
  circuit,
  globalReach,
  network,
  gateway,
  connection,
  vpn,
  peering,
  subnet,
  userRoute,
  securityRule,
  loadBalancer,
  privateEndpoint,
  firewall,
];
