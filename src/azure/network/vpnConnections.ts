/** What a VPN connection means to packets: a tunnel to a site, or to the gateway of another network. */
import * as z from 'zod/mini';
import type { Link, Network, Reason, Route } from '#src/datapath/network.ts';
import { gatewayOf, type Gateway } from './gateways.ts';
import { localPrefixes } from './learned.ts';
import { addressSpaceOf, spokesOf } from './virtualNetworks.ts';
import { nodeOf, reference, word, type World, type WorldResource } from './world.ts';

const properties = z.object({
  connectionType: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
  virtualNetworkGateway2: reference,
  localNetworkGateway2: reference,
  sharedKey: word,
});

const connectionType = 'Microsoft.Network/connections';

/** ExpressRoute is used before a VPN to the same prefix. */
const afterExpressRoute = -1;

function whyDown(world: World, connection: WorldResource, gateway: WorldResource): Reason | undefined {
  const { provisioningState } = properties.parse(connection.properties);
  if (provisioningState === 'Failed')
    return { because: `The connection ${connection.name} failed, so it carries nothing.` };
  if (world.isBeingCreated(connection)) {
    return { because: `The connection ${connection.name} is still being created. Wait until it says Succeeded.` };
  }
  return world.isBeingCreated(gateway)
    ? { because: `The gateway ${gateway.name} is still being created. Wait until it says Succeeded.` }
    : undefined;
}

/** How a network and those that use its gateway send what lies behind it. */
function inwards(
  world: World,
  gateway: Gateway,
  hub: WorldResource,
  prefixes: readonly string[],
  whose: string,
): Route[] {
  const hubNode = nodeOf(hub.id);
  const fact = 'expressroute/expressroute-before-vpn';
  return prefixes.flatMap((prefix): Route[] => [
    {
      at: hubNode,
      prefix,
      via: gateway.id,
      origin: 'bgp',
      weight: afterExpressRoute,
      because: `${gateway.name} reaches ${whose} over a VPN.`,
      fact,
    },
    ...spokesOf(world, hub).map((spoke): Route => ({
      at: nodeOf(spoke.id),
      prefix,
      via: hubNode,
      origin: 'bgp',
      weight: afterExpressRoute,
      because: `${spoke.name} uses the gateway of ${hub.name}, which reaches ${whose} over a VPN.`,
      fact,
    })),
  ]);
}

function toSite(
  world: World,
  connection: WorldResource,
  gateway: Gateway,
  hub: WorldResource,
  site: WorldResource,
  down: Reason | undefined,
): Partial<Network> {
  const at = nodeOf(site.id);
  const prefixes = localPrefixes(site);
  const link: Link = {
    id: nodeOf(connection.id),
    ends: [gateway.id, at],
    name: connection.name,
    ...(down && { down }),
  };
  const inside = [hub, ...spokesOf(world, hub)];
  return {
    nodes: [{ id: at, kind: 'site', name: site.name, prefixes }],
    links: [link],
    routes: [
      ...prefixes.map((prefix): Route => ({
        at: gateway.id,
        prefix,
        via: at,
        origin: 'system',
        weight: afterExpressRoute,
        because: `${site.name} says that ${prefix} is there, behind the tunnel ${connection.name}.`,
      })),
      ...inwards(world, gateway, hub, prefixes, site.name),
      ...inside.flatMap((network) =>
        addressSpaceOf(network).map((prefix): Route => ({
          at,
          prefix,
          via: gateway.id,
          origin: 'system',
          because: `${site.name} sends ${prefix} (${network.name}) into the tunnel ${connection.name}.`,
        })),
      ),
    ],
  };
}

function toNetwork(
  world: World,
  connection: WorldResource,
  gateway: Gateway,
  hub: WorldResource,
  far: WorldResource,
  down: Reason | undefined,
): Partial<Network> {
  const other = gatewayOf(world, far);
  if (!other.network) return {};
  const own = properties.parse(connection.properties);
  const back = world.ofType(connectionType).find((one) => {
    const ends = properties.parse(one.properties);
    return nodeOf(ends.virtualNetworkGateway1.id) === other.id && nodeOf(ends.virtualNetworkGateway2.id) === gateway.id;
  });
  const isMet = back !== undefined && properties.parse(back.properties).sharedKey === own.sharedKey;
  const why = isMet
    ? down
    : {
        because: back
          ? `${connection.name} and ${back.name} have different shared keys, so the tunnel does not come up.`
          : `${far.name} has no connection back, so the tunnel does not come up.`,
      };
  const { network } = other;
  const ends = [gateway.id, other.id].sort();
  return {
    links: [
      { id: `vpn:${ends.join('|')}`, ends: [gateway.id, other.id], name: connection.name, ...(why && { down: why }) },
    ],
    routes: [
      ...addressSpaceOf(network).map((prefix): Route => ({
        at: gateway.id,
        prefix,
        via: other.id,
        origin: 'system',
        because: `${network.name} is behind the tunnel ${connection.name}.`,
      })),
      ...inwards(world, gateway, hub, addressSpaceOf(network), network.name),
    ],
  };
}

/** The tunnel of a VPN connection with the routes it brings; nothing for other connections. */
export function declareVpnConnection(connection: WorldResource, world: World): Partial<Network> {
  const { virtualNetworkGateway1, virtualNetworkGateway2, localNetworkGateway2, ...own } = properties.parse(
    connection.properties,
  );
  const near = world.find(virtualNetworkGateway1.id);
  if (!near || (own.connectionType !== 'IPsec' && own.connectionType !== 'Vnet2Vnet')) return {};
  const gateway = gatewayOf(world, near);
  const hub = gateway.network;
  const far = world.find(own.connectionType === 'IPsec' ? localNetworkGateway2.id : virtualNetworkGateway2.id);
  if (!hub || !far) return {};
  const down = whyDown(world, connection, near);
  return own.connectionType === 'IPsec'
    ? toSite(world, connection, gateway, hub, far, down)
    : toNetwork(world, connection, gateway, hub, far, down);
}
