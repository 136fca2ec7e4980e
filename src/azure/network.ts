/** The network that a Cloud makes: what every resource in it means to packets, put together. */
import type { Profile } from '#src/base/facts.ts';
import { joined, type Network } from '#src/datapath/network.ts';
import { circuitType, nodesOfCircuit, siteOf } from '#src/azure/network/circuits.ts';
import { declarations } from '#src/azure/network/declarations.ts';
import { worldOf, type Traceable } from '#src/azure/network/world.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';

/** Draws the network of a Cloud under a profile. The same Cloud gives the same network. */
export function networkOf(cloud: Traceable, profile: Profile): Network {
  const world = worldOf(cloud, profile);
  const parts = declarations.flatMap(([type, declare]) =>
    world.ofType(type).map((resource) => declare(resource, world)),
  );
  return joined(parts);
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
