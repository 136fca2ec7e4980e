/** Through which gateway does the packet go, or around which? */
import type { Trace } from '#src/datapath/trace.ts';
import { defineQuestion, type Answer } from '../question.ts';
import type { Scene } from '../scene.ts';

const passed = ({ hops }: Trace): string[] => hops.filter(({ kind }) => kind === 'gateway').map(({ node }) => node);

/** The gateways that the true way or a believed one meets. */
const met = ({ truth, believed }: Scene): string[] => [
  ...new Set([truth, ...believed.map((one) => one.trace)].flatMap((way) => [...passed(way), ...way.bypassed])),
];

export const gateway = defineQuestion({
  id: 'gateway',
  ask(scene) {
    const gateways = met(scene);
    // What the documentation leaves open has no right answer.
    if (gateways.length === 0 || scene.truth.hops.some(({ open }) => open)) return undefined;
    const name = (id: string) => scene.node(id)?.name ?? id;
    const through = (id: string): Answer => ({ key: `through ${id}`, text: `Through ${name(id)}.` });
    const around = (id: string): Answer => ({ key: `around ${id}`, text: `Around ${name(id)}.` });
    return {
      text: 'How does the packet get past the gateway?',
      answerOf(trace) {
        const steps = [...passed(trace).map(through), ...trace.bypassed.map(around)];
        const [first] = steps;
        if (first) {
          const key = steps.map((step) => step.key).join(', ');
          return steps.length === 1
            ? first
            : { key, text: `${steps.map(({ text }) => text.slice(0, -1)).join(', then ')}.` };
        }
        return trace.delivered
          ? { key: 'none', text: 'It meets no gateway.' }
          : { key: 'before', text: 'It does not get that far.' };
      },
      others: [
        ...gateways.flatMap((id) => [through(id), around(id)]),
        { key: 'before', text: 'It does not get that far.' },
      ],
    };
  },
});
