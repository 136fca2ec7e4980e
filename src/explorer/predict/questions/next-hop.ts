/** Where does the packet go from the place where the opinions part? */
import type { Trace } from '#src/datapath/trace.ts';
import { defineQuestion, type Answer } from '../question.ts';
import type { Scene } from '../scene.ts';

/** The first node of the true way after which a believed way goes on otherwise. Where flows are shared, nobody can know. */
function partingPoint({ truth, believed }: Scene): string | undefined {
  const parting = believed.flatMap(({ trace }) => {
    const index = truth.hops.findIndex(({ node }, at) => trace.hops[at]?.node !== node);
    const at = index === -1 ? truth.hops.length : index;
    const differs = at < truth.hops.length || trace.hops.length > truth.hops.length;
    return differs && at > 0 ? [at - 1] : [];
  });
  const shared = new Set(truth.shared.map(({ node }) => node));
  const nodes = parting
    .sort((one, other) => one - other)
    .flatMap((at) => truth.hops[at]?.node ?? [])
    .filter((node) => !shared.has(node));
  return nodes[0];
}

const nextAfter = ({ hops }: Trace, node: string): string | undefined => {
  const at = hops.findIndex((hop) => hop.node === node);
  return at === -1 ? undefined : hops[at + 1]?.node;
};

export const nextHop = defineQuestion({
  id: 'next-hop',
  ask(scene) {
    const at = partingPoint(scene);
    if (at === undefined) return undefined;
    const here = scene.node(at)?.name ?? at;
    const to = (id: string): Answer => ({ key: id, text: `To ${scene.node(id)?.name ?? id}.` });
    const ends: Answer = { key: 'ends', text: 'Nowhere: it ends there.' };
    const before = scene.truth.hops[scene.truth.hops.findIndex(({ node }) => node === at) - 1]?.node;
    const neighbors = scene.network.links
      .filter((link) => link.ends.includes(at))
      .flatMap((link) => link.ends)
      .filter((id) => id !== at && id !== before && scene.node(id) !== undefined);
    return {
      text: `The packet is at ${here}. Where does it go next?`,
      answerOf(trace) {
        const next = nextAfter(trace, at);
        if (next !== undefined) return to(next);
        return trace.hops.some(({ node }) => node === at) ? ends : { key: 'never', text: 'It never gets there.' };
      },
      others: [...new Set(neighbors)].map(to),
    };
  },
});
