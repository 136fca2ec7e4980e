/** Over which links of which circuits may the packet go? */
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { circuitOf } from '../places.ts';
import { defineQuestion, type Answer } from '../question.ts';
import type { Scene } from '../scene.ts';

const wayOf = (edge: string): string => edge.slice(edge.lastIndexOf('/') + 1);
const edgesOf = (network: Network): string[] => network.nodes.filter(({ kind }) => kind === 'edge').map(({ id }) => id);

/** The edges the packet passes, or would pass if it were another flow of the same ends. */
function possible({ hops, shared }: Trace, network: Network): string[] {
  const edges = edgesOf(network);
  const taken = hops.filter(({ kind }) => kind === 'edge').map(({ node }) => node);
  const [first] = taken;
  if (first === undefined) return [];
  const before = new Set(
    hops
      .slice(
        0,
        hops.findIndex(({ node }) => node === first),
      )
      .map(({ node }) => node),
  );
  const equal = shared
    .filter(({ node }) => before.has(node))
    .flatMap((fork) => fork.with)
    .flatMap((id) => (edges.includes(id) ? [id] : edges.filter((edge) => circuitOf(edge) === circuitOf(id))));
  return [...new Set([first, ...equal])].sort();
}

function inWords(edges: readonly string[], scene: Scene, all: readonly string[]): Answer {
  const key = edges.join(' ');
  const circuits = [...new Set(edges.map(circuitOf))];
  const name = (circuit: string) => scene.world.find(circuit)?.name ?? circuit;
  if (edges.length === 0) return { key, text: 'It does not get that far.' };
  const [only = ''] = edges;
  if (edges.length === 1) {
    const single = all.filter((edge) => circuitOf(edge) === circuitOf(only)).length === 1;
    return {
      key,
      text: single
        ? `Over ${name(circuitOf(only))}.`
        : `Always over the ${wayOf(only)} link of ${name(circuitOf(only))}.`,
    };
  }
  const list = circuits.map(name).join(' and ');
  return {
    key,
    text:
      circuits.length === 1
        ? `Over either link of ${list}: that depends on the flow.`
        : `Over any link of ${list}: that depends on the flow.`,
  };
}

export const link = defineQuestion({
  id: 'link',
  ask(scene) {
    const { truth, believed, network } = scene;
    const all = edgesOf(network);
    const met = new Set(
      [truth, ...believed.map(({ trace }) => trace)].flatMap((way) => possible(way, network)).map(circuitOf),
    );
    const near = all.filter((edge) => met.has(circuitOf(edge)));
    if (near.length < 2) return undefined;
    const single = near.map((edge) => inWords([edge], scene, all));
    const pairs = [...met].map((circuit) =>
      inWords(near.filter((edge) => circuitOf(edge) === circuit).sort(), scene, all),
    );
    return {
      fact: met.size > 1 ? 'expressroute/circuits-share-flows' : 'expressroute/both-links-work',
      text: 'Over which link does the packet go between the site and Microsoft?',
      answerOf: (trace, other) => inWords(possible(trace, other), scene, all),
      others: [...pairs, ...single, ...(met.size > 1 ? [inWords([...near].sort(), scene, all)] : [])],
    };
  },
});
