/** Traces of Clouds of chance as one text, for comparing where it was made. */
import fc from 'fast-check';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { anyCase } from './random-cases.ts';

/** So many cases, one a line: the whole trace, there and back. */
export const recordTraces = (numRuns: number): string =>
  fc
    .sample(anyCase, { numRuns, seed: 500 })
    .map(({ cloud, profile, failures, flow }) => JSON.stringify(trace(networkOf(cloud, profile, { failures }), flow)))
    .join('\n');
