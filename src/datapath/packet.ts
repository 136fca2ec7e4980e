/** One packet as the nodes on its way see it: addresses, protocol, ports, and the flow it belongs to as a number. */
import type { Address } from '#src/base/ip.ts';
import type { Protocol } from '#src/datapath/network.ts';
import type { Flow } from '#src/datapath/trace.ts';

export interface Packet {
  /** Undefined: the sender has no address of this family. */
  from: Address | undefined;
  to: Address;
  protocol: Protocol | undefined;
  /** The sender's port. */
  fromPort: number | undefined;
  /** The receiver's port. */
  toPort: number | undefined;
  /** The same for every packet of a flow, and for its answers. */
  flow: number;
}

/** Spreads 32 bits over 32 bits (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** A number for a text, for `prefers`. */
export function numberOf(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  return bits;
}

function folded(value: bigint): number {
  let bits = 0;
  for (let shift = 0n; shift < 128n; shift += 32n) bits = mixed(bits ^ Number((value >> shift) & 0xffffffffn));
  return bits;
}

function endOf(address: Address | undefined, port: number | undefined): number {
  const base = address === undefined ? 0 : address.family === 4 ? address.value : folded(address.value);
  return mixed(base ^ Math.imul(mixed(port ?? -1), 0x9e3779b1));
}

const protocolNumber: Record<Protocol, number> = { icmp: 1, tcp: 6, udp: 17 };

/** The first packet of a flow. */
export function packetOf(flow: Flow, from: Address | undefined, to: Address): Packet {
  const { protocol, sourcePort: fromPort, port: toPort } = flow;
  // A sum, so that both directions of a conversation are one flow.
  const ends = (endOf(from, fromPort) + endOf(to, toPort)) | 0;
  return {
    from,
    to,
    protocol,
    fromPort,
    toPort,
    flow: mixed(ends ^ (protocol === undefined ? 0 : protocolNumber[protocol])),
  };
}

/** The answer to a packet, on its way to `to`. */
export const answerTo = (question: Packet, to: Address): Packet => ({
  ...question,
  from: question.to,
  to,
  fromPort: question.toPort,
  toPort: question.fromPort,
});

/**
 * Of several things that are equally good, the one this flow takes. Each flow has an order of its own among all things, so flows spread evenly,
 * both directions choose alike, and when one thing fails only its own flows move.
 */
export function preferred<T extends { number: number }>(things: readonly [T, ...T[]], { flow }: Packet): T {
  let [best] = things;
  if (things.length === 1) return best;
  let most = -1;
  for (const thing of things) {
    const rank = mixed(flow ^ thing.number) >>> 0;
    if (rank <= most) continue;
    most = rank;
    best = thing;
  }
  return best;
}
