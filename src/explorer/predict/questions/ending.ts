/** Where does the packet end? */
import type { Trace } from '#src/datapath/trace.ts';
import { defineQuestion, type Answer } from '../question.ts';

export const ending = defineQuestion({
  id: 'ending',
  ask(scene) {
    const { truth, believed, flow } = scene;
    // Asked also where only a believed way is lost: that it is asked must not give the answer away.
    if (![truth, ...believed.map(({ trace }) => trace)].some(({ delivered }) => !delivered)) return undefined;
    const at = (name: string, id: string): Answer => ({ key: id, text: `At ${name}: it goes no further.` });
    const answerOf = ({ delivered, hops }: Trace): Answer => {
      const last = hops.at(-1);
      if (delivered && last) return { key: 'arrives', text: `At its goal, ${flow.to}.` };
      return last ? at(last.name, last.node) : { key: 'never', text: 'It is never sent.' };
    };
    return {
      text: `Where does the packet to ${flow.to} end?`,
      answerOf,
      others: [
        { key: 'arrives', text: `At its goal, ${flow.to}.` },
        ...truth.hops.filter(({ kind }) => kind !== 'site' && kind !== 'host').map(({ name, node }) => at(name, node)),
      ],
    };
  },
});
