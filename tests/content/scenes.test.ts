import { describe, expect, test } from 'vitest';
import { layout, type Drawing } from '#src/components/figures/scene.ts';
import { scenes } from '#src/components/figures/scenes.ts';

const drawings = Object.values(scenes).flatMap((scene) =>
  scene.panels.flatMap((panel) =>
    (['wide', 'tall'] as const).map((orientation) => ({
      name: `${scene.title}, ${panel.title}, ${orientation}`,
      orientation,
      drawing: layout(panel, orientation),
    })),
  ),
);

/** The smallest width the drawing is shown at: 326 px on a telephone of 390 px, 592 px in the wide form. */
const shownAt = { wide: 592, tall: 322 };

describe.for(drawings)('$name', ({ drawing, orientation }) => {
  test('keeps everything inside the drawing', () => {
    for (const { x, y, width, height } of [...drawing.nodes, ...drawing.frames]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(drawing.width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
  });

  test('sets no node upon another', () => {
    const overlaps = (a: Drawing['nodes'][number], b: Drawing['nodes'][number]) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const pairs = drawing.nodes.flatMap((a, index) => drawing.nodes.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlaps(a, b)).map(([a, b]) => `${a.id} and ${b.id}`)).toEqual([]);
  });

  test('keeps its words at 12 px or more, and inside their boxes', () => {
    expect((drawing.fontSize * 0.95 * shownAt[orientation]) / drawing.width).toBeGreaterThanOrEqual(12);
    for (const node of drawing.nodes) {
      const longest = Math.max(...node.label.map((line) => line.length));
      expect(longest * drawing.fontSize * 0.6 + drawing.icon + 8).toBeLessThanOrEqual(node.width);
    }
  });

  test('draws a way for every path', () => {
    for (const { legs } of drawing.paths) for (const leg of legs) expect(leg).toMatch(/^M[\d. ]+[CL]/);
  });
});

test('a scene that names no such node says so', () => {
  const panel = { ...scenes.bypass.panels[0], paths: [{ kind: 'packet' as const, stops: ['site', 'nowhere'] }] };
  expect(() => layout(panel, 'wide')).toThrow('has no node "nowhere"');
});
