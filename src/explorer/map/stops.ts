/** Where a packet stops on its way there and back, in order, for the player. Pure. */
import type { Curve } from './curves.ts';
import type { Marks, Segment } from './marks.ts';
import type { Trace } from '#src/datapath/trace.ts';

export interface Stop {
  way: 'there' | 'back';
  /** Its number among the hops of that way, from 0. */
  hop: number;
  node: string;
  /** The line from the stop before, in the direction of travel; absent: the packet is simply there. */
  d: string | undefined;
}

/** What is open to the player: every hop there, then every hop of the answer. */
export function stopsOf(
  trace: Trace | undefined,
  marks: Marks,
  curves: { there: ReadonlyMap<string, Curve>; back: ReadonlyMap<string, Curve> },
): Stop[] {
  const lineOf = ({ line, direction }: Segment, lines: ReadonlyMap<string, Curve>) => {
    const curve = line === undefined ? undefined : lines.get(line);
    return direction === 'along' ? curve?.d : curve?.reverse;
  };
  const stops = (way: Stop['way'], nodes: readonly string[]): Stop[] =>
    nodes.map((node, hop) => {
      const segment = marks[way][hop - 1];
      return { way, hop, node, d: segment && lineOf(segment, curves[way]) };
    });
  return [
    ...stops(
      'there',
      (trace?.hops ?? []).map(({ node }) => node),
    ),
    ...stops(
      'back',
      (trace?.back?.hops ?? []).map(({ node }) => node),
    ),
  ];
}
