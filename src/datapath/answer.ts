/** The answer to a packet that arrived: where it starts, in whose name, and its way back. */
import { formatAddress, type Address } from '#src/base/ip.ts';
import type { CompiledNetwork } from '#src/datapath/compile.ts';
import { follow, type Followed } from '#src/datapath/forward.ts';
import { answerTo, type Packet } from '#src/datapath/packet.ts';
import type { Hop } from '#src/datapath/trace.ts';

/** Where on the way out the sender can have got a public address: at the last appliance or gateway, else at the door. */
function doorOf({ nodes }: Followed): number {
  const found = nodes.findLastIndex(({ node: { kind } }) => kind === 'appliance' || kind === 'gateway');
  return found >= 0 ? found : nodes.length - 2;
}

/** Outside, the sender is known by another address. So the answer goes back as the packet came, up to the node that knows whose it is. */
function fromOutside(world: CompiledNetwork, there: Followed, packet: Packet): Followed {
  const { hops } = there.way;
  const door = doorOf(there);
  const start = there.nodes[door];
  if (!start) return follow({ world, traveler: 'answer', start: there.end, packet, asked: there.nodes });
  const inside = follow({ world, traveler: 'answer', start, packet, asked: there.nodes });
  const as = (hop: Hop, index: number, because: string): Hop => {
    const { node, name, kind } = hop;
    const came = hops[index + 1];
    if (!came) return { node, name, kind, by: 'start', because };
    return { node, name, kind, by: 'link', because, ...(came.over !== undefined && { over: came.over }) };
  };
  const outside = hops
    .map((hop, index) =>
      as(
        hop,
        index,
        hop === hops.at(-1)
          ? `Out here the sender has another address, which leads back to ${start.node.name}. The answer goes the way the packet came.`
          : 'The answer goes the way the packet came.',
      ),
    )
    .slice(door + 1)
    .reverse();
  const [first, ...rest] = inside.way.hops;
  const entry = hops[door];
  const joined = first && entry ? [as(entry, door, first.because)].map((hop) => ({ ...first, ...hop })) : [];
  return {
    ...inside,
    way: { ...inside.way, hops: [...outside, ...joined, ...rest] },
    nodes: [...there.nodes.slice(door + 1).reverse(), ...inside.nodes],
  };
}

/** Lets the receiver answer to `to`, in the name of the address that was asked. Nodes that saw the question let the answer pass. */
export function answerFrom(world: CompiledNetwork, there: Followed, question: Packet, to: Address): Followed {
  const packet = answerTo(question, to);
  if (there.end.node.kind === 'internet') return fromOutside(world, there, packet);
  const [balancer] = there.balancers;
  const note = balancer && `It answers in the name of ${balancer.node.name} (${formatAddress(question.to)}).`;
  return follow({ world, traveler: 'answer', start: there.end, packet, note, asked: there.nodes });
}
