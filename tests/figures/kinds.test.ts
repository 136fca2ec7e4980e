/** What an author is told whose figure is wrong, and what can be pointed at in one that is right. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  areasOf,
  factsOf,
  figureSchema,
  problemsOf,
  resolved,
  type Figure,
} from '#src/components/figures/kinds/list.ts';
import { layout as layoutGraph, room } from '#src/components/figures/kinds/graph/layout.ts';
import { layout as layoutSubnet, rangeOf } from '#src/components/figures/kinds/subnet/layout.ts';
import { layout as layoutTimeline } from '#src/components/figures/kinds/timeline/layout.ts';

const scene = `
kind: scene
title: A way
text: From here to there.
panels:
  - title: Works
    text: It arrives.
    nodes:
      - { id: site, kind: site, label: [Your, site], along: 0, across: 0 }
      - { id: edge, kind: edge, label: [Microsoft, edge], along: 1, across: 0 }
    frames: [{ id: facility, label: Facility, around: [edge], tone: plain }]
    paths: [{ id: way, kind: packet, stops: [site, edge] }]
`;
const graph = `
kind: graph
title: States
text: One after the other.
direction: right
nodes: [{ id: one, label: First }, { id: two, label: Second, note: and last }]
edges: [{ id: step, from: one, to: two, label: then }]
`;
const timeline = `
kind: timeline
title: Time
text: How long.
axis: { label: Time, unit: seconds, scale: linear, until: '{{expressroute/bgp-timers at hold}} + 20' }
lanes:
  - label: Without
    spans: [{ from: 0, to: '{{expressroute/bgp-timers at hold}}', label: nobody notices, tone: bad }]
    marks: [{ id: end, at: '{{expressroute/bgp-timers at hold}}', label: the session ends }]
`;
const compare = `
kind: compare
title: Two things
text: Beside each other.
columns: [{ id: left, title: Left }, { id: right, title: Right }]
rows: [{ id: size, label: Size, cells: [small, '{{expressroute/standard-circuit-links}}'] }]
`;
const subnet = `
kind: subnet
title: A block
text: Cut in two.
prefix: 10.0.0.0/29
parts:
  - { id: first, prefix: 10.0.0.0/30, label: First, tone: yours }
  - { id: mine, prefix: 10.0.0.1, label: Mine }
`;
const form = `
kind: form
title: A form
text: Filled in.
screen: Create
rows: [{ id: name, label: Name, value: gw-hub }, { id: size, label: Size, value: ErGw1AZ }]
`;

const read = (yaml: string): Figure => figureSchema.parse(parse(yaml));
const told = (yaml: string): string[] => {
  const result = figureSchema.safeParse(parse(yaml));
  if (!result.success) return result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return problemsOf(result.data).map(({ field, message }) => `${field}: ${message}`);
};

test('every kind has a view, and what draws a figure knows it', () => {
  const folder = 'src/components/figures/kinds';
  const views = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('View.astro'),
  );
  const drawn = readFileSync('src/components/figures/DrawnFigure.astro', 'utf8');
  const kinds = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(views).toHaveLength(kinds.length);
  expect(
    views.filter(
      (file) =>
        !drawn.includes(`<${path.basename(file, '.astro')} `) && !drawn.includes(`<${path.basename(file, '.astro')}\n`),
    ),
  ).toEqual([]);
});

test.for([
  { yaml: scene, ids: ['site', 'edge', 'facility', 'way'] },
  { yaml: graph, ids: ['one', 'two', 'step'] },
  { yaml: timeline, ids: ['end'] },
  { yaml: compare, ids: ['left', 'right', 'size', 'size.left', 'size.right'] },
  { yaml: subnet, ids: ['first', 'mine'] },
  { yaml: form, ids: ['name', 'size'] },
])('$ids can be pointed at', ({ yaml, ids }) => {
  expect(told(yaml)).toEqual([]);
  expect(areasOf(read(yaml)).map(({ id }) => id)).toEqual(ids);
});

test.for([
  {
    yaml: scene.replace('stops: [site, edge]', 'stops: [site, egde]'),
    says: 'panels.0.paths.0.stops: there is no node "egde"; there are: site, edge',
    because: 'a path leads nowhere',
  },
  {
    yaml: scene.replace('around: [edge]', 'around: [hub]'),
    says: 'panels.0.frames.0.around: there is no node "hub"',
    because: 'a frame is around nothing',
  },
  {
    yaml: scene.replace('label: [Your, site]', 'label: [Your headquarters]'),
    says: 'panels.0.nodes.0.label: "Your headquarters" has 17 characters',
    because: 'it does not fit',
  },
  {
    yaml: scene.replace('along: 1', 'along: 0.5'),
    says: '"site" and "edge" stand upon each other',
    because: 'there is no room',
  },
  {
    yaml: scene.replace('id: way', 'id: site'),
    says: 'id: "site" is there twice',
    because: 'a question could not tell them apart',
  },
  {
    yaml: scene.replace('kind: edge', 'kind: router2'),
    says: 'panels.0.nodes.1.kind: Invalid option',
    because: 'there is no such sign',
  },
  {
    yaml: scene.replace('It arrives.', 'It arrives in 5 ms.'),
    says: 'panels.0.text: "It arrives in 5 ms." says 5. Numbers come from facts',
    because: 'a number is typed',
  },
  {
    yaml: scene.replace('title: A way', 'title: A way\nfacts: [expressroute/nothing]'),
    says: 'facts.0: There is no fact "expressroute/nothing"',
    because: 'the fact does not exist',
  },
  {
    yaml: graph.replace('from: one', 'from: three'),
    says: 'edges.0.from: there is no node "three"',
    because: 'an edge comes from nowhere',
  },
  {
    yaml: graph.replace('label: First }', 'label: First }, { id: lone, label: Lone }'),
    says: 'no edge leads to or from "lone"',
    because: 'a state cannot be reached',
  },
  {
    yaml: timeline.replace('from: 0', 'from: 190'),
    says: 'it runs from 190 to 180',
    because: 'it ends before it begins',
  },
  {
    yaml: timeline.replace("at: '{{expressroute/bgp-timers at hold}}'", 'at: 500'),
    says: '500 is not between 0 and 200',
    because: 'it is off the axis',
  },
  {
    yaml: timeline.replace("at: '{{expressroute/bgp-timers at hold}}'", "at: 'soon'"),
    says: 'lanes.0.marks.0.at: write a number without quotes',
    because: 'it is no place',
  },
  {
    yaml: compare.replace('cells: [small, ', 'cells: [small, large, '),
    says: 'rows.0.cells: it has 3 cells, but there are 2 columns',
    because: 'a cell has no column',
  },
  {
    yaml: subnet.replace('prefix: 10.0.0.1,', 'prefix: 10.0.1.1,'),
    says: '10.0.1.1 does not lie in 10.0.0.0/29',
    because: 'it is elsewhere',
  },
  {
    yaml: subnet.replace('10.0.0.0/30', '10.0.0.2/30'),
    says: '"10.0.0.2/30" is no prefix',
    because: 'it begins inside a block',
  },
  {
    yaml: subnet.replace('prefix: 10.0.0.1,', 'prefix: 10.0.0.0/30,'),
    says: '10.0.0.0/30 is there twice',
    because: 'two parts take one block',
  },
])('an author is told when $because', ({ yaml, says }) => {
  expect(told(yaml).join('\n')).toContain(says);
});

test('facts in templates count as shown', () => {
  expect(factsOf(read(timeline))).toEqual(['expressroute/bgp-timers']);
  expect(factsOf(read(compare))).toEqual(['expressroute/standard-circuit-links']);
});

test('a filled-in figure has numbers for places and words for the rest', () => {
  const drawn = resolved(read(timeline), 'today');
  expect(drawn.kind === 'timeline' && [drawn.axis.until, drawn.lanes[0]?.spans[0]?.to]).toEqual([200, 180]);
});

describe('drawings', () => {
  const chain = (length: number): string =>
    `kind: graph\ntitle: T\ntext: T.\ndirection: right\nnodes:\n${Array.from({ length }, (_, index) => `  - { id: n${index}, label: A state of many words }`).join('\n')}\nedges:\n${Array.from({ length: length - 1 }, (_, index) => `  - { from: n${index}, to: n${index + 1} }`).join('\n')}\n`;

  test('a long chain that has no room to the right runs down', () => {
    const figure = read(chain(9));
    if (figure.kind !== 'graph') throw new Error('The test made no graph.');
    const drawing = layoutGraph(figure, 'wide');
    expect(drawing && drawing.height > drawing.width).toBe(true);
    expect(drawing?.width).toBeLessThanOrEqual(room.wide);
  });

  test('a graph too wide for a telephone is not drawn there', () => {
    const star = read(
      `kind: graph\ntitle: T\ntext: T.\ndirection: down\nnodes:\n  - { id: top, label: Top }\n${Array.from({ length: 6 }, (_, index) => `  - { id: n${index}, label: Leaf number }`).join('\n')}\nedges:\n${Array.from({ length: 6 }, (_, index) => `  - { from: top, to: n${index} }`).join('\n')}\n`,
    );
    if (star.kind !== 'graph') throw new Error('The test made no graph.');
    expect(layoutGraph(star, 'tall')).toBeUndefined();
  });

  test('what nobody takes of a block is drawn as free', () => {
    const figure = read(subnet);
    if (figure.kind !== 'subnet') throw new Error('The test made no subnet.');
    const blocks = layoutSubnet(figure, 600).blocks.map(({ part, y }) => `${part?.id ?? 'free'} ${y}`);
    expect(blocks).toEqual(['free 1', 'first 41', 'free 81', 'mine 81', 'free 81', 'free 41']);
    expect(rangeOf('10.0.0.4/30')).toEqual({ range: '10.0.0.4 to 10.0.0.7', count: '4' });
    expect(rangeOf('fd00::/64').count).toBe('2 to the 64th');
  });

  test('labels of a time line do not cover each other', () => {
    const figure = resolved(
      read(
        timeline.replace(
          'marks: [',
          'marks: [{ at: 1, label: one short thing }, { at: 2, label: another short thing }, { at: 3, label: a third }, ',
        ),
      ),
      'today',
    );
    if (figure.kind !== 'timeline') throw new Error('The test made no time line.');
    const labels = layoutTimeline(figure, 'tall').lanes.flatMap(({ marks }) => marks.flatMap(({ lines }) => lines));
    const boxes = labels.map(({ x, y, text }) => ({ x, y, right: x + text.length * 6 }));
    const clashes = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => Math.abs(one.y - other.y) < 12 && one.x < other.right && other.x < one.right),
    );
    expect(labels).toHaveLength(4);
    expect(clashes).toEqual([]);
  });
});
