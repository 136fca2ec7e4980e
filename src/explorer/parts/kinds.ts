/** Every kind of thing, in the order in which they are listed: enough to name what is there, and to take it away. */
import type { Kind, Part } from './part.ts';
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

export const kinds: readonly Kind[] = [
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

/** The kinds that can be added to a Cloud on their own, not in something else. */
export const standing: readonly Part[] = [circuit, network];
