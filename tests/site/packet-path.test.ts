/** The drawing of a packet's way: everything is inside, nothing overlaps, and it says the same as the trace. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { demoTrace, demoTargets, usualDemo } from '#src/components/figures/packet-path-demo.ts';
import { PacketPath } from '#src/components/figures/PacketPath.tsx';
import { broken, nodeRadius, packetPathFigure, stepsOf } from '#src/components/figures/packet-path.ts';
import { trace } from '#src/datapath/trace.ts';
import { cloudOf, site, usual, type Scenario } from '#tests/datapath/cloud.ts';

function scene(scenario: Scenario, to: string) {
  const network = networkOf(cloudOf(scenario), 'taught');
  return { network, trace: trace(network, { from: site, to }) };
}

const scenes = [
  { what: 'around the gateway', ...scene(usual, '10.20.1.4') },
  { what: 'through the gateway', ...scene({ ...usual, fastPath: false }, '10.20.1.4') },
  { what: 'to a spoke', ...scene(usual, '10.30.1.4') },
  { what: 'on a Direct circuit', ...scene({ ...usual, circuit: 'direct' }, '10.20.1.4') },
  { what: 'by IPv6', ...scene(usual, 'fd00:20:0:1::4') },
  { what: 'stopped at the provider', ...scene({ ...usual, providerState: 'NotProvisioned' }, '10.20.1.4') },
  { what: 'with no connection', ...scene({ ...usual, connected: false }, '10.20.1.4') },
  { what: 'to nobody', ...scene(usual, '192.0.2.1') },
];
const orientations = ['wide', 'tall'] as const;

describe.for(scenes.flatMap((one) => orientations.map((orientation) => ({ ...one, orientation }))))(
  '$what, $orientation',
  ({ network, trace: found, orientation }) => {
    const figure = packetPathFigure(network, found, orientation);

    test('every node and word is inside the drawing', () => {
      const glyph = figure.fontSize * 0.62;
      for (const { x, y, lines, note, anchor } of figure.nodes) {
        expect(x - nodeRadius).toBeGreaterThanOrEqual(0);
        expect(y + nodeRadius).toBeLessThanOrEqual(figure.top + figure.height);
        for (const line of [...lines, ...(note ? [note] : [])]) {
          const width = line.text.length * glyph;
          expect(line.y - figure.fontSize).toBeGreaterThanOrEqual(figure.top);
          expect(line.y).toBeLessThanOrEqual(figure.top + figure.height);
          expect(line.x + (anchor === 'middle' ? width / 2 : width), line.text).toBeLessThanOrEqual(figure.width);
        }
      }
    });

    test('no two nodes overlap', () => {
      for (const [index, one] of figure.nodes.entries()) {
        for (const other of figure.nodes.slice(index + 1)) {
          expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThan(nodeRadius * 2);
        }
      }
    });

    test('the nodes that the packet saw are the hops of the trace, in order', () => {
      const seen = figure.nodes.filter(({ role }) => role !== 'idle' && role !== 'bypassed').map(({ id }) => id);
      expect(seen).toEqual(found.hops.map(({ node }) => node));
      expect(figure.nodes.filter(({ role }) => role === 'bypassed').map(({ id }) => id)).toEqual(found.bypassed);
    });
  },
);

test('text is never smaller than 12 px where a drawing is shown', () => {
  const { network, trace: found } = scenes[0]!;
  const tall = packetPathFigure(network, found, 'tall');
  expect((tall.fontSize * 272) / tall.width).toBeGreaterThanOrEqual(12);
  // The widths at which packet-path.css turns to the wide drawing, by the number of nodes.
  const turns = new Map([
    [7, 36],
    [8, 42],
    [10, 54],
  ]);
  const [one, two] = [
    packetPathFigure(network, found, 'wide'),
    packetPathFigure(scenes[2]!.network, scenes[2]!.trace, 'wide'),
  ];
  const step = two.width - one.width;
  for (const [nodes, rem] of turns) {
    const width = one.width + (nodes - one.nodes.length) * step;
    expect((one.fontSize * rem * 16) / width, `${nodes} nodes`).toBeGreaterThanOrEqual(12);
  }
});

test('going around the gateway is drawn as a shortcut with its name; going through it is not', () => {
  const [around, through] = scenes.map(({ network, trace: found }) => packetPathFigure(network, found, 'wide'));
  expect(around?.edges.find(({ role }) => role === 'shortcut')?.label?.text).toBe('FastPath');
  expect(around?.edges.filter(({ role }) => role === 'routes')).toHaveLength(2);
  expect(through?.edges.some(({ role }) => role === 'shortcut' || role === 'routes')).toBe(false);
});

test('the words tell which gateway the packet goes around, and after which hop', () => {
  const steps = stepsOf(scenes[0]!.network, scenes[0]!.trace);
  const [only, ...others] = steps.filter(({ around }) => around.length > 0);
  expect(only?.name).toMatch(/^Microsoft edge/);
  expect(only?.around).toEqual(['ergw-hub']);
  expect(others).toEqual([]);
  expect(steps.at(-1)?.ending).toBe('arrived');
});

test.for(Object.keys(demoTargets))('the demonstration reaches its %s', (to) => {
  const { trace: found } = demoTrace(
    { ...usualDemo, to: to === 'spoke' || to === 'basic-load-balancer' || to === 'private-endpoint' ? to : 'machine' },
    'taught',
  );
  expect(found.delivered).toBe(true);
  expect(found.bypassed).toHaveLength(to === 'machine' ? 1 : 0);
});

test('the printed figure hides its drawing from screen readers and gives them the list', () => {
  const { network, trace: found } = scenes[0]!;
  const html = renderToStaticMarkup(createElement(PacketPath, { network, trace: found, title: 'To the machine' }));
  expect(html.match(/<svg[^>]*aria-hidden="true"/g)).toHaveLength(2);
  expect(html.match(/<li/g)).toHaveLength(found.hops.length);
  expect(html).not.toContain('style=');
});

test.for([
  { name: 'On-premises router', chars: 12, lines: ['On-premises', 'router'], because: 'a space is the best place' },
  {
    name: 'vnet-production-westeurope',
    chars: 12,
    lines: ['vnet-', 'production-', 'westeurope'],
    because: 'a hyphen is the next best',
  },
  {
    name: 'abcdefghijklmnop',
    chars: 8,
    lines: ['abcdefgh', 'ijklmnop'],
    because: 'a long word has to break somewhere',
  },
  {
    name: 'one-two-three-four-five-six-seven',
    chars: 8,
    lines: ['one-two-', 'three-', 'four-fi…'],
    because: 'there is room for three lines',
  },
])('$name breaks into $lines: $because', ({ name, chars, lines }) => {
  expect(broken(name, chars).map((line) => line.length > chars)).not.toContain(true);
  expect(broken(name, chars).slice(0, 2)).toEqual(lines.slice(0, 2));
});
