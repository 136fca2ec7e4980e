/** What a customer's router holds of its circuit: an interface for each link, a BGP session on each, and what it learned there. */
import * as shape from '#src/base/shape.ts';
import { valueOf } from '#src/base/facts.ts';
import { isUsable } from '#src/azure/network/usable.ts';
import { nodesOfCircuit, ways, type LinkName } from '#src/azure/network/circuits.ts';
import type { LinkAddresses } from '#src/azure/network/link-addresses.ts';
import { stateOf, whyDown, whyLineDead, whyNoArp } from '#src/azure/network/sessions.ts';
import { addressesOfRouter, isShut, routersOf } from '#src/azure/network/site-routers.ts';
import { count, type World, type WorldResource } from '#src/azure/network/world.ts';
import { interfaceName } from '#src/azure/router-configuration/cisco-ios-xe.ts';
import type { Reason, Route } from '#src/datapath/network.ts';
import { circuitOfNode, peeringOf } from './circuit-nodes.ts';
import type { Printed } from './command.ts';
import type { Scene } from './scene.ts';

const peeringProperties = shape.object({ peerASN: count });

/** One BGP session, of one link in one family. */
export interface RouterSession {
  way: LinkName;
  family: 4 | 6;
  /** Without a subnet on the peering the link has no addresses. */
  addresses: LinkAddresses | undefined;
  /** The sub-interface it runs over. */
  interface: string;
  /** Whether nobody answers at the other end. */
  isDark: boolean;
  /** Whether the line or the interface itself is dead, and whether it was switched off at the router. */
  isLineDead: boolean;
  isShut: boolean;
  /** Why BGP is down; undefined while it is up. */
  down: Reason | undefined;
  /** What the router writes in place of a count while it is down. */
  state: string;
  /** What Microsoft's edge announced over it, each with its AS path. */
  received: readonly { prefix: string; path: string }[];
}

export interface RouterView {
  circuit: WorldResource;
  asn: number;
  sessions: readonly RouterSession[];
}

const asnOf = (world: World, circuit: WorldResource): number =>
  peeringProperties.parse(peeringOf(world, circuit)?.properties ?? {}).peerASN;

/** What an edge announces to the router: all it knows but what it has from there. */
function announcedBy({ network, world }: Scene, edge: string, own: readonly (string | undefined)[], family: 4 | 6) {
  const azure = String(valueOf('expressroute/azure-asn', world.profile));
  const pathOf = ({ via = '' }: Route): string => {
    const far = circuitOfNode(world, via);
    // The private AS number of a gateway is taken out on the way.
    return far ? `${azure} ${asnOf(world, far)}` : azure;
  };
  const found = network.routes.filter(
    (route) =>
      route.at === edge &&
      route.origin === 'bgp' &&
      !own.includes(route.via) &&
      route.prefix.includes(':') === (family === 6) &&
      isUsable(network, route),
  );
  const first = new Map(
    found.toReversed().map((route) => [route.prefix, { prefix: route.prefix, path: pathOf(route) }]),
  );
  return [...new Set(found.map(({ prefix }) => prefix))].flatMap((prefix) => first.get(prefix) ?? []);
}

/** Everything a router holds; undefined for what is no router of a circuit. */
export function routerView(scene: Scene): RouterView | undefined {
  const { world, node } = scene;
  const circuit = circuitOfNode(world, node.id);
  if (!circuit) return undefined;
  const { router, provider, edges } = nodesOfCircuit(circuit);
  const { vlan, asn } = routersOf(world, circuit);
  const sessions = ways.flatMap((way) =>
    ([4, 6] as const).flatMap((family): RouterSession[] => {
      const addresses = addressesOfRouter(world, circuit, way, family);
      if (family === 6 && !addresses) return [];
      const down = whyDown(world, circuit, way);
      return [
        {
          way,
          family,
          addresses,
          interface: interfaceName(way, vlan),
          isDark: whyNoArp(world, circuit, way) !== undefined,
          isLineDead: isShut(circuit, way) || whyLineDead(world, circuit, way) !== undefined,
          isShut: isShut(circuit, way),
          down,
          state: stateOf(world, circuit, way).replace(/ .*/, ''),
          received: down ? [] : announcedBy(scene, edges[way], [router, provider], family),
        },
      ];
    }),
  );
  return { circuit, asn, sessions };
}

/** The interface towards the site. */
export const lanInterface = 'GigabitEthernet0/0/2';

/** What the router has behind itself and announces. */
export const ownPrefixes = ({ network, node, find }: Scene): string[] =>
  network.routes.filter(({ at, via = '' }) => at === node.id && find(via)?.kind === 'site').map(({ prefix }) => prefix);

/** Its first address on a link, as a router takes it. */
export const routerIdOf = ({ sessions }: RouterView): string =>
  sessions.find(({ family, addresses }) => family === 4 && addresses)?.addresses?.customer ?? '0.0.0.0';

/** For a router that speaks no BGP. */
export const noBgp: Printed = { text: '% BGP not active', ok: false };
