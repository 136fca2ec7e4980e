/** Every figure in content/figures: readable, true to its facts, and with room for its words at both widths. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { figureSchema, problemsOf, resolved, type Figure } from '#src/components/figures/kinds/list.ts';
import { layout as layoutGraph } from '#src/components/figures/kinds/graph/layout.ts';
import { layout as layoutTimeline } from '#src/components/figures/kinds/timeline/layout.ts';
import { layout as layoutScene, type Drawing } from '#src/components/figures/scene.ts';

const folder = fileURLToPath(new URL('../../content/figures', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.yaml') && !path.basename(file).startsWith('_'))
  .toSorted();

function figureIn(file: string): Figure {
  const result = figureSchema.safeParse(parse(readFileSync(path.join(folder, file), 'utf8')));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`content/figures/${file} is no figure as it must be written:\n${faults.join('\n')}`);
}

const overlaps = (a: Drawing['nodes'][number], b: Drawing['nodes'][number]) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.for(files)('content/figures/%s', (file) => {
  test('is a figure, its facts exist, and its ids lead somewhere', () => {
    expect(problemsOf(figureIn(file)).map(({ field, message }) => `${field}: ${message}`)).toEqual([]);
  });

  test('has room for everything, wide and tall, as taught and today', () => {
    const figure = figureIn(file);
    for (const profile of ['taught', 'today'] as const) {
      const drawn = resolved(figure, profile);
      for (const orientation of ['wide', 'tall'] as const) {
        if (drawn.kind === 'scene') {
          for (const panel of drawn.panels) {
            const { nodes, frames, width, height } = layoutScene(panel, orientation);
            for (const box of [...nodes, ...frames]) {
              expect(Math.min(box.x, box.y), `${panel.title}, ${orientation}`).toBeGreaterThanOrEqual(0);
              expect(box.x + box.width, `${panel.title}, ${orientation}`).toBeLessThanOrEqual(width);
              expect(box.y + box.height, `${panel.title}, ${orientation}`).toBeLessThanOrEqual(height);
            }
            const pairs = nodes.flatMap((a, index) => nodes.slice(index + 1).map((b) => [a, b] as const));
            expect(pairs.filter(([a, b]) => overlaps(a, b)).map(([a, b]) => `${a.id} stands upon ${b.id}`)).toEqual([]);
          }
        }
        // On a telephone a list takes the place of a graph that is too wide; on a page every graph has to fit.
        if (drawn.kind === 'graph' && orientation === 'wide')
          expect(layoutGraph(drawn, orientation), 'Too many boxes side by side: make two figures.').toBeDefined();
        if (drawn.kind === 'timeline')
          for (const lane of layoutTimeline(drawn, orientation).lanes)
            for (const { x, width } of lane.spans) expect(x + width).toBeLessThanOrEqual(600);
      }
    }
  });
});
