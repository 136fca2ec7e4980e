/** A scene: a network as nodes on a grid, frames around them, and the ways that packets and routes take. One panel beside another tells what changes. */
import * as z from 'zod';
import { common, elementId, unknownIds, words, type Area, type Problem } from '#src/components/figures/figure.ts';
import { nodeKinds, roomFor } from '#src/components/figures/scene.ts';

const place = { along: z.number().min(0).max(4), across: z.number().min(0).max(2) };

export const shape = z.strictObject({
  kind: z.literal('scene'),
  ...common,
  panels: z
    .array(
      z.strictObject({
        title: words,
        text: words,
        verdict: z.strictObject({ word: words, tone: z.enum(['bypass', 'gateway', 'good', 'bad']) }).optional(),
        nodes: z
          .array(
            z.strictObject({
              id: elementId,
              kind: z.enum(nodeKinds),
              label: z.array(words).min(1).max(2, 'a node has room for two lines'),
              ...place,
            }),
          )
          .min(1),
        frames: z
          .array(
            z.strictObject({
              id: elementId.optional(),
              label: words,
              around: z.array(elementId).min(1),
              tone: z.enum(['hub', 'spoke', 'plain']),
            }),
          )
          .default([]),
        paths: z
          .array(
            z.strictObject({
              id: elementId.optional(),
              kind: z.enum(['packet', 'unused', 'routes', 'broken']),
              stops: z.array(z.union([elementId, z.strictObject(place)])).min(2, 'a path has two stops or more'),
              label: words.optional(),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
});

export type SceneFigure = z.infer<typeof shape>;

/** Ids that lead nowhere, words that do not fit, nodes that stand upon each other. */
export function problems({ panels }: SceneFigure): Problem[] {
  return panels.flatMap(({ nodes, frames, paths }, index) => {
    const at = `panels.${index}`;
    const known = nodes.map(({ id }) => id);
    return [
      ...unknownIds(
        known,
        frames.flatMap(({ around }, frame) => around.map((id) => ({ field: `${at}.frames.${frame}.around`, id }))),
        'node',
      ),
      ...unknownIds(
        known,
        paths.flatMap(({ stops }, path) =>
          stops.flatMap((stop) => (typeof stop === 'string' ? [{ field: `${at}.paths.${path}.stops`, id: stop }] : [])),
        ),
        'node',
      ),
      ...nodes.flatMap(({ label }, node) =>
        label
          .filter((line) => line.length > roomFor)
          .map((line) => ({
            field: `${at}.nodes.${node}.label`,
            message: `"${line}" has ${line.length} characters; a line of a node has room for ${roomFor}. Use two lines or a shorter word.`,
          })),
      ),
      ...nodes.flatMap((one, node) =>
        nodes
          .slice(node + 1)
          .filter((other) => Math.abs(one.along - other.along) < 0.8 && Math.abs(one.across - other.across) < 0.8)
          .map((other) => ({
            field: `${at}.nodes.${node}`,
            message: `"${one.id}" and "${other.id}" stand upon each other. Put one step between them, along or across.`,
          })),
      ),
    ];
  });
}

/** Nodes, and the frames and paths that have an id. */
export function areas({ panels }: SceneFigure, panel: number): Area[] {
  const { nodes, frames, paths } = panels[panel] ?? { nodes: [], frames: [], paths: [] };
  return [
    ...nodes.map(({ id, label }) => ({ id, label: label.join(' ') })),
    ...[...frames, ...paths].flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label: label ?? id }])),
  ];
}
