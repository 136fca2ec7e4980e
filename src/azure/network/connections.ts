/** What a connection means to packets: it joins a gateway to a circuit, and routes flow between them. */
import { parsePrefix, type Prefix } from '#src/base/ip.ts';
import type { Link, Reason, Route, Withdrawal } from '#src/datapath/network.ts';
import { towardsEdges } from './carriers.ts';
import { nodesOfCircuit, siteOf, ways } from './circuits.ts';
import { fastPathOf } from './fastPath.ts';
import { jointOf, type Joint } from './joints.ts';
import { keeperOf } from './keptOut.ts';
import { routesBetween } from './sharedCircuits.ts';
import { whyNotSpoken } from './sessions.ts';
import { sharesOf } from './sharing.ts';
import { addressSpaceOf } from './virtualNetworks.ts';
import { declareVpnConnection } from './vpnConnections.ts';
import { nodeOf, type Declare, type World, type WorldResource } from './world.ts';

const unless = (withdrawn: Withdrawal | undefined): Pick<Route, 'withdrawn'> => (withdrawn ? { withdrawn } : {});

/** How the site behind the circuit comes to the networks behind the gateway. */
function inward(world: World, joint: Joint): Route[] {
  const { circuit, gateway, hub, spokes, lost, down, gone, silent, fastPath } = joint;
  const { edges } = nodesOfCircuit(circuit);
  const fact = fastPath.isOn ? 'expressroute/fastpath-keeps-gateway' : 'expressroute/gateway-two-jobs';
  const forwards = fastPath.isOn ? '' : ' FastPath is off here, so the gateway also forwards the packet.';
  const to = (network: WorldResource, cut?: Reason): Route[] =>
    addressSpaceOf(network).flatMap((prefix): Route[] => {
      const off = cut ?? whyNotSpoken(circuit, prefix, world);
      const told = { prefix, because: `Microsoft's edge announced ${prefix} (${network.name}) over BGP.` };
      return [
        ...towardsEdges(world, circuit, told, (way) => (way === undefined ? gone : silent[way]) ?? off),
        ...ways.map((way): Route => ({
          prefix,
          origin: 'bgp',
          at: edges[way],
          via: gateway.id,
          because: `The gateway ${gateway.name} announced ${prefix} (${network.name}) over BGP.${forwards}`,
          fact,
          ...unless(down ?? off),
        })),
      ];
    });
  return [
    ...[hub, ...spokes].flatMap((network) => to(network)),
    ...lost.flatMap(({ remote, reason }) => to(remote, reason)),
  ];
}

/** A reason, with what nobody has written down: FastPath is described for packets from the site, and not for those to it. */
const outwardReason = ({ fastPath }: Joint, because: string): Reason =>
  fastPath.isOn
    ? {
        because: `${because} FastPath is documented for packets from the site. Which way packets to the site take is not, so the routes decide here.`,
        open: true,
      }
    : { because };

/** A network behind the gateway: its next hop to the site, and what keeps a prefix out of it. */
interface Inside extends Reason {
  at: string;
  via: string;
  keptOut: (prefix: Prefix) => Withdrawal | undefined;
}

function insideOf(world: World, joint: Joint, site: string): Inside[] {
  const { gateway, hub, spokes, lost } = joint;
  const viaHub = (network: WorldResource, keptOut: Inside['keptOut']): Inside => ({
    at: nodeOf(network.id),
    via: nodeOf(hub.id),
    because: `${network.name} uses the gateway of ${hub.name}, which is peered with it.`,
    keptOut,
  });
  return [
    {
      at: nodeOf(hub.id),
      via: gateway.id,
      ...outwardReason(joint, `${gateway.name} learned ${site} from the circuit and told its network.`),
      keptOut: keeperOf(world, hub),
    },
    ...spokes.map((network) => viaHub(network, keeperOf(world, network))),
    ...lost.map(({ remote, reason }) => viaHub(remote, () => reason)),
  ];
}

/** How the networks behind the gateway come to the site behind the circuit. */
function outward(world: World, joint: Joint): Route[] {
  const { circuit, gateway, hub, gone, silent, weight } = joint;
  const { edges } = nodesOfCircuit(circuit);
  const { name, prefixes } = siteOf(world, circuit);
  const inside = insideOf(world, joint, name);
  const shareOf = sharesOf(world, joint);
  const keptByHub = keeperOf(world, hub);
  return prefixes.flatMap((prefix): Route[] => {
    const unspoken = whyNotSpoken(circuit, prefix, world);
    const share = shareOf(prefix);
    const parsed = parsePrefix(prefix);
    return [
      ...ways.map((way): Route => ({
        ...share,
        at: gateway.id,
        prefix,
        via: edges[way],
        origin: 'bgp',
        weight,
        ...outwardReason(joint, `Microsoft's edge announced ${name} over BGP.`),
        ...unless(silent[way] ?? unspoken ?? share.withdrawn ?? (parsed && keptByHub(parsed))),
      })),
      ...inside.map(({ keptOut, ...route }): Route => ({
        ...route,
        prefix,
        origin: 'bgp',
        ...unless(gone ?? unspoken ?? (parsed && keptOut(parsed))),
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
    routes: [...inward(world, joint), ...outward(world, joint), ...routesBetween(world, joint)],
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
