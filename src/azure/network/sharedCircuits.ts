/** What two networks on one circuit mean to each other: packets between them can turn round at Microsoft's edge, if both gateways take them. */
import * as shape from '#src/base/shape.ts';
import { parsePrefix } from '#src/base/ip.ts';
import type { Route, Withdrawal } from '#src/datapath/network.ts';
import { nodesOfCircuit, ways } from './circuits.ts';
import { jointsOf, type Joint } from './joints.ts';
import { keeperOf } from './keptOut.ts';
import { peeredWith, addressSpaceOf } from './virtualNetworks.ts';
import { flag, nodeOf, type World, type WorldResource } from './world.ts';

const properties = shape.object({ allowRemoteVnetTraffic: flag });

/** Why the gateways of two connections pass nothing to each other. As taught, they always do. */
function whyApart(world: World, joint: Joint, other: Joint): Withdrawal | undefined {
  if (world.profile === 'taught') return undefined;
  const closed = [joint, other].filter(
    ({ gatewayResource }) => !properties.parse(gatewayResource.properties).allowRemoteVnetTraffic,
  );
  if (closed.length === 0) return undefined;
  const names = closed.map(({ gateway }) => gateway.name).join(' and ');
  return {
    never: true,
    because: `${joint.hub.name} and ${other.hub.name} are on ${joint.circuit.name} together, but ${names} ${closed.length > 1 ? 'take' : 'takes'} no traffic of remote virtual networks. Peer the two networks.`,
    fact: 'expressroute/remote-network-traffic',
  };
}

const isSame = (one: WorldResource, other: WorldResource): boolean => nodeOf(one.id) === nodeOf(other.id);

/** Whether two networks are joined by a peering; then that is their way. */
const arePeered = (world: World, one: WorldResource, other: WorldResource): boolean =>
  peeredWith(world, one).some(({ remote }) => isSame(remote, other));

/** How the networks behind one connection come to those behind the others of the same circuit. */
export function routesBetween(world: World, joint: Joint): Route[] {
  const { circuit, gateway, hub, spokes, weight, silent, gone } = joint;
  const { edges } = nodesOfCircuit(circuit);
  const here = [hub, ...spokes];
  const others = jointsOf(world).filter((one) => isSame(one.circuit, circuit) && !isSame(one.hub, hub));
  return others.flatMap((other) => {
    const apart = whyApart(world, joint, other);
    const there = [other.hub, ...other.spokes].filter((far) => !here.some((near) => isSame(near, far)));
    return there.flatMap((far) =>
      addressSpaceOf(far).flatMap((prefix): Route[] => {
        const parsed = parsePrefix(prefix);
        const own = (network: WorldResource) => parsed && keeperOf(world, network)(parsed);
        const common = { prefix, origin: 'bgp', fact: 'expressroute/remote-network-traffic' } as const;
        const inside = here.filter((near) => !arePeered(world, near, far));
        return [
          ...ways.map((way): Route => {
            const withdrawn = silentOf(silent[way], other) ?? apart ?? own(hub);
            return {
              ...common,
              at: gateway.id,
              via: edges[way],
              weight,
              because: `${far.name} is on ${circuit.name} too, so Microsoft's edge announced ${prefix}.`,
              ...(withdrawn && { withdrawn }),
            };
          }),
          ...inside.map((near): Route => {
            const withdrawn = silentOf(gone, other) ?? apart ?? own(near);
            const isHub = isSame(near, hub);
            return {
              ...common,
              at: nodeOf(near.id),
              via: isHub ? gateway.id : nodeOf(hub.id),
              because: isHub
                ? `${gateway.name} learned ${prefix} (${far.name}) over ${circuit.name} and told its network.`
                : `${near.name} uses the gateway of ${hub.name}, which learned ${prefix} (${far.name}) over ${circuit.name}.`,
              ...(withdrawn && { withdrawn }),
            };
          }),
        ];
      }),
    );
  });
}

const silentOf = (own: Route['withdrawn'], { down }: Joint): Route['withdrawn'] => own ?? down;
