/** What Global Reach means to packets: links between the edges of two circuits, and the two sites' prefixes over them. */
import * as shape from '#src/base/shape.ts';
import type { Link, Reason, Route, Withdrawal } from '#src/datapath/network.ts';
import { towardsEdges } from './carriers.ts';
import { nodesOfCircuit, siteOf, tierOf, ways, type LinkName } from './circuits.ts';
import { whyDown, whyNotSpoken } from './sessions.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

const reachType = 'Microsoft.Network/expressRouteCircuits/peerings/connections';
const reachProperties = shape.object({
  provisioningState: word,
  peerExpressRouteCircuitPeering: reference,
  addressPrefix: word,
  ipv6CircuitConnectionConfig: shape.optional(shape.unknown()),
});
const pairwise = 'expressroute/global-reach-pairwise';

/** The circuit that a peering belongs to. */
const circuitOf = (world: World, peeringId: string): WorldResource | undefined =>
  world.find(peeringId.split(/\/peerings\//i)[0] ?? '');

/** The two circuits that a Global Reach link joins; undefined where one does not exist. */
function joinedBy(world: World, reach: WorldResource): readonly [WorldResource, WorldResource] | undefined {
  const own = circuitOf(world, reach.id);
  const other = circuitOf(world, reachProperties.parse(reach.properties).peerExpressRouteCircuitPeering.id);
  return own && other && [own, other];
}

/** Why a Global Reach link carries nothing, whatever becomes of the circuits later. */
function whyReachDown(world: World, reach: WorldResource): Reason | undefined {
  const { provisioningState: state } = reachProperties.parse(reach.properties);
  if (state === 'Failed') {
    return {
      because: `The Global Reach link ${reach.name} failed, so it carries nothing. Delete it and add it again.`,
    };
  }
  if (state === 'Deleting') return { because: `The Global Reach link ${reach.name} is being deleted.` };
  if (state === 'Updating') {
    return { because: `The Global Reach link ${reach.name} is not ready yet. Wait until it says Succeeded.` };
  }
  const local = joinedBy(world, reach)?.find((circuit) => tierOf(circuit) === 'Local');
  if (!local) return undefined;
  return {
    because: `${local.name} is a Local circuit, and those have no Global Reach. Use Standard or Premium circuits.`,
    fact: 'expressroute/global-reach-tiers',
  };
}

/** The edge of the far circuit that an edge hands over to: the one of the same link, or the other where that one's session is down. */
function meets(world: World, far: WorldResource, way: LinkName): LinkName {
  if (!whyDown(world, far, way)) return way;
  return ways.find((other) => !whyDown(world, far, other)) ?? way;
}

/** Why a prefix is not announced over the link: it is IPv6, and one of the two circuits or the link itself carries IPv4 only. */
function whyNotCarried(
  world: World,
  reach: WorldResource,
  ends: readonly WorldResource[],
  prefix: string,
): Withdrawal | undefined {
  const unspoken = ends.map((circuit) => whyNotSpoken(circuit, prefix, world)).find((reason) => reason);
  if (unspoken || !prefix.includes(':')) return unspoken;
  const { addressPrefix, ipv6CircuitConnectionConfig } = reachProperties.parse(reach.properties);
  if (addressPrefix === '' || ipv6CircuitConnectionConfig !== undefined) return undefined;
  return {
    never: true,
    because: `The Global Reach link ${reach.name} has no IPv6 subnet, so it carries IPv4 only. Add one.`,
    fact: 'expressroute/global-reach-prefix',
  };
}

/** At one end, the way to the site behind the other. */
function toSite(world: World, reach: WorldResource, from: WorldResource, to: WorldResource): Route[] {
  const here = nodesOfCircuit(from);
  const there = nodesOfCircuit(to);
  const site = siteOf(world, to);
  const down = whyReachDown(world, reach) ?? whyDown(world, to);
  const because = `Global Reach joins ${from.name} with ${to.name}, behind which ${site.name} announces it.`;
  return site.prefixes.flatMap((prefix): Route[] => {
    const gone = down ?? whyNotCarried(world, reach, [from, to], prefix);
    const route = { prefix, origin: 'bgp', because, fact: pairwise } as const;
    return [
      ...towardsEdges(world, from, route, (way) => gone ?? whyDown(world, from, way)),
      ...ways.map((way) => ({
        ...route,
        at: here.edges[way],
        via: there.edges[meets(world, to, way)],
        ...(gone && { withdrawn: gone }),
      })),
    ];
  });
}

const isSame = (one: WorldResource, other: WorldResource): boolean => nodeOf(one.id) === nodeOf(other.id);

/** The circuits that a circuit is joined with. */
const joinedWith = (world: World, circuit: WorldResource): WorldResource[] =>
  world
    .ofType(reachType)
    .flatMap(
      (reach) =>
        (joinedBy(world, reach)?.some((end) => isSame(end, circuit)) ? joinedBy(world, reach) : undefined) ?? [],
    )
    .filter((end) => !isSame(end, circuit));

/** What the site behind `from` does not hear: the sites that `middle` is joined with, and `from` is not. */
function notFurther(world: World, from: WorldResource, middle: WorldResource): Route[] {
  const own = joinedWith(world, from);
  const beyond = joinedWith(world, middle).filter(
    (far) => !isSame(far, from) && !own.some((near) => isSame(near, far)),
  );
  return beyond.flatMap((far) => {
    const never: Withdrawal = {
      never: true,
      because: `Global Reach joins ${from.name} with ${middle.name}, and ${middle.name} with ${far.name}, but nothing is passed on from one link to the next. Join ${from.name} with ${far.name} too.`,
      fact: pairwise,
    };
    return siteOf(world, far).prefixes.flatMap((prefix) =>
      towardsEdges(world, from, { prefix, because: never.because }, () => never),
    );
  });
}

/** The links between the edges, and each site's routes at the other. Nothing goes on to a third circuit. */
export const declareGlobalReach: Declare = (reach, world) => {
  const pair = joinedBy(world, reach);
  if (!pair) return {};
  const [own, other] = pair;
  const down = whyReachDown(world, reach);
  const link = (mine: LinkName, theirs: LinkName): Link => ({
    id: `${nodeOf(reach.id)}/${mine === theirs ? mine : `${mine}-${theirs}`}`,
    ends: [nodesOfCircuit(own).edges[mine], nodesOfCircuit(other).edges[theirs]],
    name: reach.name,
    kind: 'inside',
    ...(down && { down }),
  });
  return {
    links: ways.flatMap((way) => [link(way, meets(world, other, way)), link(meets(world, own, way), way)]),
    routes: [
      ...toSite(world, reach, own, other),
      ...toSite(world, reach, other, own),
      ...notFurther(world, own, other),
      ...notFurther(world, other, own),
    ],
  };
};
