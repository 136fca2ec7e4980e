/** Where does the packet go from the place where the opinions part? */
import type { Trace } from '#src/datapath/trace.ts';
import { partingHop } from '../parting.ts';
import { placeName, placeOf } from '../places.ts';
import { defineQuestion, type Answer } from '../question.ts';
import type { Scene } from '../scene.ts';

/** The first hop of the true way after which a believed way goes on otherwise. Where flows are shared or the documentation is silent, nobody can know. */
function askedAt({ truth, believed }: Scene): number | undefined {
  const shared = new Set(truth.shared.map(({ node }) => node));
  return believed
    .flatMap(({ trace }) => partingHop(truth, trace) ?? [])
    .sort((one, other) => one - other)
    .find((at) => !shared.has(truth.hops[at]?.node ?? '') && !truth.hops[at]?.open);
}

export const nextHop = defineQuestion({
  id: 'next-hop',
  ask(scene) {
    const { truth, network } = scene;
    const index = askedAt(scene);
    const at = index === undefined ? undefined : truth.hops[index]?.node;
    if (index === undefined || at === undefined) return undefined;
    const to = (id: string): Answer => ({ key: id, text: `To ${scene.node(id)?.name ?? id}.` });
    const ends: Answer = { key: 'ends', text: 'Nowhere: it ends there.' };
    const before = truth.hops[index - 1]?.node;
    const neighbors = network.links
      .filter((link) => link.ends.includes(at))
      .flatMap((link) => link.ends)
      .filter((id) => id !== at && id !== before && scene.node(id) !== undefined);
    const fact = truth.hops[index]?.fact;
    return {
      ...(fact !== undefined && { fact }),
      text: `The packet is at ${placeName(scene, at)}. Where does it go next?`,
      answerOf({ hops }: Trace) {
        const here = hops.findIndex(({ node }) => placeOf(node) === placeOf(at));
        const next = here === -1 ? undefined : hops[here + 1]?.node;
        if (next !== undefined) return to(next);
        return here === -1 ? { key: 'never', text: 'It never gets there.' } : ends;
      },
      others: [...new Set(neighbors)].map(to),
    };
  },
});
