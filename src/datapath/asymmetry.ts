/** Whether a packet and its answer meet different nodes, and what comes of it. */
import type { Followed } from '#src/datapath/forward.ts';
import type { Node, NodeKind, Reason } from '#src/datapath/network.ts';
import { namesOf } from '#src/datapath/words.ts';

const kinds: ReadonlySet<NodeKind> = new Set(['edge', 'gateway', 'appliance']);

/** Whether a node makes a way another way. Routers and providers do so with the edges behind them. */
const isTelling = ({ kind, stateful = false }: Node): boolean => stateful || kinds.has(kind);

const isSame = (one: Node, other: Node): boolean =>
  one.id === other.id || (one.pair !== undefined && one.pair === other.pair);

/** The telling nodes of one way that the other neither meets nor goes around by a shortcut. */
const onlyIn = ({ nodes }: Followed, other: Followed): Node[] =>
  nodes.flatMap(({ node }) =>
    isTelling(node) && !other.nodes.some((met) => isSame(node, met.node)) && !other.way.bypassed.includes(node.id)
      ? [node]
      : [],
  );

/** How two ways differ. */
export interface Asymmetry extends Reason {
  /** The names of what keeps track of conversations and sees only one of the two ways, where both arrive. */
  half?: readonly string[];
}

/** How two ways differ, in words. Undefined if they do not, or if the answer got lost for another reason. */
export function asymmetryOf(there: Followed, back: Followed): Asymmetry | undefined {
  const isWhole = back.way.delivered || back.way.problem === 'dropped-as-half';
  if (!isWhole) return undefined;
  const onlyThere = back.way.delivered ? onlyIn(there, back) : [];
  const onlyBack = onlyIn(back, there);
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
  const because = `The two ways differ: ${met}. ${outcome}`;
  return back.way.delivered && half.length > 0 ? { because, half: half.map(({ name }) => name) } : { because };
}
