/** What one node does with a packet that came to it: stops it, keeps it, gives it a new address, or sends it on. */
import { formatAddress } from '#src/base/ip.ts';
import { poolFor, type Pool } from '#src/datapath/balance.ts';
import type { Fork, Step } from '#src/datapath/choose.ts';
import type { CompiledNetwork, CompiledNode } from '#src/datapath/compile.ts';
import type { Reason } from '#src/datapath/network.ts';
import { preferred, type Packet } from '#src/datapath/packet.ts';
import type { Hop, Problem, Shared } from '#src/datapath/trace.ts';
import { alsoClaim, circleWords, dropsHalfWords, noRouteWords, type Traveler } from '#src/datapath/words.ts';

/** A packet about to set out. */
export interface Journey {
  world: CompiledNetwork;
  traveler: Traveler;
  start: CompiledNode;
  packet: Packet;
  /** What to say at the start besides the reason to go on. */
  note?: string | undefined;
  /** Of an answer: the nodes that saw the question. They let it pass. */
  asked?: readonly CompiledNode[];
  /** How it came to the start, if it did not begin there. */
  before?: { hops: Hop[]; nodes: CompiledNode[]; by: Hop['by']; over: string | undefined };
}

/** `step` undefined: it goes no further. */
export type Went =
  { step: Step; reason: Reason } | { step?: never; delivered: boolean; problem?: Problem; reason: Reason };

/** What became of the packet so far. */
export interface Log {
  hops: Hop[];
  nodes: CompiledNode[];
  forks: Fork[];
  shared: Shared[];
  bypassed: string[];
  /** The balancers that gave the packet a new address. */
  balancers: CompiledNode[];
  /** Where in `nodes` the way to the present address begins. */
  since: number;
}

const namesIn = (nodes: readonly CompiledNode[]) => nodes.map(({ node }) => node);

const died = (problem: Problem, reason: Reason): Went => ({ delivered: false, problem, reason });

/** Sends the packet to one of the machines behind a balancer. */
function translate({ world, traveler, packet }: Journey, log: Log, here: CompiledNode, pools: readonly Pool[]): Went {
  if (log.balancers.includes(here)) return died('loop', { because: circleWords(traveler, namesIn(log.balancers)) });
  const pool = poolFor(pools, packet);
  if (!pool)
    return died('black-hole', {
      because: `${here.node.name} has no rule that takes this packet, so nobody answers. Add a rule for its port.`,
    });
  const { translation, backends } = pool;
  const [first, ...more] = backends;
  if (!first) {
    const { length } = translation.into;
    const nobody =
      length === 0 ? '' : ` None of the ${length} behind ${here.node.name} can be reached, so nobody answers.`;
    return died('black-hole', { ...translation, because: `${translation.because}${nobody}` });
  }
  const chosen = preferred([first, ...more], packet);
  const because = `${translation.because} This flow goes to ${chosen.node.node.name} (${chosen.address}).`;
  const others = backends.filter((backend) => backend !== chosen);
  if (others.length > 0) log.shared.push({ node: here.node.id, with: others.map(({ node }) => node.node.id) });
  packet.to = chosen.to;
  packet.toPort = chosen.port ?? packet.toPort;
  log.balancers.push(here);
  log.since = log.nodes.length - 1;
  const link = world.links(here.node.id, chosen.node.node.id).find(({ down }) => !down);
  const reason = { ...translation, because };
  if (!link) return forward(world, packet, log, here, reason);
  return { reason, step: { number: 0, next: chosen.node, by: 'link', over: link.name, skips: [], reason } };
}

/** Sends the packet on by the routes of the node. `reason`: why, if not for the route. */
function forward(world: CompiledNetwork, packet: Packet, log: Log, here: CompiledNode, reason?: Reason): Went {
  const decision = here.stanceOn(packet.to)?.decide();
  if (!decision || !('length' in decision)) {
    if (decision?.fork) log.forks.push(decision.fork);
    const isOwned = world.ownersOf(packet.to).length > 0;
    if (!decision) {
      const because = noRouteWords(here, packet.to, isOwned);
      return died(isOwned ? 'no-route' : 'unknown-address', { because });
    }
    const { problem, reason: why } = decision;
    if (problem !== 'no-route' || isOwned) return died(problem, why);
    const because = `${why.because} Nothing in this network has ${formatAddress(packet.to)}.`;
    return died('unknown-address', { ...why, because });
  }
  const step = preferred(decision, packet);
  if (step.fork) log.forks.push(step.fork);
  if (step.shared) log.shared.push(step.shared);
  return { step, reason: reason ?? step.reason };
}

/** What a node does with the packet that came to it. */
export function visit(journey: Journey, log: Log, here: CompiledNode): Went {
  const { world, traveler, packet, asked } = journey;
  const { node, guard } = here;
  if (node.down) return died('node-down', node.down);
  const before = log.nodes.indexOf(here, log.since);
  log.nodes.push(here);
  if (before >= 0) {
    return died('loop', { because: circleWords(traveler, namesIn(log.nodes.slice(before, -1))) });
  }
  const sawQuestion = asked?.includes(here) ?? true;
  if (node.stateful && !sawQuestion) return died('dropped-as-half', { because: dropsHalfWords(node.name) });

  const isFiltered = guard && !(asked && sawQuestion);
  const stopped = isFiltered ? guard(log.hops.length === 0 ? 'start' : 'in', packet) : undefined;
  if (stopped) return died('filtered', stopped);

  const stance = here.stanceOn(packet.to);
  if (stance?.isHome && stance.pools.length === 0) {
    const others = world.ownersOf(packet.to).filter(({ id }) => id !== node.id);
    const alsoThere = others.length === 0 ? '' : ` ${alsoClaim(others, node, 'it')}.`;
    const because = `${formatAddress(packet.to)} is here: the ${traveler} has arrived.${alsoThere}`;
    return { delivered: true, reason: { because } };
  }
  const went =
    stance && stance.pools.length > 0 ? translate(journey, log, here, stance.pools) : forward(world, packet, log, here);
  const kept = isFiltered && went.step ? guard('out', packet) : undefined;
  return kept ? died('filtered', kept) : went;
}
