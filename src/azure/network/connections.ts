/** What a connection means to packets: it joins a gateway to a circuit, and routes flow between them. */
import type { Link, Reason, Route } from '#src/datapath/network.ts';
import { towardsEdges } from './carriers.ts';
import { circuitsAt, nodesOfCircuit, siteOf, ways } from './circuits.ts';
import { fastPathOf } from './fastPath.ts';
import { jointOf, type Joint } from './joints.ts';
import { whyKeptOut } from './keptOut.ts';
import { routesBetween } from './sharedCircuits.ts';
import { whyNotSpoken } from './sessions.ts';
import { addressSpaceOf } from './virtualNetworks.ts';
import { declareVpnConnection } from './vpnConnections.ts';
import { nodeOf, type Declare, type World, type WorldResource } from './world.ts';

const unless = (withdrawn: Reason | undefined): Pick<Route, 'withdrawn'> => (withdrawn ? { withdrawn } : {});

/** How the site behind the circuit comes to a prefix of a network. */
function inward(world: World, joint: Joint): (network: WorldResource) => Route[] {
  const { circuit, gateway, down, gone, silent, fastPath } = joint;
  const { edges } = nodesOfCircuit(circuit);
  const fact = fastPath.isOn ? 'expressroute/fastpath-keeps-gateway' : 'expressroute/gateway-two-jobs';
  const forwards = fastPath.isOn ? '' : ' FastPath is off here, so the gateway also forwards the packet.';
  return (network) =>
    addressSpaceOf(network).flatMap((prefix): Route[] => {
      const unspoken = whyNotSpoken(circuit, prefix, world);
      const told = { prefix, because: `Microsoft's edge announced ${prefix} (${network.name}) over BGP.` };
      return [
        ...towardsEdges(world, circuit, told, (way) => (way === undefined ? gone : silent[way]) ?? unspoken),
        ...ways.map((way): Route => ({
          prefix,
          origin: 'bgp',
          at: edges[way],
          via: gateway.id,
          because: `The gateway ${gateway.name} announced ${prefix} (${network.name}) over BGP.${forwards}`,
          fact,
          ...unless(down ?? unspoken),
        })),
      ];
    });
}

/** How the hub and its spokes come to the site behind the circuit. */
function outward(world: World, joint: Joint): Route[] {
  const { circuit, gateway, hub, spokes, gone, silent, weight } = joint;
  const { site, edges } = nodesOfCircuit(circuit);
  const { name, prefixes } = siteOf(world, circuit);
  const isOneOfSeveral = circuitsAt(world, site).length > 1;
  const rule = weight > 0 ? 'expressroute/routing-weight' : 'expressroute/circuit-preference';
  const preferred = weight > 0 || isOneOfSeveral ? { fact: rule } : {};
  const inside = [
    {
      network: hub,
      via: gateway.id,
      because: `${gateway.name} learned ${name} from the circuit and told its network.`,
    },
    ...spokes.map((network) => ({
      network,
      via: nodeOf(hub.id),
      because: `${network.name} uses the gateway of ${hub.name}, which is peered with it.`,
    })),
  ];
  return prefixes.flatMap((prefix): Route[] => {
    const unspoken = whyNotSpoken(circuit, prefix, world);
    const common = { prefix, origin: 'bgp' } as const;
    return [
      ...ways.map((way) => ({
        ...common,
        at: gateway.id,
        via: edges[way],
        weight,
        because: `Microsoft's edge announced ${name} over BGP.`,
        ...preferred,
        ...unless(silent[way] ?? unspoken),
      })),
      ...inside.map(({ network, via, because }) => ({
        ...common,
        at: nodeOf(network.id),
        via,
        because,
        ...unless(gone ?? unspoken ?? whyKeptOut(world, network, prefix)),
      })),
    ];
  });
}

/** The links between the edges and the gateway, the routes that BGP carries over them, and FastPath. */
export const declareConnection: Declare = (resource, world) => {
  const joint = jointOf(world, resource);
  if (!joint) return declareVpnConnection(resource, world);
  const { circuit, gateway, hub, spokes, down, fastPath } = joint;
  const { edges } = nodesOfCircuit(circuit);
  return {
    links: ways.map((way): Link => ({
      id: `${nodeOf(resource.id)}/${way}`,
      ends: [edges[way], gateway.id],
      name: resource.name,
      kind: 'inside',
      ...(down && { down }),
    })),
    routes: [
      ...[hub, ...spokes].flatMap(inward(world, joint)),
      ...outward(world, joint),
      ...routesBetween(world, joint),
    ],
    shortcuts: fastPath.isOn
      ? fastPathOf(
          {
            connection: resource,
            isReady: fastPath.isReady,
            reachesPrivateLink: fastPath.reachesPrivateLink,
            circuit,
            gateway,
            hub,
            edges: ways.map((way) => edges[way]),
            spokes,
          },
          world,
        )
      : [],
  };
};
