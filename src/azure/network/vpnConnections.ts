/** What a VPN connection means to packets: a tunnel to a site, or to the gateway of another network. */
import * as shape from '#src/base/shape.ts';
import { parsePrefix } from '#src/base/ip.ts';
import type { Network, Reason, Route, Withdrawal } from '#src/datapath/network.ts';
import { circuitsAt, nodesOfCircuit, siteOf } from './circuits.ts';
import { whyConnectionDown } from './connectionStates.ts';
import { gatewayOf, type Gateway } from './gateways.ts';
import { connectionType, jointsOf } from './joints.ts';
import { keeperOf } from './keptOut.ts';
import { deviceOf, hasChoice, localPrefixes, siteAt, siteOfLocal } from './sites.ts';
import { addressSpaceOf, spokesOf } from './virtualNetworks.ts';
import { nodeOf, reference, word, type World, type WorldResource } from './world.ts';

const properties = shape.object({
  connectionType: word,
  virtualNetworkGateway1: reference,
  virtualNetworkGateway2: reference,
  localNetworkGateway2: reference,
  sharedKey: word,
});

/** ExpressRoute is used before a VPN to the same prefix. */
const afterExpressRoute = -1;
const everywhere = ['0.0.0.0/0', '::/0'];

const unless = (withdrawn: Withdrawal | undefined): Pick<Route, 'withdrawn'> => (withdrawn ? { withdrawn } : {});

/** A gateway with its network, a tunnel from there, and why it carries nothing. */
interface Near {
  connection: WorldResource;
  gateway: Gateway;
  hub: WorldResource;
  down: Reason | undefined;
}

/** What to cite for a way through a tunnel: that ExpressRoute comes first while its routes are there, and the VPN when they are gone. */
function ruleFor(world: World, hub: WorldResource): { fact?: string } {
  const joints = jointsOf(world).filter((joint) => joint.hub === hub);
  if (joints.length === 0) return {};
  return {
    fact: joints.every(({ gone }) => gone) ? 'expressroute/vpn-backup' : 'expressroute/expressroute-before-vpn',
  };
}

/** Tells why a network does not take a prefix from its gateway, as written in a Cloud. */
function keepersIn(world: World): (network: WorldResource, text: string) => Withdrawal | undefined {
  const keepers = new Map<WorldResource, ReturnType<typeof keeperOf>>();
  return (network, text) => {
    const keeper = keepers.get(network) ?? keeperOf(world, network);
    keepers.set(network, keeper);
    const prefix = parsePrefix(text);
    return prefix && keeper(prefix);
  };
}

/** How a network and those that use its gateway send what lies behind it. */
function inwards(world: World, { gateway, hub, down }: Near, prefixes: readonly string[], whose: string): Route[] {
  const route = { origin: 'bgp', weight: afterExpressRoute, ...ruleFor(world, hub) } as const;
  const keptOut = keepersIn(world);
  return prefixes.flatMap((prefix): Route[] => [
    {
      ...route,
      at: nodeOf(hub.id),
      prefix,
      via: gateway.id,
      because: `${gateway.name} reaches ${whose} over a VPN.`,
      ...unless(down ?? keptOut(hub, prefix)),
    },
    ...spokesOf(world, hub).map((spoke): Route => ({
      ...route,
      at: nodeOf(spoke.id),
      prefix,
      via: nodeOf(hub.id),
      because: `${spoke.name} uses the gateway of ${hub.name}, which reaches ${whose} over a VPN.`,
      ...unless(down ?? keptOut(spoke, prefix)),
    })),
  ]);
}

/** What a VPN and ExpressRoute in one network do not tell each other: the site behind the one hears nothing of the site behind the other. */
function notPassedOn(world: World, { gateway, hub }: Near, local: WorldResource): Route[] {
  const here = siteOfLocal(world, local);
  const device = deviceOf(local);
  const joints = jointsOf(world).filter((joint) => joint.hub === hub);
  return joints.flatMap((joint) => {
    const nodes = nodesOfCircuit(joint.circuit);
    if (nodes.site === here) return [];
    const never: Withdrawal = {
      never: true,
      because: `${gateway.name} and ${joint.gateway.name} stand in ${hub.name}, but neither passes on what the other learned. That takes Azure Route Server.`,
      fact: 'expressroute/no-transit',
    };
    const hidden = { origin: 'bgp', because: never.because, withdrawn: never } as const;
    return [
      ...localPrefixes(local).map((prefix): Route => ({
        ...hidden,
        at: nodes.router,
        prefix,
        via: nodes.provider ?? nodes.edges.primary,
      })),
      ...siteOf(world, joint.circuit).prefixes.map((prefix): Route => ({
        ...hidden,
        at: device,
        prefix,
        via: gateway.id,
      })),
    ];
  });
}

/** The site with its VPN device, and what the device sends into the tunnel. */
function siteWithDevice(
  world: World,
  { connection, gateway, hub, down }: Near,
  local: WorldResource,
): Partial<Network> {
  const site = siteOfLocal(world, local);
  const device = deviceOf(local);
  const { name, announced, home, defaults } = siteAt(world, site);
  const isAlone = circuitsAt(world, site).length === 0;
  const isChosen = hasChoice(world, site);
  const inside = [hub, ...spokesOf(world, hub)].flatMap((network) =>
    addressSpaceOf(network).map((prefix) => ({ prefix, network })),
  );
  return {
    nodes: [
      { id: site, kind: 'site', name, prefixes: home, place: name },
      { id: device, kind: 'router', name: `VPN device at ${name}`, prefixes: [], place: name },
    ],
    links: [
      { id: `${device}/lan`, ends: [site, device], name: 'local network', kind: 'inside' },
      {
        id: nodeOf(connection.id),
        ends: [device, gateway.id],
        name: connection.name,
        kind: 'tunnel',
        ...(down && { down }),
      },
    ],
    routes: [
      ...(isAlone ? everywhere.filter((prefix) => !defaults.includes(prefix)) : []).map((prefix): Route => ({
        at: site,
        prefix,
        via: device,
        origin: 'system',
        because: 'Everything that is not local goes to the VPN device.',
      })),
      ...announced.map((prefix): Route => ({
        at: device,
        prefix,
        via: site,
        origin: 'system',
        because: `${name} is right behind this device.`,
      })),
      ...inside.flatMap(({ prefix, network }): Route[] => [
        ...(isChosen
          ? [
              {
                at: site,
                prefix,
                via: device,
                origin: 'bgp' as const,
                weight: afterExpressRoute,
                because: `The VPN device of ${name} reaches ${prefix} (${network.name}) through its tunnel.`,
                ...ruleFor(world, hub),
                ...unless(down),
              },
            ]
          : []),
        {
          at: device,
          prefix,
          via: gateway.id,
          origin: 'bgp',
          because: `${name} sends ${prefix} (${network.name}) into the tunnel ${connection.name}.`,
          ...unless(down),
        },
      ]),
    ],
  };
}

function toSite(world: World, near: Near, local: WorldResource): Partial<Network> {
  const { connection, gateway, down } = near;
  const { name } = siteAt(world, siteOfLocal(world, local));
  const prefixes = localPrefixes(local);
  const keptOut = keepersIn(world);
  const { nodes = [], links = [], routes = [] } = siteWithDevice(world, near, local);
  return {
    nodes,
    links,
    routes: [
      ...routes,
      ...prefixes.map((prefix): Route => ({
        at: gateway.id,
        prefix,
        via: deviceOf(local),
        origin: 'bgp',
        weight: afterExpressRoute,
        because: `${local.name} says that ${prefix} is there, behind the tunnel ${connection.name}.`,
        ...unless(down ?? keptOut(near.hub, prefix)),
      })),
      ...inwards(world, near, prefixes, name),
      ...notPassedOn(world, near, local),
    ],
  };
}

/** Why a tunnel between two gateways does not come up: it takes a connection at each, with one key. */
function whyNotMet(world: World, { connection, gateway }: Near, far: Gateway): Reason | undefined {
  const back = world.ofType(connectionType).find((one) => {
    const ends = properties.parse(one.properties);
    return nodeOf(ends.virtualNetworkGateway1.id) === far.id && nodeOf(ends.virtualNetworkGateway2.id) === gateway.id;
  });
  if (!back) return { because: `${far.name} has no connection back, so the tunnel does not come up.` };
  const [own, other] = [connection, back].map((one) => properties.parse(one.properties).sharedKey);
  return own === other
    ? whyConnectionDown(world, back)
    : {
        because: `${connection.name} and ${back.name} have different shared keys, so the tunnel does not come up.`,
      };
}

function toNetwork(world: World, near: Near, farGateway: WorldResource): Partial<Network> {
  const { connection, gateway } = near;
  const far = gatewayOf(world, farGateway);
  const { network } = far;
  if (!network) return {};
  const down = near.down ?? whyNotMet(world, near, far);
  const ends = [gateway.id, far.id].sort();
  const space = addressSpaceOf(network);
  const keptOut = keepersIn(world);
  return {
    links: [
      {
        id: `vpn:${ends.join('|')}`,
        ends: [gateway.id, far.id],
        name: connection.name,
        kind: 'tunnel',
        ...(down && { down }),
      },
    ],
    routes: [
      ...space.map((prefix): Route => ({
        at: gateway.id,
        prefix,
        via: far.id,
        origin: 'bgp',
        because: `${network.name} is behind the tunnel ${connection.name}.`,
        ...unless(down ?? keptOut(near.hub, prefix)),
      })),
      ...inwards(world, { ...near, down }, space, network.name),
    ],
  };
}

/** The tunnel of a VPN connection with the routes it brings; nothing for other connections. */
export function declareVpnConnection(connection: WorldResource, world: World): Partial<Network> {
  const own = properties.parse(connection.properties);
  const start = world.find(own.virtualNetworkGateway1.id);
  if (!start || (own.connectionType !== 'IPsec' && own.connectionType !== 'Vnet2Vnet')) return {};
  const gateway = gatewayOf(world, start);
  const far = world.find(own.connectionType === 'IPsec' ? own.localNetworkGateway2.id : own.virtualNetworkGateway2.id);
  if (!gateway.network || !far) return {};
  const near: Near = { connection, gateway, hub: gateway.network, down: whyConnectionDown(world, connection) };
  return own.connectionType === 'IPsec' ? toSite(world, near, far) : toNetwork(world, near, far);
}
