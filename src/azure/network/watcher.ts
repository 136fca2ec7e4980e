/** What a network watcher works out about one packet at one machine: the next hop, and which security rule decides. */
import { parseAddress } from '#src/base/ip.ts';
import { guardOf } from '#src/datapath/filters.ts';
import type { Network, Protocol } from '#src/datapath/network.ts';
import { effectiveRoutesIn, winning } from './effective-route-table.ts';
import type { Interface } from './interfaces.ts';
import { filtersAt, rulesOf } from './securityGroups.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

export interface NextHop {
  nextHopType: string;
  nextHopIpAddress?: string;
  /** The route table the route stands in, or `System Route`. */
  routeTableId: string;
}

/** Peerings as this tool calls them, near or far. */
const names: Readonly<Record<string, string>> = { VNetPeering: 'VnetPeering', VNetGlobalPeering: 'VnetPeering' };

/** Where a packet to an address goes first from a network interface: what the effective route that wins says. */
export function nextHopOf(world: World, drawn: Network, place: Interface, to: string): NextHop {
  const route = winning(effectiveRoutesIn(world, drawn, place.network, place.subnet), to);
  if (!route) return { nextHopType: 'None', routeTableId: 'System Route' };
  const [address] = route.nextHopIpAddress;
  return {
    nextHopType: names[route.nextHopType] ?? route.nextHopType,
    ...(address !== undefined && { nextHopIpAddress: address }),
    routeTableId: route.source === 'User' ? place.subnet.routeTable : 'System Route',
  };
}

/** One packet, seen from the machine. */
export interface Flow {
  direction: 'Inbound' | 'Outbound';
  protocol: Protocol;
  /** Undefined: not known, so that only rules for every port speak of it. */
  localPort: number | undefined;
  remotePort: number | undefined;
  local: string;
  remote: string;
}

export interface Verdict {
  access: 'Allow' | 'Deny';
  /** `securityRules/…` or `defaultSecurityRules/…`; absent where no group is asked. */
  ruleName?: string;
}

/** The rule of one group that decides about a packet. */
function decidingRule(world: World, place: Interface, group: WorldResource, flow: Flow) {
  const isInbound = flow.direction === 'Inbound';
  const [local, remote] = [parseAddress(flow.local), parseAddress(flow.remote)];
  if (!local || !remote) return undefined;
  const packet = {
    from: isInbound ? remote : local,
    to: isInbound ? local : remote,
    protocol: flow.protocol,
    fromPort: isInbound ? flow.remotePort : flow.localPort,
    toPort: isInbound ? flow.localPort : flow.remotePort,
    flow: 0,
  };
  const moment = isInbound ? 'in' : 'out';
  const filters = filtersAt(world, place.network, { node: nodeOf(place.nic.id), addresses: place.addresses }, [group]);
  return rulesOf(world, group)
    .filter(({ direction }) => direction === flow.direction)
    .find(({ priority }) => {
      // Asked as if it stopped the packet: a rule that fits is one that would.
      const own = filters
        .filter((filter) => filter.priority === priority && filter.direction === moment)
        .map((filter) => ({ ...filter, allow: false }));
      return guardOf(own)?.(moment, packet) !== undefined;
    });
}

/** Whether the security groups of a machine let a packet pass: the first that denies decides, else the last that allows. */
export function verdictOn(world: World, place: Interface, flow: Flow): Verdict {
  const groups = [place.subnet.securityGroup, place.group].flatMap((id) => world.find(id) ?? []);
  const inOrder = flow.direction === 'Inbound' ? groups : groups.toReversed();
  const decided = inOrder.flatMap((group) => decidingRule(world, place, group, flow) ?? []);
  const rule = decided.find(({ access }) => access === 'Deny') ?? decided.at(-1);
  if (!rule) return { access: 'Allow' };
  return { access: rule.access === 'Deny' ? 'Deny' : 'Allow', ruleName: `${rule.member}/${rule.name}` };
}
