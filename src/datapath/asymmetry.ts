/** Whether a packet and its answer meet different nodes, and what comes of it. */
import type { CompiledNode } from '#src/datapath/compile.ts';
import type { Followed } from '#src/datapath/forward.ts';
import type { Node, NodeKind, Reason } from '#src/datapath/network.ts';
import { namesOf } from '#src/datapath/words.ts';

/** The kinds of nodes that make a way another way. */
const telling: ReadonlySet<NodeKind> = new Set(['router', 'provider', 'edge', 'gateway', 'appliance']);

/** A pair of edges in one place counts as one. */
const isSame = (one: Node, other: Node): boolean =>
  one === other ||
  (one.kind === 'edge' && other.kind === 'edge' && one.place !== undefined && one.place === other.place);

const onlyIn = (nodes: readonly CompiledNode[], others: readonly CompiledNode[]): Node[] =>
  nodes.flatMap(({ node }) =>
    telling.has(node.kind) && !others.some((other) => isSame(node, other.node)) ? [node] : [],
  );

/** How two ways differ, in words. Undefined if they do not, or if the answer got lost for another reason. */
export function asymmetryOf(there: Followed, back: Followed): Reason | undefined {
  const isWhole = back.way.delivered || back.way.problem === 'dropped-as-half';
  if (!isWhole) return undefined;
  const onlyThere = back.way.delivered ? onlyIn(there.nodes, back.nodes) : [];
  const onlyBack = onlyIn(back.nodes, there.nodes);
  if (onlyThere.length === 0 && onlyBack.length === 0) return undefined;
  const met = [
    ...(onlyThere.length > 0 ? [`only the packet meets ${namesOf(onlyThere)}`] : []),
    ...(onlyBack.length > 0 ? [`only the answer meets ${namesOf(onlyBack)}`] : []),
  ].join(', and ');
  const half = [...onlyThere, ...onlyBack].filter(({ stateful }) => stateful);
  const outcome = !back.way.delivered
    ? 'That ends the conversation.'
    : half.length > 0
      ? `${namesOf(half)} sees half of the conversation, and may end it.`
      : 'No node on the way keeps track of conversations, so both arrive.';
  return { because: `The two ways differ: ${met}. ${outcome}` };
}
