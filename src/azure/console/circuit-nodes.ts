/** Which circuit a node belongs to, and which of its two links. */
import { circuitType, nodesOfCircuit, ways } from '#src/azure/network/circuits.ts';
import type { LinkWay } from '#src/azure/network/link-addresses.ts';
import type { Child, World, WorldResource } from '#src/azure/network/world.ts';

/** The circuit whose router, provider or edge this is. */
export const circuitOfNode = (world: World, node: string): WorldResource | undefined =>
  world.ofType(circuitType).find((circuit) => {
    const { router, provider, edges } = nodesOfCircuit(circuit);
    return [router, provider, edges.primary, edges.secondary].includes(node);
  });

/** The link of a circuit that an edge stands at the end of. */
export const edgeWay = (edge: string): LinkWay => ways.find((way) => edge.endsWith(`/${way}`)) ?? 'primary';

/** The private peering of a circuit. */
export const peeringOf = (world: World, circuit: WorldResource): Child | undefined =>
  world.children(circuit, 'peerings').find(({ name }) => name.toLowerCase() === 'azureprivatepeering');
