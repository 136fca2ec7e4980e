/** Follows one packet from node to node until it arrives or ends. It always ends: no node sees it twice on its way to one address. */
import type { CompiledNode } from '#src/datapath/compile.ts';
import type { Reason } from '#src/datapath/network.ts';
import type { Hop, Way } from '#src/datapath/trace.ts';
import { visit, type Journey, type Log } from '#src/datapath/visit.ts';
import { arrivedWords, endedWords } from '#src/datapath/words.ts';

/** A way, the nodes along it, the last of them, and those that gave the packet a new address. */
export interface Followed {
  way: Way;
  nodes: readonly CompiledNode[];
  end: CompiledNode;
  balancers: readonly CompiledNode[];
}

function hopAt({ node }: CompiledNode, by: Hop['by'], over: string | undefined, { because, fact, open }: Reason): Hop {
  const hop: Hop = { node: node.id, name: node.name, kind: node.kind, by, because };
  if (over !== undefined) hop.over = over;
  if (fact !== undefined) hop.fact = fact;
  if (open) hop.open = open;
  return hop;
}

/** The fact behind a whole way: the last one that steered the packet. */
const decidingFact = (hops: readonly Hop[]): string | undefined =>
  hops.findLast(({ fact }) => fact !== undefined)?.fact;

/** Sends a packet on its way and tells what became of it. */
export function follow(journey: Journey): Followed {
  const { world, traveler, note, before } = journey;
  const { hops: walked = [], nodes: passed = [] } = before ?? {};
  const log: Log = { hops: walked, nodes: passed, forks: [], shared: [], bypassed: [], balancers: [], since: 0 };
  const { hops, nodes, forks, shared, bypassed } = log;
  const own = { ...journey, packet: { ...journey.packet } };
  let here = journey.start;
  let by: Hop['by'] = before?.by ?? 'start';
  let over = before?.over;
  for (;;) {
    const went = visit(own, log, here);
    const { step, reason } = went;
    const told = note !== undefined && by === 'start' ? { ...reason, because: `${note} ${reason.because}` } : reason;
    hops.push(hopAt(here, by, over, told));
    if (!step) {
      const { delivered, problem } = went;
      const { name } = here.node;
      const fact = delivered ? decidingFact(hops) : reason.fact;
      const because = delivered
        ? arrivedWords(world, traveler, name, hops, bypassed)
        : endedWords(traveler, name, reason.because);
      const way: Way = { hops, delivered, bypassed, forks, shared, because };
      if (fact !== undefined) way.fact = fact;
      if (problem) way.problem = problem;
      return { way, nodes, end: here, balancers: log.balancers };
    }
    if (step.skips.length > 0) bypassed.push(...step.skips);
    ({ by, over, next: here } = step);
  }
}
