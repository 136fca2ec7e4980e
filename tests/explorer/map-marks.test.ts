/** What a packet's way means for each node and line of the map, and how it is told. */
import { describe, expect, test } from 'vitest';
import type { Network } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { curvesFor } from '#src/explorer/map/Canvas.tsx';
import { graphOf, laneId } from '#src/explorer/map/graph.ts';
import { layoutOf } from '#src/explorer/map/layout.ts';
import { layoutInputOf } from '#src/explorer/map/layout-input.ts';
import { markOf, marksOf, touchedBy } from '#src/explorer/map/marks.ts';
import { presetOf } from '#src/explorer/presets.ts';
import { wayOf } from './every.ts';
import { stopSentence, verdictOf, verdictSentence } from '#src/explorer/map/sentences.ts';
import { stopsOf } from '#src/explorer/map/stops.ts';
import { storyOf } from '#src/explorer/map/story.ts';
import { hubAndSpokes, inSpoke, type Drawing } from '#tests/explorer/map-networks.ts';

const app = '10.20.1.4';

function scene(options: Drawing, to: string, change: (network: Network) => Network = (network) => network) {
  const network = change(hubAndSpokes(options));
  const graph = graphOf(network);
  const path = trace(network, { from: 'site', to });
  return { network, graph, path, marks: marksOf(network, graph, path) };
}
const rolesOf = ({ graph, marks }: Pick<ReturnType<typeof scene>, 'graph' | 'marks'>) =>
  Object.fromEntries(graph.nodes.map(({ id }) => [id, markOf(marks, id).role]));

describe('nodes', () => {
  test('through the gateway: each node of the way is passed, the others are idle', () => {
    expect(rolesOf(scene({}, inSpoke(0)))).toMatchObject({
      site: 'start',
      'ergw-hub': 'passed',
      'vnet-hub': 'passed',
      'vm-1': 'arrived',
      'vm-app': 'idle',
    });
  });

  test('around the gateway: it is marked as gone around', () => {
    const { marks, path } = scene({}, app);
    expect(path.bypassed).toEqual(['ergw-hub']);
    expect(markOf(marks, 'ergw-hub')).toMatchObject({ role: 'bypassed' });
    expect(markOf(marks, 'ergw-hub').note).toBe(
      path.back?.hops.some(({ node }) => node === 'ergw-hub') ? 'only the answer' : 'routes only',
    );
  });

  test('a dead end says where and why, and the destination that it was not reached', () => {
    const { marks, path } = scene({ blackHole: true }, inSpoke(0));
    expect(path.delivered).toBe(false);
    expect(markOf(marks, 'vnet-hub').role).toBe('died');
    expect(markOf(marks, 'vnet-hub').note).toMatch(/^ends here: /);
    expect(markOf(marks, 'vm-1')).toMatchObject({ role: 'target', note: 'not reached' });
  });

  test('an answer that dies is marked where it does', () => {
    const noWayHome = (network: Network): Network => ({
      ...network,
      routes: network.routes.filter(({ at, via }) => !(at === 'vnet-hub' && via === 'ergw-hub')),
    });
    const { marks, path } = scene({}, app, noWayHome);
    expect([path.delivered, path.answered]).toEqual([true, false]);
    expect(markOf(marks, 'vnet-hub').isBackEnd).toBe(true);
    expect(markOf(marks, 'vnet-hub').note).toMatch(/^answer ends here: /);
    expect(markOf(marks, 'vm-app').role).toBe('arrived');
    expect(verdictOf(path)).toBe('half');
    const sentence = verdictSentence(path);
    expect(sentence).toContain('No answer comes back: ');
    expect(sentence.split(path.back?.because ?? 'no way back')).toHaveLength(2);
  });

  test('an appliance that sees half of the conversation is named in the verdict', () => {
    const path = wayOf(presetOf('asymmetric').scenario);
    expect(path.answered).toBe(true);
    expect(verdictSentence(path)).toMatch(/, but Azure Firewall sees only half of the conversation and may end it\.$/);
  });

  test('without a trace nothing is marked', () => {
    const network = hubAndSpokes();
    const marks = marksOf(network, graphOf(network), undefined);
    expect([marks.nodes.size, marks.lines.size]).toEqual([0, 0]);
    expect([...touchedBy(network, [undefined])]).toEqual([]);
  });
});

describe('lines', () => {
  test('the packet takes the lane of its edge, and the links around the gateway are no part of its way there', () => {
    const { marks, path } = scene({}, app);
    const edge = path.hops.find(({ kind }) => kind === 'edge')!.node;
    expect(marks.lines.get(laneId(edge, 'vnet-hub'))).toMatchObject({ there: 'along' });
    expect(marks.lines.get(`${edge}-ergw-hub`)?.there).toBeUndefined();
  });

  test('links to a gateway that neither packet nor answer passes carry routes only', () => {
    const alsoHome = (network: Network): Network => ({
      ...network,
      routes: [
        ...network.routes.filter(({ at, via }) => !(at === 'vnet-hub' && via === 'ergw-hub')),
        ...['edge-primary', 'edge-secondary'].map((via) => ({
          at: 'vnet-hub',
          prefix: '10.100.0.0/16',
          via,
          origin: 'system' as const,
          because: 'Straight home.',
        })),
      ],
      links: [
        ...network.links,
        ...['edge-primary', 'edge-secondary'].map((edge) => ({
          id: `home-${edge}`,
          ends: ['vnet-hub', edge] as const,
          name: 'home',
        })),
      ],
    });
    const { marks, path } = scene({}, app, alsoHome);
    expect(path.answered).toBe(true);
    expect(marks.lines.get('ergw-hub-vnet-hub')).toEqual({ isExchange: true });
    expect(markOf(marks, 'ergw-hub').note).toBe('routes only');
  });

  test('the answer runs against the drawing', () => {
    const { marks } = scene({}, inSpoke(0));
    expect(marks.lines.get('vnet-hub-vnet-spoke-1')).toEqual({ there: 'along', back: 'against' });
    expect(marks.back[0]).toMatchObject({ from: 'vm-1', to: 'vnet-spoke-1', direction: 'against' });
  });

  test('of two links between the same nodes the one that is up is marked', () => {
    const cut = (network: Network): Network => ({
      ...network,
      links: network.links.map((link) => (link.id === 'first' ? { ...link, down: { because: 'Cut.' } } : link)),
    });
    const { marks } = scene({}, app, cut);
    expect(marks.lines.get('second')?.there).toBe('along');
    expect(marks.lines.get('first')?.there).toBeUndefined();
  });

  test('where other flows go another way, that way is marked as shared', () => {
    const { marks, path } = scene({}, inSpoke(0));
    const taken = path.hops.find(({ kind }) => kind === 'edge')!.node;
    const other = taken === 'edge-primary' ? 'edge-secondary' : 'edge-primary';
    expect(path.shared).toEqual([{ node: 'Equinix', with: [other] }]);
    expect(marks.lines.get(`Equinix-${other}`)).toEqual({ isShared: true });
  });

  test('the way before is kept apart from the way now', () => {
    const before = trace(hubAndSpokes({ fastPath: false }), { from: 'site', to: app });
    const { network, graph, path } = scene({}, app);
    const marks = marksOf(network, graph, path, before);
    expect(marks.lines.get('ergw-hub-vnet-hub')).toMatchObject({ before: 'along' });
    expect(marks.lines.get('ergw-hub-vnet-hub')?.there).toBeUndefined();
  });
});

describe('stops', () => {
  test('the packet stops at every hop there and back, and has a line to each but the first of either way', () => {
    const { network, graph, path, marks } = scene({}, inSpoke(0));
    const drawing = { graph, layout: layoutOf(layoutInputOf(graph, 'right')) };
    const stops = stopsOf(path, marks, curvesFor(drawing));
    expect(stops.map(({ node }) => node)).toEqual([...path.hops, ...path.back!.hops].map(({ node }) => node));
    expect(stops.filter(({ d }) => d === undefined).map(({ way, hop }) => `${way} ${hop}`)).toEqual([
      'there 0',
      'back 0',
    ]);
    expect(stopSentence(network, stops, 1)).toBe(`Hop 2 of ${path.hops.length}: router.`);
    expect(stopSentence(network, stops, path.hops.length)).toBe(`Answer, hop 1 of ${path.back!.hops.length}: vm-1.`);
    expect(stopSentence(network, stops, 99)).toBe('');
  });
});

describe('the story', () => {
  test('a step says what was taken, what was not and why, and what the packet goes around', () => {
    const { network, path } = scene({}, app);
    const step = storyOf(network, path).find(({ kind }) => kind === 'edge')!;
    expect(step.around).toEqual(['ergw-hub']);
    expect(step.fact).toBe('expressroute/fastpath-bypasses-gateway');
    expect(step.won).toEqual({ name: 'FastPath', to: 'vnet-hub' });
    expect(step.beaten.map(({ name, to }) => [name, to])).toEqual([['10.20.0.0/16', 'ergw-hub']]);
  });

  test('an equal way is told as one that other flows take', () => {
    const { network, path } = scene({}, inSpoke(0));
    const step = storyOf(network, path).find(({ node }) => node === 'Equinix')!;
    expect(step.beaten.map(({ isEqual }) => isEqual)).toEqual([true]);
  });

  test('the last step says how it ends', () => {
    const { network, path } = scene({ blackHole: true }, inSpoke(0));
    const last = storyOf(network, path).at(-1)!;
    expect(last.ending).toBe('died');
    expect(last.end).toMatch(/^ends here/);
  });

  test.for([
    { options: {}, to: app, verdict: 'around' },
    { options: { fastPath: false }, to: app, verdict: 'through' },
    { options: { blackHole: true }, to: inSpoke(0), verdict: 'died' },
  ] as const)('to $to it goes $verdict', ({ options, to, verdict }) => {
    const { path } = scene(options, to);
    expect(verdictOf(path)).toBe(verdict);
    expect(verdictSentence(path)).toBe(path.because);
  });

  test('nothing sent is nothing told', () => {
    expect([verdictOf(undefined), verdictSentence(undefined)]).toEqual(['none', 'No packet has been sent yet.']);
  });
});
