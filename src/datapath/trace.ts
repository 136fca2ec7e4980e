/** Follows one packet through a network and says, hop by hop, why it went that way. It always ends and never throws. */
import { contains, formatAddress, parseAddress, type Address } from '#src/base/ip.ts';
import { choose, reasonOf, type Fork } from '#src/datapath/choose.ts';
import { answers, compile, type CompiledNetwork, type CompiledNode } from '#src/datapath/compile.ts';
import type { Network, NodeKind, Protocol, Reason } from '#src/datapath/network.ts';

export interface Flow {
  /** The id of a node, or the address of one. */
  from: string;
  /** The address the packet is for. */
  to: string;
  /** Absent: any. Filters for one protocol do not speak of it. */
  protocol?: Protocol;
  /** The receiver's port. Absent: any. */
  port?: number;
  /** The sender's port. Absent: any. */
  sourcePort?: number;
}

/** What went wrong, by name. */
export type Problem =
  | 'no-sender'
  | 'no-destination'
  | 'no-route'
  | 'black-hole'
  | 'loop'
  | 'filtered'
  | 'link-down'
  | 'node-down'
  | 'unknown-address'
  | 'dropped-as-half';

export interface Hop extends Reason {
  node: string;
  name: string;
  kind: NodeKind;
  /** How the packet came here. */
  by: 'start' | 'link' | 'shortcut';
  /** The name of the link or shortcut it came over. */
  over?: string;
}

/** The way of one packet in one direction. */
export interface Way extends Reason {
  /** Every node the packet saw, each with what was decided there and why. Empty if it never set out. */
  hops: readonly Hop[];
  delivered: boolean;
  /** Ids of the nodes that a shortcut went around. */
  bypassed: readonly string[];
  /** Where there was more than one way on. */
  forks: readonly Fork[];
  /** Nodes where other flows go on to other nodes, by equal routes. */
  shared: readonly Shared[];
  /** Why it did not arrive, by name. */
  problem?: Problem;
}

/** A node that shares its flows among equal routes, and the nodes to which it sends the others. */
export interface Shared {
  node: string;
  with: readonly string[];
}

/** A packet's way there, and the way of its answer. */
export interface Trace extends Way {
  flow: Flow;
  /** The answer's way. Absent if the packet did not arrive. */
  back?: Way;
  /** How the two ways differ, if they do so in gateways, appliances or edges. */
  asymmetry?: Reason;
  /** The packet arrives, and so does its answer. */
  answered: boolean;
}

type Start = { node: CompiledNode; source: Address | undefined; note?: string };

function startOf(world: CompiledNetwork, from: string): Start | string {
  const named = world.nodes.get(from);
  if (named) return { node: named, source: named.home[0] };
  const source = parseAddress(from);
  if (!source)
    return `The packet has no sender: "${from}" is neither a node of this network nor an address such as 10.100.0.10.`;
  const owners = world.homes.matches(source)[0]?.items ?? [];
  const node = owners[0] && world.nodes.get(owners[0].id);
  if (!node) return `The packet has no sender: nothing in this network has the address ${from}.`;
  const others = owners.slice(1).map(({ name }) => name);
  if (others.length === 0) return { node, source };
  return {
    node,
    source,
    note: `${others.join(' and ')} also claims ${from}; this packet starts at ${node.node.name}.`,
  };
}

function filterAt({ filters }: CompiledNode, source: Address | undefined, to: Address): Reason | undefined {
  const decisive = filters.find(({ fits }) => fits(source, to))?.filter;
  return decisive && !decisive.allow ? reasonOf(decisive) : undefined;
}

const isHome = ({ node, home }: CompiledNode, to: Address): boolean =>
  answers(node) && home.some((prefix) => contains(prefix, to));

/** The fact behind the whole trace: the last one that steered the packet. */
const decidingFact = (hops: readonly Hop[]): string | undefined =>
  hops.findLast(({ fact }) => fact !== undefined)?.fact;

/** Which gateways the packet saw and which it did not, in words that continue a sentence. */
function wayOf(world: CompiledNetwork, hops: readonly Hop[], bypassed: readonly string[]): string {
  const through = hops.filter(({ kind }) => kind === 'gateway').map(({ name }) => name);
  const around = bypassed.map((id) => world.nodes.get(id)?.node.name ?? id);
  const parts = [
    ...(through.length > 0 ? [`goes through ${through.join(' and ')}`] : []),
    ...(around.length > 0 ? [`goes around ${around.join(' and ')}`] : []),
  ];
  return parts.length > 0 ? ` and ${parts.join(', and ')}` : '';
}

/** Sends one packet from a node to an address. */
function follow(world: CompiledNetwork, start: Start, to: Address): Way {
  const hops: Hop[] = [];
  const forks: Fork[] = [];
  const bypassed: string[] = [];
  const target = formatAddress(to);
  const ended = (delivered: boolean, { because, fact }: Reason, problem?: Problem): Way => ({
    hops,
    delivered,
    bypassed,
    forks,
    shared: [],
    ...(problem && { problem }),
    because,
    ...(fact !== undefined && { fact }),
  });

  let here = start.node;
  let arrival: Pick<Hop, 'by' | 'over'> = { by: 'start' };
  const seen = new Set<string>();
  for (;;) {
    const { node } = here;
    const stay = (reason: Reason) => {
      const because =
        start.note !== undefined && hops.length === 0 ? `${start.note} ${reason.because}` : reason.because;
      hops.push({ node: node.id, name: node.name, kind: node.kind, ...arrival, ...reasonOf({ ...reason, because }) });
    };
    const die = (problem: Problem, reason: Reason) => {
      stay(reason);
      return ended(false, { ...reason, because: `The packet ends at ${node.name}. ${reason.because}` }, problem);
    };
    if (seen.has(node.id)) {
      return die('loop', {
        because: `It has been here before, so it would go round for ever: the routes of the nodes between lead in a circle.`,
      });
    }
    seen.add(node.id);

    const stopped = filterAt(here, start.source, to);
    if (stopped) return die('filtered', stopped);
    if (isHome(here, to)) {
      stay({ because: `${target} is here: the packet has arrived.` });
      const because = `The packet reaches ${node.name}${wayOf(world, hops, bypassed)}.`;
      const fact = decidingFact(hops);
      return ended(true, fact === undefined ? { because } : { because, fact });
    }

    const decision = choose(world, here, to, target);
    if (decision.fork) forks.push(decision.fork);
    if (decision.died) return die(world.homes.matches(to).length > 0 ? 'no-route' : 'unknown-address', decision.died);
    const next = world.nodes.get(decision.next);
    if (!next) return die('no-route', { because: `The next node, "${decision.next}", does not exist.` });
    stay(decision.reason);
    bypassed.push(...decision.skips);
    arrival = { by: decision.by, over: decision.over.name };
    here = next;
  }
}

const neverSetOut = (problem: Problem, because: string): Way => ({
  hops: [],
  delivered: false,
  bypassed: [],
  forks: [],
  shared: [],
  problem,
  because,
});

/** Sends one packet from `flow.from` to `flow.to`, and the answer back, and tells their story. */
export function trace(network: Network, flow: Flow): Trace {
  const world = compile(network);
  const failed = (problem: Problem, because: string): Trace => ({
    flow,
    ...neverSetOut(problem, because),
    answered: false,
  });
  const to = parseAddress(flow.to);
  if (!to)
    return failed(
      'no-destination',
      `The packet has no destination: "${flow.to}" is not an address. Write one such as 10.20.1.4.`,
    );
  const start = startOf(world, flow.from);
  if (typeof start === 'string') return failed('no-sender', start);

  const there = follow(world, start, to);
  const end = world.nodes.get(there.hops.at(-1)?.node ?? '');
  if (!there.delivered || !end) return { flow, ...there, answered: false };
  const back = start.source
    ? follow(world, { node: end, source: to }, start.source)
    : neverSetOut('no-destination', `${start.node.node.name} has no address, so nobody can answer it.`);
  return { flow, ...there, back, answered: back.delivered };
}
