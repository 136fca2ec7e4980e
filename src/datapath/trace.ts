/** Follows one packet through a network and says, hop by hop, why it went that way. It always ends and never throws. */
import { contains, formatAddress, parseAddress, type Address } from '#src/base/ip.ts';
import { choose, reasonOf, type Fork } from '#src/datapath/choose.ts';
import { answers, compile, type CompiledNetwork, type CompiledNode } from '#src/datapath/compile.ts';
import type { Network, NodeKind, Reason } from '#src/datapath/network.ts';

export interface Flow {
  /** The id of a node, or the address of one. */
  from: string;
  /** The address the packet is for. */
  to: string;
}

export interface Hop extends Reason {
  node: string;
  name: string;
  kind: NodeKind;
  /** How the packet came here. */
  by: 'start' | 'link' | 'shortcut';
  /** The name of the link or shortcut it came over. */
  over?: string;
}

export interface Trace extends Reason {
  flow: Flow;
  /** Every node the packet saw, each with what was decided there and why. Empty if it never set out. */
  hops: readonly Hop[];
  delivered: boolean;
  /** Ids of the nodes that a shortcut went around. */
  bypassed: readonly string[];
  /** Where there was more than one way on. */
  forks: readonly Fork[];
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

/** Sends one packet from `flow.from` to `flow.to` and tells its story. */
export function trace(network: Network, flow: Flow): Trace {
  const world = compile(network);
  const hops: Hop[] = [];
  const forks: Fork[] = [];
  const bypassed: string[] = [];
  const ended = (delivered: boolean, { because, fact }: Reason): Trace => ({
    flow,
    hops,
    delivered,
    bypassed,
    forks,
    because,
    ...(fact !== undefined && { fact }),
  });

  const to = parseAddress(flow.to);
  if (!to)
    return ended(false, {
      because: `The packet has no destination: "${flow.to}" is not an address. Write one such as 10.20.1.4.`,
    });
  const target = formatAddress(to);
  const start = startOf(world, flow.from);
  if (typeof start === 'string') return ended(false, { because: start });

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
    const die = (reason: Reason) => {
      stay(reason);
      return ended(false, { ...reason, because: `The packet ends at ${node.name}. ${reason.because}` });
    };
    if (seen.has(node.id)) {
      return die({
        because: `It has been here before, so it would go round for ever: the routes of the nodes between lead in a circle.`,
      });
    }
    seen.add(node.id);

    const stopped = filterAt(here, start.source, to);
    if (stopped) return die(stopped);
    if (isHome(here, to)) {
      stay({ because: `${target} is here: the packet has arrived.` });
      const because = `The packet reaches ${node.name}${wayOf(world, hops, bypassed)}.`;
      const fact = decidingFact(hops);
      return ended(true, fact === undefined ? { because } : { because, fact });
    }

    const decision = choose(world, here, to, target);
    if (decision.fork) forks.push(decision.fork);
    if (decision.died) return die(decision.died);
    const next = world.nodes.get(decision.next);
    if (!next) return die({ because: `The next node, "${decision.next}", does not exist.` });
    stay(decision.reason);
    bypassed.push(...decision.skips);
    arrival = { by: decision.by, over: decision.over.name };
    here = next;
  }
}
