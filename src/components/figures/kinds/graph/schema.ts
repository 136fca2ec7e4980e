/** A graph: states and what leads from one to the next, or the questions of a search for a fault. */
import * as z from 'zod';
import { common, elementId, tone, unknownIds, words, type Area, type Problem } from '#src/components/figures/figure.ts';

export const shape = z.strictObject({
  kind: z.literal('graph'),
  ...common,
  direction: z.enum(['down', 'right']),
  nodes: z
    .array(
      z.strictObject({
        id: elementId,
        label: words,
        /** A few more words below the label. */
        note: words.optional(),
        tone: tone.default('plain'),
      }),
    )
    .min(2),
  edges: z
    .array(z.strictObject({ id: elementId.optional(), from: elementId, to: elementId, label: words.optional() }))
    .min(1),
});

export type GraphFigure = z.infer<typeof shape>;

/** Edges that lead nowhere, nodes without an edge. */
export function problems({ nodes, edges }: GraphFigure): Problem[] {
  const ends = edges.flatMap(({ from, to }, edge) => [
    { field: `edges.${edge}.from`, id: from },
    { field: `edges.${edge}.to`, id: to },
  ]);
  return [
    ...unknownIds(
      nodes.map(({ id }) => id),
      ends,
      'node',
    ),
    ...nodes.flatMap(({ id }, node) =>
      ends.some((end) => end.id === id)
        ? []
        : [{ field: `nodes.${node}`, message: `no edge leads to or from "${id}". Join it, or leave it out.` }],
    ),
  ];
}

/** Nodes, and edges that have an id. */
export const areas = ({ nodes, edges }: GraphFigure): Area[] => [
  ...nodes.map(({ id, label }) => ({ id, label })),
  ...edges.flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label: label ?? id }])),
];
