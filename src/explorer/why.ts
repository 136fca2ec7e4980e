/** One sentence for a packet's whole way, with its source: what was decided where it mattered. */
import type { Trace } from '#src/datapath/trace.ts';

export interface Why {
  because: string;
  fact: string | undefined;
}

/** What Microsoft's edge decided, which sends a packet around the gateway or to it; else why the packet went as far as it did. */
export function whyOf({ hops, delivered, because, fact }: Trace): Why {
  const decided = delivered ? hops.find(({ kind }) => kind === 'edge') : undefined;
  return decided ? { because: decided.because, fact: decided.fact } : { because, fact };
}
