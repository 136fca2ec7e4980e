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

/** What there is to wish for; undefined where a packet already goes as well as it can. */
export function wishFor({ hops, delivered, answered, bypassed }: Trace): 'arrive' | 'around' | undefined {
  if (!delivered || !answered) return 'arrive';
  const [edge, gateway] = ['edge', 'gateway'].map((kind) => hops.findIndex((hop) => hop.kind === kind));
  // Only what comes in from Microsoft's edge can go around a gateway.
  const comesIn = edge !== undefined && gateway !== undefined && edge >= 0 && edge < gateway;
  return bypassed.length === 0 && comesIn ? 'around' : undefined;
}
