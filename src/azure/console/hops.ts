/**
 * The hops of a packet as `traceroute` sees them. What answers, and under which address, follows what Microsoft's own measurements show:
 * the edge answers on the link that faces you; towards a site it answers with its address in the gateway subnet; a gateway that a packet
 * comes in through, a router whose address is announced nowhere, and whatever lies inside a tunnel stay silent. Virtual networks,
 * peerings, load balancers and the provider's Ethernet are no hops at all.
 */
import type { Hop, Trace } from '#src/datapath/trace.ts';
import { circuitOfNode, edgeWay, peeringOf } from './circuit-nodes.ts';
import { linkAddresses } from '#src/azure/network/link-addresses.ts';
import { addressesIn } from '#src/azure/network/gateway-addresses.ts';
import { gatewayOf } from '#src/azure/network/gateways.ts';
import { addressOfMachine, addressOfRouterIn, type Scene } from './scene.ts';

export interface VisibleHop {
  /** The address it answers with; undefined: it stays silent. */
  address: string | undefined;
  /** The node behind it. */
  node: string;
}

const quiet: ReadonlySet<string> = new Set(['network', 'provider', 'balancer']);

/** The edge as it answers at the end of a link that faces the customer. */
function facingYou(scene: Scene, edge: string, family: 4 | 6): string | undefined {
  const circuit = circuitOfNode(scene.world, edge);
  const peering = circuit && peeringOf(scene.world, circuit);
  return peering && linkAddresses(peering, edgeWay(edge), family, scene.world.profile)?.microsoft;
}

/** The edge as a virtual network knows it: by its address in the gateway subnet. */
function facingNetwork(scene: Scene, gateway: string, edge: string): string | undefined {
  const { edge: known } = addressesIn(scene.world, gateway);
  return known[edgeWay(edge) === 'primary' ? 0 : 1];
}

function isVpn(scene: Scene, gateway: string): boolean {
  const resource = scene.world.find(gateway);
  return resource !== undefined && !gatewayOf(scene.world, resource).isExpressRoute;
}

/** What one node in the middle of the way is to traceroute: a hop, a silent hop, or none. */
function seen(scene: Scene, hop: Hop, before: Hop | undefined, after: Hop | undefined, family: 4 | 6): VisibleHop[] {
  const { node, kind } = hop;
  const one = (address: string | undefined): VisibleHop[] => [{ address, node }];
  if (quiet.has(kind)) return [];
  if (kind === 'router') {
    const site = before?.kind === 'site' ? scene.find(before.node) : undefined;
    return one(site && addressOfRouterIn(site, family));
  }
  if (kind === 'edge') {
    // Its address in the gateway subnet was shown where the packet left the network.
    if (before?.kind === 'gateway') return [];
    return one(before?.kind === 'edge' ? undefined : facingYou(scene, node, family));
  }
  if (kind === 'gateway') {
    if (after?.kind === 'edge') return one(family === 4 ? facingNetwork(scene, node, after.node) : undefined);
    // A tunnel ends in it: the packet is first seen again behind it.
    if (before?.kind === 'router' && isVpn(scene, node)) return [];
    if (before?.kind === 'edge' || before?.kind === 'router' || before?.kind === 'gateway') return one(undefined);
    return one(family === 4 ? addressesIn(scene.world, node).own[0] : undefined);
  }
  const found = scene.find(node);
  return one(found && addressOfMachine(found, family));
}

/** The hops between the sender and the last node, as far as they were reached; then the destination, if it answers. */
export function visibleHops(scene: Scene, { hops, delivered, answered, flow }: Trace): VisibleHop[] {
  const family = flow.to.includes(':') ? 6 : 4;
  // A router begins behind itself: its packets set out in the site.
  const first = hops.findIndex(({ node }) => node === scene.node.id);
  const own = Math.max(0, first);
  const middle = hops.slice(own + 1, delivered ? -1 : undefined);
  const shown = middle.flatMap((hop, index) => seen(scene, hop, hops[own + index], hops[own + index + 2], family));
  const last = hops.at(-1);
  // Where a packet dies, the last node did not pass it on, but it had come that far.
  return delivered && answered && last ? [...shown, { address: flow.to, node: last.node }] : shown;
}
