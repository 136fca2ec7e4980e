/** Where does the packet end? */
import type { NodeKind } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { placeName, placeOf } from '../places.ts';
import { defineQuestion, type Answer } from '../question.ts';

/** Places where one might think that a packet ends, the likeliest first. Not taken from the true way, which they would give away. */
const likely: readonly NodeKind[] = ['edge', 'gateway', 'network', 'appliance', 'router', 'provider'];

export const ending = defineQuestion({
  id: 'ending',
  ask(scene) {
    const { truth, believed, flow, network } = scene;
    // Asked also where only a believed way is lost: that it is asked must not give the answer away.
    if (![truth, ...believed.map(({ trace }) => trace)].some(({ delivered }) => !delivered)) return undefined;
    const arrives: Answer = { key: 'arrives', text: `At its goal, ${flow.to}.` };
    const at = (id: string): Answer => ({
      key: placeOf(id),
      text: `At ${placeName(scene, id)}: it goes no further.`,
    });
    const answerOf = ({ delivered, hops }: Trace): Answer => {
      const last = hops.at(-1);
      if (delivered && last) return arrives;
      return last ? at(last.node) : { key: 'never', text: 'It is never sent.' };
    };
    const places = likely.flatMap((kind) => network.nodes.filter((node) => node.kind === kind));
    return {
      text: `Where does the packet to ${flow.to} end?`,
      answerOf,
      others: [arrives, ...places.map(({ id }) => at(id))],
    };
  },
});
