/** What the map says in whole sentences: the verdict, what changed, where the packet is. Pure. */
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import type { Stop } from './stops.ts';

export const shortReason = {
  noAnswer: 'There is no answer: the packet did not arrive.',
  nothingSent: 'No packet has been sent yet.',
} as const;

export type Verdict = 'died' | 'half' | 'around' | 'through' | 'none';

/** What became of the packet, in one word for the style sheet. `half`: it arrives, its answer does not. */
export function verdictOf(trace: Trace | undefined): Verdict {
  if (!trace) return 'none';
  if (!trace.delivered) return 'died';
  if (!trace.answered) return 'half';
  return trace.bypassed.length > 0 ? 'around' : 'through';
}

/** The verdict in a sentence or two. */
export function verdictSentence(trace: Trace | undefined): string {
  if (!trace) return shortReason.nothingSent;
  const { because, delivered, answered, back, asymmetry } = trace;
  const half = asymmetry?.half ?? [];
  if (answered && half.length > 0)
    return `${because.replace(/\.$/, '')}, but ${half.join(' and ')} ${half.length === 1 ? 'sees' : 'see'} only half of the conversation and may end it.`;
  // A trace tells of a lost answer itself.
  if (!delivered || answered || !back || because.includes(back.because)) return because;
  return `${because} Its answer does not come back: ${back.because}`;
}

/** Where the packet is after a step. */
export function stopSentence(network: Network, stops: readonly Stop[], at: number): string {
  const stop = stops[at];
  if (!stop) return '';
  const name = network.nodes.find(({ id }) => id === stop.node)?.name ?? stop.node;
  const count = stops.filter(({ way }) => way === stop.way).length;
  return `${stop.way === 'there' ? 'Hop' : 'Answer, hop'} ${stop.hop + 1} of ${count}: ${name}.`;
}
