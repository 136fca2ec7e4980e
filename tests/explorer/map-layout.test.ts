/** The drawing: nothing lies on anything else, a way around a node goes around it, and a change that moves nothing asks for nothing. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { curvesOf } from '#src/explorer/map/curves.ts';
import { fitOf } from '#src/explorer/map/fit.ts';
import { folded } from '#src/explorer/map/fold.ts';
import { graphOf, laneId, type MapGraph } from '#src/explorer/map/graph.ts';
import { layoutOf, type Box, type Layout } from '#src/explorer/map/layout.ts';
import { layoutInputOf, signatureOf } from '#src/explorer/map/layout-input.ts';
import { touchedBy } from '#src/explorer/map/marks.ts';
import { measures, pill } from '#src/explorer/map/measures.ts';
import { nearestNode } from '#src/explorer/map/nearest.ts';
import { slack } from '#src/explorer/map/pill-spots.ts';
import { presets } from '#src/explorer/presets.ts';
import { hubAndSpokes } from '#tests/explorer/map-networks.ts';

const orientations = ['right', 'down'] as const;

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function overlaps(boxes: readonly (readonly [string, Box])[]): string[] {
  return boxes.flatMap(([one, box], index) =>
    boxes.slice(index + 1).flatMap(([other, second]) => (overlap(box, second) ? [`${one} and ${other}`] : [])),
  );
}

function expectNoOverlap(graph: MapGraph, layout: Layout): void {
  const { anchor } = measures[layout.orientation];
  const nodes = Object.entries(layout.nodes);
  const frames = Object.entries(layout.frames);
  expect(nodes.map(([id]) => id).toSorted()).toEqual(graph.nodes.map(({ id }) => id).toSorted());
  expect(overlaps(nodes), 'nodes lie on each other').toEqual([]);
  expect(overlaps(frames), 'frames lie on each other').toEqual([]);
  for (const { id, place } of graph.nodes)
    for (const [frame, box] of frames) {
      const node = layout.nodes[id]!;
      if (place?.id === frame) expect(inside(node, box), `${id} stands in ${frame}`).toBe(true);
      else expect(overlap(node, box), `${id} stands outside ${frame}`).toBe(false);
    }
  const pills = Object.entries(layout.pills).map(([id, { x, y }]): [string, Box] => [
    id,
    { ...pill, x: x + anchor.x - pill.width / 2, y: y + anchor.y - pill.height / 2 },
  ]);
  for (const [id, box] of [...nodes, ...frames, ...pills])
    expect(inside(box, { x: 0, y: 0, width: layout.width, height: layout.height }), `${id} is on the sheet`).toBe(true);
}

const drawn = presets.map(({ id, scenario }) => {
  const network = networkOf(scenario.cloud, scenario.profile, { failures: scenario.failures });
  const keep = touchedBy(network, [trace(network, scenario.flow)]);
  return { id, graph: folded(graphOf(network), { keep }) };
});

describe.for(orientations)('running %s', (orientation) => {
  test.for(drawn)('nothing lies on anything else in the scenario $id', ({ graph }) => {
    expectNoOverlap(graph, layoutOf(layoutInputOf(graph, orientation)));
  });

  test.for([1, 2, 3, 5, 12, 46])('nothing lies on anything else with %i spokes', (spokes) => {
    const graph = graphOf(hubAndSpokes({ spokes }));
    expectNoOverlap(graph, layoutOf(layoutInputOf(graph, orientation)));
  });

  test('a shortcut is drawn around the gateway, and its name beside it', () => {
    const graph = graphOf(hubAndSpokes({ spokes: 2 }));
    const layout = layoutOf(layoutInputOf(graph, orientation));
    const gateway = layout.nodes['ergw-hub']!;
    const curves = curvesOf(graph, layout);
    for (const edge of ['edge-primary', 'edge-secondary']) {
      const lane = curves.get(laneId(edge, 'vnet-hub'))!;
      const points = [...lane.d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
      for (const point of [...points, lane.middle])
        expect(overlap({ ...point, width: 0, height: 0 }, gateway), `${edge}: ${point.x}, ${point.y}`).toBe(false);
    }
  });

  test.for(drawn)('the names of shortcuts lie on no tile and on no other in the scenario $id', ({ graph }) => {
    const layout = layoutOf(layoutInputOf(graph, orientation));
    const curves = curvesOf(graph, layout);
    const pills = graph.lanes.flatMap(({ id, shortcut }): [string, Box][] => {
      const { x, y } = curves.get(id)!.middle;
      return shortcut ? [[id, { x: x - pill.width / 2, y: y - pill.height / 2, ...pill }]] : [];
    });
    expect(overlaps(pills), 'names lie on each other').toEqual([]);
    for (const [id, box] of pills)
      for (const [node, tile] of Object.entries(layout.nodes))
        expect(overlap(box, { ...tile, height: tile.height - slack }), `${id} on ${node}`).toBe(false);
  });

  test('a packet that comes back runs the same line the other way', () => {
    const graph = graphOf(hubAndSpokes());
    const curves = curvesOf(graph, layoutOf(layoutInputOf(graph, orientation)));
    const numbers = (d: string) => d.match(/-?[\d.]+ -?[\d.]+/g) ?? [];
    for (const { d, reverse } of curves.values()) expect(numbers(reverse)).toEqual(numbers(d).toReversed());
  });

  test('the first of two edges stands first', () => {
    const graph = graphOf(hubAndSpokes());
    const { nodes } = layoutOf(layoutInputOf(graph, orientation));
    const [first, second] = [nodes['edge-primary']!, nodes['edge-secondary']!];
    expect(orientation === 'right' ? second.y - first.y : second.x - first.x).toBeGreaterThan(0);
  });

  test('the same question has the same answer', () => {
    const input = layoutInputOf(graphOf(hubAndSpokes({ spokes: 4 })), orientation);
    expect(layoutOf(input)).toEqual(layoutOf(structuredClone(input)));
  });

  test('an empty network is an empty sheet', () => {
    expect(layoutOf({ orientation, nodes: [], lines: [] })).toMatchObject({ width: 0, height: 0 });
  });
});

describe('a change that moves nothing', () => {
  const signature = (options: Parameters<typeof hubAndSpokes>[0]) =>
    signatureOf(layoutInputOf(graphOf(hubAndSpokes(options)), 'right'));

  test('FastPath switched on or off asks for no new layout', () => {
    expect(signature({ fastPath: true })).toBe(signature({ fastPath: false }));
  });
  test('a route that leads elsewhere asks for none', () => {
    expect(signature({ blackHole: true })).toBe(signature({}));
  });
  test('one more spoke does', () => {
    expect(signature({ spokes: 2 })).not.toBe(signature({ spokes: 1 }));
  });
});

describe('the place on the page', () => {
  const layout = {
    orientation: 'right',
    width: 1000,
    height: 500,
    nodes: {},
    frames: {},
    bends: {},
    pills: {},
  } as const;

  test.for([
    { room: { width: 1100, most: 600 }, zoom: 1.1, height: 550, because: 'a little larger than drawn is the most' },
    { room: { width: 500, most: 600 }, zoom: 0.5, height: 250, because: 'the width decides' },
    { room: { width: 1000, most: 300 }, zoom: 0.6, height: 300, because: 'the height decides' },
    { room: { width: 200, most: 300 }, zoom: 0.4, height: 200, because: 'smaller could not be read' },
  ])('in $room.width by $room.most it is drawn at $zoom: $because', ({ room, zoom, height }) => {
    const fit = fitOf(layout, room);
    expect(fit.zoom).toBeCloseTo(zoom);
    expect(fit.height).toBe(height);
    expect(fit.x).toBeCloseTo(Math.max(0, (room.width - 1000 * zoom) / 2));
  });

  test('running down it is as tall as it must be', () => {
    expect(fitOf({ ...layout, orientation: 'down' }, { width: 500, most: 100 })).toMatchObject({
      zoom: 0.5,
      height: 250,
    });
  });
});

describe('arrow keys', () => {
  const layout = layoutOf(layoutInputOf(graphOf(hubAndSpokes()), 'right'));

  test('go along the way and back, and reach every node', () => {
    expect(nearestNode(layout, 'site', 'ArrowRight')).toBe('router');
    expect(nearestNode(layout, 'router', 'ArrowLeft')).toBe('site');
    expect(nearestNode(layout, 'edge-primary', 'ArrowDown')).toBe('edge-secondary');
    const reached = new Set(['site']);
    for (const id of reached)
      for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
        const next = nearestNode(layout, id, arrow);
        if (next !== undefined) reached.add(next);
      }
    expect([...reached].toSorted()).toEqual(Object.keys(layout.nodes).toSorted());
  });

  test('keep to the way of the packet where it forks', () => {
    for (const edge of ['edge-primary', 'edge-secondary']) {
      const way = ['site', 'router', edge, 'ergw-hub'];
      expect(nearestNode(layout, 'router', 'ArrowRight', way)).toBe(edge);
      expect(nearestNode(layout, 'ergw-hub', 'ArrowLeft', way)).toBe(edge);
    }
  });

  test('stay where they are at the rim, and at a node that is gone', () => {
    expect(nearestNode(layout, 'site', 'ArrowLeft')).toBeUndefined();
    expect(nearestNode(layout, 'nobody', 'ArrowLeft')).toBeUndefined();
  });
});

describe('what nothing joins', () => {
  const island = (name: string) => ({
    nodes: ['one', 'two', 'three'].map((id) => ({ id: `${name} ${id}`, place: undefined })),
    lines: [
      { id: `${name} first`, from: `${name} one`, to: `${name} two`, isLane: false, weight: 1 },
      { id: `${name} second`, from: `${name} two`, to: `${name} three`, isLane: false, weight: 1 },
    ],
  });
  const sea = (count: number) => {
    const all = Array.from({ length: count }, (_, index) => island(String(index)));
    return { nodes: all.flatMap(({ nodes }) => nodes), lines: all.flatMap(({ lines }) => lines) };
  };

  test.for(orientations)('stands in rows no wider than can be read, running %s', (orientation) => {
    const [alone, many] = [1, 6].map((count) => layoutOf({ orientation, ...sea(count) }));
    if (!alone || !many) throw new Error('There is no layout.');
    expect(overlaps(Object.entries(many.nodes))).toEqual([]);
    expect(many.width).toBeGreaterThan(alone.width);
    expect(many.width).toBeLessThan(orientation === 'right' ? 1100 : 360);
    expect(many.height).toBeLessThan(alone.height * 6);
  });

  test('keeps the shape that it has alone', () => {
    const alone = layoutOf({ orientation: 'right', ...sea(1) });
    const many = layoutOf({ orientation: 'right', ...sea(3) });
    for (const [id, box] of Object.entries(alone.nodes)) expect(many.nodes[id]).toEqual(box);
  });
});
