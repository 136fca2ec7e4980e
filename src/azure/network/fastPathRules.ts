/**
 * What FastPath does not reach, rule by rule, each with its reason. The rules differ between the course as taught and today's
 * documentation, and today between circuit kinds.
 */
import { valueOf, type FactId } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import type { Remark } from '#src/datapath/network.ts';
import { isDirect } from './circuits.ts';
import { endpointsIn } from './endpoints.ts';
import type { Gateway } from './gateways.ts';
import { addressSpaceOf, alone, subnetsOf } from './virtualNetworks.ts';
import { nodeOf, sameRegion, type World, type WorldResource } from './world.ts';

/** One connection with FastPath on. */
export interface FastPathConnection {
  connection: WorldResource;
  /** False while the connection is being changed. */
  isReady: boolean;
  /** Whether the connection asks for FastPath to private endpoints. */
  reachesPrivateLink: boolean;
  circuit: WorldResource;
  gateway: Gateway;
  hub: WorldResource;
  spokes: readonly WorldResource[];
}

type Rule = (fastPath: FastPathConnection, world: World) => readonly Remark[];

export const remark = (prefix: string, because: string, fact: FactId): Remark => ({ prefix, because, fact });
const everything = (because: string, fact: FactId): Remark[] =>
  ['0.0.0.0/0', '::/0'].map((prefix) => remark(prefix, because, fact));

/** Whether FastPath does here what it does on ExpressRoute Direct alone, by today's documentation. */
export const onDirectToday = ({ circuit }: FastPathConnection, { profile }: World): boolean =>
  profile === 'today' && isDirect(circuit);
/** Where the sentence is true: as taught everywhere, today on provider circuits alone. */
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
  if (!isDirect(circuit)) {
    return [
      remark(
        '::/0',
        `FastPath carries IPv6 only on ExpressRoute Direct, and ${circuit.name} runs over a provider. The gateway forwards the packet.`,
        fact,
      ),
    ];
  }
  if (profile === 'taught' && gateway.sku !== 'ErGw3AZ') {
    return [
      remark(
        '::/0',
        `FastPath carries IPv6 only with an ErGw3AZ gateway, and ${gateway.name} is ${gateway.sku}. It forwards the packet.`,
        fact,
      ),
    ];
  }
  return [];
};

/** Private endpoints, in the hub and in the spokes. */
const privateLink: Rule = (fastPath, world) =>
  [fastPath.hub, ...fastPath.spokes]
    .flatMap((network) => endpointsIn(world, network))
    .filter(({ kind }) => kind === 'private endpoint')
    .flatMap(({ name, address }) => {
      const isIpv6 = address.includes(':');
      if (onDirectToday(fastPath, world) && fastPath.reachesPrivateLink && !isIpv6) return [];
      return [
        onDirectToday(fastPath, world) && isIpv6
          ? remark(
              alone(address),
              `${name} is a private endpoint. FastPath reaches those over IPv4 only, so the gateway forwards the packet.`,
              'expressroute/fastpath-ipv6',
            )
          : remark(
              alone(address),
              `${name} is a private endpoint. FastPath does not reach Private Link${onDirectToday(fastPath, world) ? ' until you enroll and the connection asks for it' : onlyDirect(world)}, so the gateway forwards the packet.`,
              'expressroute/fastpath-private-link',
            ),
      ];
    });

/** Front ends of load balancers: Basic ones anywhere, and all of them in spokes. */
const loadBalancers: Rule = ({ hub, spokes }, world) =>
  [hub, ...spokes]
    .flatMap((network) => endpointsIn(world, network))
    .flatMap(({ name, address, kind, network }) => {
      if (kind === 'basic load balancer') {
        return [
          remark(
            alone(address),
            `${name} is a Basic load balancer. Its traffic goes through the gateway; a Standard load balancer would be reached by FastPath.`,
            'expressroute/fastpath-load-balancer',
          ),
        ];
      }
      if (kind !== 'standard load balancer' || nodeOf(network.id) === nodeOf(hub.id)) return [];
      return [
        remark(
          alone(address),
          `${name} is a load balancer in the spoke ${network.name}; FastPath does not reach those.`,
          'expressroute/fastpath-load-balancer',
        ),
      ];
    });

/** Subnets of spokes that are kept for a service of Azure. */
const services: Rule = ({ spokes }, world) =>
  spokes.flatMap((spoke) =>
    subnetsOf(world, spoke)
      .filter(({ service }) => service !== '')
      .flatMap(({ name, service, prefixes }) =>
        prefixes.map((prefix) =>
          remark(
            prefix,
            `Subnet ${name} of the spoke ${spoke.name} belongs to the service ${service}. FastPath does not reach services in spokes, so the gateway forwards the packet.`,
            'expressroute/fastpath-load-balancer',
          ),
        ),
      ),
  );

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

const rules: readonly Rule[] = [changing, gatewaySku, ipv6, privateLink, loadBalancers, services, peering];

/** The destinations a connection does not reach by FastPath, whatever the number of addresses. The first that fits is the reason. */
export const unreached = (fastPath: FastPathConnection, world: World): Remark[] =>
  rules.flatMap((rule) => rule(fastPath, world)).filter(({ prefix }) => parsePrefix(prefix) !== undefined);
