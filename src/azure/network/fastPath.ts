/**
 * FastPath as a shortcut from Microsoft's edge into the virtual network, around the gateway, and what it does not reach.
 * The rules differ between the course as taught and today's documentation, and today between circuit kinds.
 */
import { formatPrefix, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import type { Remark, Shortcut } from '#src/datapath/network.ts';
import { isDirect } from './circuits.ts';
import { endpointsOf } from './endpoints.ts';
import { gatewayRoutes, type Gateway } from './gateways.ts';
import { addressSpaceOf } from './virtualNetworks.ts';
import { nodeOf, sameRegion, type World, type WorldResource } from './world.ts';

export interface FastPath {
  connection: WorldResource;
  /** False while the connection is being changed. */
  isReady: boolean;
  /** Whether the connection asks for FastPath to private endpoints. */
  reachesPrivateLink: boolean;
  circuit: WorldResource;
  gateway: Gateway;
  hub: WorldResource;
  edges: readonly string[];
  spokes: readonly WorldResource[];
}

type Rule = (fastPath: FastPath, world: World) => readonly Remark[];

const remark = (prefix: string, because: string, fact: FactId): Remark => ({ prefix, because, fact });
const everything = (because: string, fact: FactId): Remark[] =>
  ['0.0.0.0/0', '::/0'].map((prefix) => remark(prefix, because, fact));
const onDirectToday = ({ circuit }: FastPath, { profile }: World) => profile === 'today' && isDirect(circuit);
const onlyDirect = (world: World) => (world.profile === 'today' ? ' on a provider circuit' : '');

/** While the connection changes, packets keep using the gateway. */
const changing: Rule = ({ isReady, connection }) =>
  isReady
    ? []
    : everything(
        `FastPath is being switched on for ${connection.name}. Until that is done, packets use the gateway.`,
        'expressroute/fastpath-existing-connection',
      );

/** The gateway has to be big enough. */
const gatewaySku: Rule = ({ gateway }, { profile }) => {
  const allowed = valueOf('expressroute/fastpath-gateway-skus', profile);
  if (!allowed.includes(gateway.sku)) {
    return everything(
      `${gateway.name} has SKU ${gateway.sku || 'unknown'}; FastPath needs ${allowed.join(' or ')}. The gateway forwards the packet.`,
      'expressroute/fastpath-gateway-skus',
    );
  }
  const units = valueOf('expressroute/fastpath-scale-units', profile);
  if (gateway.sku === 'ErGwScale' && gateway.scaleUnits < units) {
    return everything(
      `${gateway.name} has ${gateway.scaleUnits} scale units; FastPath needs ${units}. The gateway forwards the packet.`,
      'expressroute/fastpath-scale-units',
    );
  }
  return [];
};

/** IPv6 needs a Direct circuit, and as taught also the largest zone-redundant gateway. */
const ipv6: Rule = ({ circuit, gateway }, { profile }) => {
  const fact: FactId = 'expressroute/fastpath-ipv6';
  if (!isDirect(circuit))
    return [
      remark(
        '::/0',
        `FastPath carries IPv6 only on ExpressRoute Direct, and ${circuit.name} runs over a provider. The gateway forwards the packet.`,
        fact,
      ),
    ];
  if (profile === 'taught' && gateway.sku !== 'ErGw3AZ')
    return [
      remark(
        '::/0',
        `FastPath carries IPv6 only with an ErGw3AZ gateway, and ${gateway.name} is ${gateway.sku}. It forwards the packet.`,
        fact,
      ),
    ];
  return [];
};

/** Front ends of load balancers and private endpoints, in the hub and in the spokes. */
const endpoints: Rule = (fastPath, world) => {
  const { hub, spokes, reachesPrivateLink } = fastPath;
  return endpointsOf(world).flatMap(({ name, address, kind, network }) => {
    const inHub = nodeOf(network.id) === nodeOf(hub.id);
    const inSpoke = spokes.some(({ id }) => nodeOf(id) === nodeOf(network.id));
    const prefix = formattedHost(address);
    if (prefix === undefined || (!inHub && !inSpoke)) return [];
    if (kind === 'private endpoint') {
      return onDirectToday(fastPath, world) && reachesPrivateLink
        ? []
        : [
            remark(
              prefix,
              `${name} is a private endpoint. FastPath does not reach Private Link${onlyDirect(world)}, so the gateway forwards the packet.`,
              'expressroute/fastpath-private-link',
            ),
          ];
    }
    if (kind === 'basic load balancer') {
      return [
        remark(
          prefix,
          `${name} is a Basic load balancer. Its traffic goes through the gateway; a Standard load balancer would be reached by FastPath.`,
          'expressroute/fastpath-load-balancer',
        ),
      ];
    }
    return inSpoke
      ? [
          remark(
            prefix,
            `${name} is a load balancer in the spoke ${network.name}; FastPath does not reach those.`,
            'expressroute/fastpath-load-balancer',
          ),
        ]
      : [];
  });
};

function formattedHost(address: string): string | undefined {
  const parsed = parseAddress(address);
  return parsed && formatPrefix({ ...parsed, length: parsed.family === 4 ? 32 : 128 });
}

/** Networks peered with the hub. */
const peering: Rule = (fastPath, world) => {
  const { spokes, hub } = fastPath;
  return spokes.flatMap((spoke) => {
    const isNear = sameRegion(spoke.location, hub.location);
    if (onDirectToday(fastPath, world) && isNear) return [];
    const where = onDirectToday(fastPath, world) ? ' in another region' : onlyDirect(world);
    return addressSpaceOf(spoke).map((prefix) =>
      remark(
        prefix,
        `${spoke.name} is reached by peering from ${hub.name}. FastPath does not go on to peered networks${where}, so the gateway forwards the packet. Connect ${spoke.name} to the circuit itself to change that.`,
        'expressroute/fastpath-vnet-peering',
      ),
    );
  });
};

const rules: readonly Rule[] = [changing, gatewaySku, ipv6, endpoints, peering];

/** The shortcuts of one connection. A user route of the gateway subnet is ignored by them, or followed: then it gets its own. */
export function fastPathOf(fastPath: FastPath, world: World): Shortcut[] {
  const { connection, gateway, hub, edges, spokes } = fastPath;
  const exceptions = rules.flatMap((rule) => rule(fastPath, world));
  const routes = gatewayRoutes(world, hub).filter(({ prefix }) => parsePrefix(prefix) !== undefined);
  const follows = onDirectToday(fastPath, world);
  const fact: FactId = 'expressroute/fastpath-bypasses-gateway';
  const base = { name: 'FastPath', at: '', skips: [gateway.id], fact };
  const id = nodeOf(connection.id);

  const straight: Shortcut = {
    ...base,
    id: `${id}/fastpath`,
    to: nodeOf(hub.id),
    prefixes: [hub, ...spokes].flatMap(addressSpaceOf),
    because: `FastPath is on for ${connection.name}: the edge sends the packet straight into ${hub.name}. ${gateway.name} still exchanges the routes, but the packet does not pass it.`,
    exceptions: [
      ...exceptions,
      ...(follows
        ? routes
            .filter(({ appliance }) => appliance === undefined)
            .map(({ prefix, nextHopType }) =>
              remark(
                prefix,
                `A user route of the gateway subnet gives ${prefix} the next hop ${nextHopType}.`,
                'expressroute/fastpath-udr',
              ),
            )
        : []),
    ],
    remarks: follows
      ? []
      : routes.map(({ prefix, nextHop, nextHopType }) =>
          remark(
            prefix,
            `The user route of the gateway subnet (${prefix} to ${nextHop || nextHopType}) has no effect on it.`,
            'expressroute/fastpath-udr',
          ),
        ),
  };
  const throughAppliances = !follows
    ? []
    : routes.flatMap(({ prefix, nextHop, appliance }): Shortcut[] =>
        appliance === undefined
          ? []
          : [
              {
                ...base,
                id: `${id}/fastpath/${prefix}`,
                to: appliance,
                prefixes: [prefix],
                exceptions,
                fact: 'expressroute/fastpath-udr',
                because: `FastPath follows the user route of the gateway subnet and sends ${prefix} to ${nextHop}, around ${gateway.name}.`,
              },
            ],
      );
  return edges.flatMap((edge) =>
    [...throughAppliances, straight].map((one) => ({ ...one, id: `${one.id}@${edge}`, at: edge })),
  );
}
