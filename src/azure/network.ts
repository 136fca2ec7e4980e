/** The network that a Cloud makes: what every resource in it means to packets, put together. */
import type { Profile } from '#src/base/facts.ts';
import { joined, type Network } from '#src/datapath/network.ts';
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { circuitType, nodesOfCircuit, siteOf } from '#src/azure/network/circuits.ts';
import { declarations } from '#src/azure/network/declarations.ts';
import { worldOf, type Traceable } from '#src/azure/network/world.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';

/** What is imagined about a Cloud: what has failed in it, and a wrong idea of how it works. */
export interface WhatIf {
  /** Ids as `possibleFailures` gives them; what is not in the Cloud does nothing. */
  failures?: readonly string[] | undefined;
  belief?: Belief | undefined;
}

/** Draws the network of a Cloud under a profile. The same Cloud gives the same network. A belief changes it last. */
export function networkOf(cloud: Traceable, profile: Profile, { failures, belief }: WhatIf = {}): Network {
  const world = worldOf(cloud, profile, failures);
  const parts = declarations.flatMap(([type, declare]) =>
    world.ofType(type).map((resource) => declare(resource, world)),
  );
  const network = joined(parts);
  return belief ? belief.change(network, world) : network;
}

/** The node and address a packet from the site behind a circuit starts at; without an id, behind the first circuit there is. */
export function siteBehind(cloud: Traceable, circuitId?: string): { node: string; address: string } | undefined {
  const world = worldOf(cloud, 'taught');
  const circuit = circuitId === undefined ? world.ofType(circuitType)[0] : world.find(circuitId);
  if (!circuit) return undefined;
  const prefix = parsePrefix(siteOf(world, circuit).prefixes[0] ?? '');
  const address = prefix && addressAt(prefix, 10);
  return address && { node: nodesOfCircuit(circuit).site, address: formatAddress(address) };
}
