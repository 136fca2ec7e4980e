/** FastPath as a shortcut from each of Microsoft's edges into the virtual network, around the gateway. */
import type { FactId } from '#src/base/facts.ts';
import type { Remark, Shortcut } from '#src/datapath/network.ts';
import { beyondLimit } from './fastPathLimit.ts';
import { onDirectToday, remark, unreached, type FastPathConnection } from './fastPathRules.ts';
import { gatewayRoutes, type GatewayRoute } from './gatewayRoutes.ts';
import { addressSpaceOf, holds } from './virtualNetworks.ts';
import { nodeOf, type World } from './world.ts';

export interface FastPath extends FastPathConnection {
  /** The nodes of both edges of the circuit. */
  edges: readonly string[];
}

/** What becomes of a user route of the gateway subnet: it has no effect, it is followed around the gateway, or only the gateway follows it. */
type Effect = 'none' | 'followed' | 'gateway';

function effectOf({ prefix, appliance }: GatewayRoute, fastPath: FastPath, world: World): Effect {
  if (!onDirectToday(fastPath, world) || prefix.includes(':')) return 'none';
  const isInHub = appliance !== undefined && nodeOf(appliance.network.id) === nodeOf(fastPath.hub.id);
  return isInHub && appliance.forwards ? 'followed' : 'gateway';
}

/** Why packets to a user route's prefix keep to the gateway, which follows it. */
function left({ prefix, nextHopType, appliance }: GatewayRoute, hub: string): Remark {
  if (appliance?.forwards === true) {
    return remark(
      prefix,
      `The user route of the gateway subnet leads to ${appliance.name} in ${appliance.network.name}. FastPath follows such a route only to an appliance in ${hub}, so the gateway forwards the packet.`,
      'expressroute/fastpath-firewall',
    );
  }
  return remark(
    prefix,
    `A user route of the gateway subnet gives ${prefix} the next hop ${appliance?.name ?? nextHopType}, so the packet is the gateway's.`,
    'expressroute/fastpath-udr',
  );
}

/** Why FastPath goes on to a peered network, where it does. */
const onward = (prefix: string, spoke: string, { circuit, hub }: FastPath): Remark =>
  remark(
    prefix,
    `It goes on to ${spoke}: ${circuit.name} runs on ExpressRoute Direct, and ${spoke} is peered with ${hub.name} in the same region.`,
    'expressroute/fastpath-vnet-peering',
  );

/** The shortcuts of one connection, at each edge. A user route of the gateway subnet is ignored by them, or followed: then it gets its own. */
export function fastPathOf(fastPath: FastPath, world: World): Shortcut[] {
  const { connection, gateway, hub, edges, spokes } = fastPath;
  const exceptions = [...unreached(fastPath, world), ...beyondLimit(fastPath, world)];
  const space = [hub, ...spokes].flatMap(addressSpaceOf);
  // A wider route never wins against the network's own.
  const routes = gatewayRoutes(world, hub)
    .filter(({ prefix }) => space.some((own) => holds(own, prefix)))
    .map((route) => ({ route, effect: effectOf(route, fastPath, world) }));
  const fact: FactId = 'expressroute/fastpath-bypasses-gateway';
  const base = { name: 'FastPath', skips: [gateway.id], fact };
  const id = nodeOf(connection.id);

  return edges.flatMap((at): Shortcut[] => [
    ...routes.flatMap(({ route: { prefix, nextHop, appliance }, effect }): Shortcut[] =>
      effect !== 'followed' || appliance === undefined
        ? []
        : [
            {
              ...base,
              id: `${id}/fastpath/${prefix}@${at}`,
              at,
              to: appliance.node,
              prefixes: [prefix],
              exceptions,
              fact: 'expressroute/fastpath-udr',
              because: `FastPath follows the user route of the gateway subnet and sends ${prefix} to ${nextHop} (${appliance.name}), around ${gateway.name}.`,
            },
          ],
    ),
    {
      ...base,
      id: `${id}/fastpath@${at}`,
      at,
      to: nodeOf(hub.id),
      prefixes: space,
      because: `FastPath is on for ${connection.name}: the edge sends the packet straight into ${hub.name}. ${gateway.name} still exchanges the routes, but the packet does not pass it.`,
      exceptions: [
        ...exceptions,
        ...routes.flatMap(({ route, effect }) => (effect === 'gateway' ? [left(route, hub.name)] : [])),
      ],
      remarks: [
        ...routes.flatMap(({ route: { prefix, nextHop, nextHopType }, effect }) =>
          effect === 'none'
            ? [
                remark(
                  prefix,
                  `The user route of the gateway subnet (${prefix} to ${nextHop || nextHopType}) has no effect on it.`,
                  'expressroute/fastpath-udr',
                ),
              ]
            : [],
        ),
        ...spokes.flatMap((spoke) => addressSpaceOf(spoke).map((prefix) => onward(prefix, spoke.name, fastPath))),
      ],
    },
  ]);
}
