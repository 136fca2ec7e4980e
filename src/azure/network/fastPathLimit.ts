/**
 * How many addresses FastPath can hold, and which have no place left and keep to the gateway. The limit is that of a provider circuit, or
 * of an ExpressRoute Direct port with all circuits on it. Places are given out connection by connection in the order of their ids; in
 * each, first in the network of the gateway, then in its spokes in the order of theirs; in each network to the lowest address first.
 */
import * as shape from '#src/base/shape.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import { contains, formatAddress, formatPrefix, parsePrefix, type Address, type Prefix } from '#src/base/ip.ts';
import type { Remark } from '#src/datapath/network.ts';
import { namedInUse, saidInUse, usableRuns } from './addressesInUse.ts';
import { circuitType, isDirect } from './circuits.ts';
import { unreached, type FastPathConnection } from './fastPathRules.ts';
import { gatewayOf } from './gateways.ts';
import { perWorld } from './once.ts';
import { addressSpaceOf, alone, networkType, spokesOf } from './virtualNetworks.ts';
import { count, flag, nodeOf, reference, word, type World, type WorldResource } from './world.ts';

const fact = 'expressroute/fastpath-ip-limits' satisfies FactId;
const connectionProperties = shape.object({
  connectionType: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
  peer: reference,
  expressRouteGatewayBypass: flag,
  enablePrivateLinkFastPath: flag,
});
const circuitProperties = shape.object({ expressRoutePort: reference, bandwidthInGbps: count });
const portProperties = shape.object({ bandwidthInGbps: count });

/** Whose limit holds for a circuit, and what it is. */
function limitOf(world: World, circuit: WorldResource): { key: string; owner: string; most: number } {
  const { provider, direct10, direct100 } = valueOf(fact, world.profile);
  if (!isDirect(circuit)) return { key: nodeOf(circuit.id), owner: circuit.name, most: provider };
  const { expressRoutePort, bandwidthInGbps } = circuitProperties.parse(circuit.properties);
  const port = world.find(expressRoutePort.id);
  const speed = port ? portProperties.parse(port.properties).bandwidthInGbps : bandwidthInGbps;
  return {
    key: nodeOf(expressRoutePort.id),
    owner: port?.name ?? 'the port pair',
    most: speed > 10 ? direct100 : direct10,
  };
}

/** Every connection of a Cloud that FastPath is on for, in the order of their ids. */
const allFastPaths = (world: World): FastPathConnection[] =>
  world.ofType('Microsoft.Network/connections').flatMap((connection): FastPathConnection[] => {
    const properties = connectionProperties.parse(connection.properties);
    const circuit = world.find(properties.peer.id);
    const gatewayResource = world.find(properties.virtualNetworkGateway1.id);
    if (!properties.expressRouteGatewayBypass || properties.connectionType !== 'ExpressRoute') return [];
    if (!gatewayResource || circuit?.type.toLowerCase() !== circuitType.toLowerCase()) return [];
    const gateway = gatewayOf(world, gatewayResource);
    const hub = gateway.network;
    if (!hub || properties.provisioningState === 'Failed' || world.isBeingCreated(connection)) return [];
    return [
      {
        connection,
        isReady: properties.provisioningState !== 'Updating',
        reachesPrivateLink: properties.enablePrivateLinkFastPath,
        circuit,
        gateway,
        hub,
        spokes: spokesOf(world, hub),
      },
    ];
  });

/** The IPv4 addresses from one to another, both included, as prefixes. */
function range(from: number, to: number): Prefix[] {
  const found: Prefix[] = [];
  for (let start = from; start <= to;) {
    let length = 32;
    while (length > 0 && start % 2 ** (33 - length) === 0 && start + 2 ** (33 - length) - 1 <= to) length -= 1;
    found.push({ family: 4, value: start, length });
    start += 2 ** (32 - length);
  }
  return found;
}

/** What has no place in a network when `room` places are left, and how many it took. */
function beyondIn(
  world: World,
  network: WorldResource,
  room: number,
  isReached: (address: Address) => boolean,
): { prefixes: string[]; taken: number } {
  const named = namedInUse(world, network).filter(isReached);
  const said = saidInUse(network);
  let lowest = said;
  const prefixes: string[] = [];
  const runs: { from: number; to: number }[] = [];
  for (const { first, count: size } of usableRuns(world, network)) {
    const used = Math.min(size, lowest);
    lowest -= used;
    if (used > 0) runs.push({ from: first, to: first + used - 1 });
  }
  const isInRun = (address: Address) =>
    address.family === 4 && runs.some(({ from, to }) => address.value >= from && address.value <= to);
  let left = room;
  for (const { from, to } of runs) {
    const size = to - from + 1;
    if (size > left) prefixes.push(...range(from + left, to).map(formatPrefix));
    left -= Math.min(left, size);
  }
  for (const address of named.filter((one) => !isInRun(one))) {
    if (left > 0) left -= 1;
    else prefixes.push(alone(formatAddress(address)));
  }
  return { prefixes, taken: room - left };
}

/** The most addresses that all networks of a Cloud can have in use: far below every limit there is nothing to count. */
const atMost = (world: World): number =>
  world
    .ofType(networkType)
    .reduce((sum, network) => sum + Math.max(saidInUse(network), 0) + namedInUse(world, network).length, 0);

/** For each connection, by its node, the destinations that have no place left. */
const allBeyond = perWorld((world): ReadonlyMap<string, Remark[]> => {
  const found = new Map<string, Remark[]>();
  const { provider } = valueOf(fact, world.profile);
  const roomLeft = new Map<string, number>();
  for (const fastPath of atMost(world) > provider ? allFastPaths(world) : []) {
    const { key, owner, most } = limitOf(world, fastPath.circuit);
    const holes = unreached(fastPath, world).flatMap(({ prefix }) => parsePrefix(prefix) ?? []);
    const isReached = (address: Address) => !holes.some((hole) => contains(hole, address));
    const isNetworkReached = (network: WorldResource) =>
      addressSpaceOf(network).some((text) => {
        const prefix = parsePrefix(text);
        return prefix && isReached(prefix);
      });
    const remarks = [fastPath.hub, ...fastPath.spokes].filter(isNetworkReached).flatMap((network) => {
      const room = roomLeft.get(key) ?? most;
      const { prefixes, taken } = beyondIn(world, network, room, isReached);
      roomLeft.set(key, room - taken);
      return prefixes.map((prefix): Remark => ({
        prefix,
        because: `FastPath holds ${most.toLocaleString('en-US')} addresses on ${owner}, and lower addresses took them all. This one of ${network.name} has no place left, so the gateway forwards the packet.`,
        fact,
      }));
    });
    found.set(nodeOf(fastPath.connection.id), remarks);
  }
  return found;
});

/** The destinations of a connection that keep to the gateway because FastPath has no place left for them. The course names no limit. */
export const beyondLimit = ({ connection }: FastPathConnection, world: World): readonly Remark[] =>
  world.profile === 'today' ? (allBeyond(world).get(nodeOf(connection.id)) ?? []) : [];
