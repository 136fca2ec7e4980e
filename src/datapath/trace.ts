/** Follows a packet through a network and its answer back, and says hop by hop why they went that way. It always ends and never throws. */
import { parseAddress } from '#src/base/ip.ts';
import { answerFrom } from '#src/datapath/answer.ts';
import { asymmetryOf, type Asymmetry } from '#src/datapath/asymmetry.ts';
import type { Fork } from '#src/datapath/choose.ts';
import { compile } from '#src/datapath/compile.ts';
import { follow } from '#src/datapath/forward.ts';
import type { Network, NodeKind, Protocol, Reason } from '#src/datapath/network.ts';
import { packetOf } from '#src/datapath/packet.ts';
import { startOf } from '#src/datapath/start.ts';

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
  asymmetry?: Asymmetry;
  /** The packet arrives, and so does its answer. */
  answered: boolean;
}

/** A packet that never set out. */
const stayed = (problem: Problem, because: string): Way => ({
  hops: [],
  delivered: false,
  bypassed: [],
  forks: [],
  shared: [],
  problem,
  because,
});

/** Sends one packet from `flow.from` to `flow.to`, lets the receiver answer, and tells the story of both. */
export function trace(network: Network, flow: Flow): Trace {
  const world = compile(network);
  const to = parseAddress(flow.to);
  if (!to) {
    const because = `The packet has no destination: "${flow.to}" is not an address. Write one such as 10.20.1.4.`;
    return { flow, ...stayed('no-destination', because), answered: false };
  }
  const start = startOf(world, flow.from, to);
  if (typeof start === 'string') return { flow, ...stayed('no-sender', start), answered: false };

  const packet = packetOf(flow, start.from, to);
  const there = follow({ world, traveler: 'packet', start: start.here, packet, note: start.note });
  if (!there.way.delivered) return { flow, ...there.way, answered: false };
  const { way } = there;
  const unanswered = (back: Way) => `${way.because} No answer comes back: ${back.because}`;
  if (!start.from) {
    const { name } = start.here.node;
    const back = stayed('no-destination', `${name} has no IPv${to.family} address, so nobody can answer it.`);
    return { flow, ...way, because: unanswered(back), back, answered: false };
  }

  const back = answerFrom(world, there, packet, start.from);
  const asymmetry = asymmetryOf(there, back);
  const answered = back.way.delivered;
  const because = answered ? way.because : unanswered(back.way);
  return { flow, ...way, because, back: back.way, ...(asymmetry && { asymmetry }), answered };
}
