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

/** A hop of the way out, walked the other way: `came` is the hop that followed it. */
function reversed({ node, name, kind }: Hop, came: Hop | undefined, because: string): Hop {
  if (!came) return { node, name, kind, by: 'start', because };
  return { node, name, kind, by: came.by, because, ...(came.over !== undefined && { over: came.over }) };
}

/** Outside, the sender is known by another address. So the answer goes back as the packet came, up to the node that knows whose it is. */
function fromOutside(world: CompiledNetwork, there: Followed, packet: Packet): Followed {
  const { nodes, way } = there;
  const door = doorOf(there);
  const start = nodes[door];
  if (!start) return follow({ world, traveler: 'answer', start: there.end, packet, asked: nodes });
  const hops = way.hops.slice(door + 1).map((hop, index, outside) => {
    const came = outside[index + 1];
    const known = `Out here the sender has another address, which leads back to ${start.node.name}. `;
    return reversed(hop, came, `${came ? '' : known}The answer goes the way the packet came.`);
  });
  const [{ by, over } = { by: 'link' as const, over: undefined }] = way.hops.slice(door + 1);
  const before = { hops: hops.reverse(), nodes: nodes.slice(door + 1).reverse(), by, over };
  return follow({ world, traveler: 'answer', start, packet, asked: nodes, before });
}

/** Lets the receiver answer to `to`, in the name of the address that was asked. Nodes that saw the question let the answer pass. */
export function answerFrom(world: CompiledNetwork, there: Followed, question: Packet, to: Address): Followed {
  const packet = answerTo(question, to);
  if (there.end.node.kind === 'internet') return fromOutside(world, there, packet);
  const [balancer] = there.balancers;
  const note = balancer && `It answers in the name of ${balancer.node.name} (${formatAddress(question.to)}).`;
  return follow({ world, traveler: 'answer', start: there.end, packet, note, asked: there.nodes });
}
