/** What of a network stands on the map, in which order, and what is folded away when there is too much of it. */
import { describe, expect, test } from 'vitest';
import type { Link, Network, Node } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { folded, moreOf } from '#src/explorer/map/fold.ts';
import { graphOf, laneId, type MapGraph } from '#src/explorer/map/graph.ts';
import { touchedBy } from '#src/explorer/map/marks.ts';
import { hubAndSpokes, inSpoke } from '#tests/explorer/map-networks.ts';

const ids = ({ nodes }: MapGraph) => nodes.map(({ id }) => id);
const directed = ({ links }: MapGraph) => links.map(({ from, to }) => `${from} → ${to}`);
const small = (nodes: readonly (Partial<Node> & Pick<Node, 'id' | 'kind'>)[], links: readonly Link[]): Network => ({
  nodes: nodes.map((node) => ({ name: node.id, prefixes: [], ...node })),
  links,
  routes: [],
  shortcuts: [],
});
const link = (one: string, other: string, more: Partial<Link> = {}): Link => ({
  id: `${one}-${other}`,
  ends: [one, other],
  name: 'link',
  ...more,
});

describe('the order', () => {
  test.for([
    { one: 'router', other: 'site', way: 'site → router', because: 'a site stands before its router' },
    { one: 'network', other: 'gateway', way: 'gateway → network', because: 'a gateway stands before its network' },
    { one: 'host', other: 'network', way: 'network → host', because: 'a machine stands behind its network' },
  ] as const)('$way: $because, whichever end is declared first', ({ one, other, way }) => {
    const nodes = [
      { id: one, kind: one },
      { id: other, kind: other },
    ];
    expect(directed(graphOf(small(nodes, [link(one, other)])))).toEqual([way]);
    expect(directed(graphOf(small(nodes, [link(other, one)])))).toEqual([way]);
  });

  test('of two networks the one nearer to the site comes first', () => {
    const graph = graphOf(
      small(
        [
          { id: 'far', kind: 'network' },
          { id: 'near', kind: 'network' },
          { id: 'gateway', kind: 'gateway' },
          { id: 'site', kind: 'site' },
        ],
        [link('far', 'near'), link('near', 'gateway'), link('gateway', 'site')],
      ),
    );
    expect(directed(graph)).toEqual(['near → far', 'gateway → near', 'site → gateway']);
    expect(graph.links[0]?.kind, 'a link between networks is a peering unless it says otherwise').toBe('peering');
  });

  const circuit = (name: string): { nodes: (Pick<Node, 'id' | 'kind'> & Partial<Node>)[]; links: Link[] } => ({
    nodes: (['site', 'router', 'provider', 'edge'] as const).map((kind) => ({ id: `${name}-${kind}`, kind })),
    links: [
      link(`${name}-site`, `${name}-router`),
      link(`${name}-router`, `${name}-provider`),
      link(`${name}-provider`, `${name}-edge`),
    ],
  });
  const [a, b] = [circuit('a'), circuit('b')];
  const reach = link('a-edge', 'b-edge');

  test('a site that Global Reach leads to stands beyond the edges, turned around', () => {
    const graph = graphOf(small([...a.nodes, ...b.nodes], [...a.links, ...b.links, reach]));
    expect(directed(graph)).toEqual([
      'a-site → a-router',
      'a-router → a-provider',
      'a-provider → a-edge',
      'b-router → b-site',
      'b-provider → b-router',
      'b-edge → b-provider',
      'a-edge → b-edge',
    ]);
    expect(graph.links.some(({ isAcross }) => isAcross)).toBe(false);
  });

  test('two circuits with a gateway each stay side by side, and Global Reach runs across', () => {
    const gateways = [link('a-edge', 'gateway'), link('b-edge', 'gateway')];
    const graph = graphOf(
      small([...a.nodes, ...b.nodes, { id: 'gateway', kind: 'gateway' }], [...a.links, ...b.links, ...gateways, reach]),
    );
    expect(directed(graph)).toContain('b-site → b-router');
    expect(graph.links.filter(({ isAcross }) => isAcross).map(({ id }) => id)).toEqual(['a-edge-b-edge']);
  });
});

describe('what is drawn', () => {
  test('every node and link, links between the same two numbered', () => {
    const network = hubAndSpokes({ spokes: 2 });
    const graph = graphOf(network);
    expect(ids(graph)).toEqual(network.nodes.map(({ id }) => id));
    expect(graph.links).toHaveLength(network.links.length);
    expect(graph.links.filter(({ of }) => of === 2).map(({ name, index }) => [name, index])).toEqual([
      ['primary link', 0],
      ['secondary link', 1],
    ]);
  });

  test('a link to a node nobody declared is left out, and one from a node to itself', () => {
    const graph = graphOf(small([{ id: 'a', kind: 'site' }], [link('a', 'ghost'), link('a', 'a')]));
    expect(graph.links).toEqual([]);
  });

  test('there is room around the gateway whether or not FastPath is on', () => {
    const [on, off] = [true, false].map((fastPath) => graphOf(hubAndSpokes({ fastPath })));
    const lanes = ['edge-primary', 'edge-secondary'].map((edge) => laneId(edge, 'vnet-hub'));
    expect(on?.lanes.map(({ id }) => id)).toEqual(lanes);
    expect(off?.lanes.map(({ id }) => id)).toEqual(lanes);
    expect(on?.lanes.map(({ shortcut }) => shortcut?.name)).toEqual(['FastPath', 'FastPath']);
    expect(off?.lanes.map(({ shortcut }) => shortcut)).toEqual([undefined, undefined]);
  });

  test.for([
    { node: { name: 'Microsoft edge (primary)', kind: 'edge' }, name: 'Primary edge', note: 'Microsoft' },
    {
      node: { name: 'Microsoft edge of er-two (secondary)', kind: 'edge' },
      name: 'Secondary edge',
      note: 'er-two',
    },
    { node: { name: 'On-premises router', kind: 'router' }, name: 'On-premises router', note: '' },
    { node: { name: 'On-premises router', kind: 'router', place: 'On-premises' }, name: 'Router', note: '' },
    { node: { name: 'vm', kind: 'host', prefixes: ['10.0.0.4/32'] }, name: 'vm', note: '10.0.0.4' },
    {
      node: { name: 'vnet', kind: 'network', prefixes: ['fd00::/48', '10.0.0.0/16'] },
      name: 'vnet',
      note: '10.0.0.0/16',
    },
    { node: { name: 'vm', kind: 'host', prefixes: ['fd00::4/128'] }, name: 'vm', note: 'fd00::4' },
    { node: { name: 'Internet', kind: 'internet', prefixes: ['1.0.0.0/8', '2.0.0.0/7'] }, name: 'Internet', note: '' },
    {
      node: { name: 'er', kind: 'edge', down: { because: 'It burns.' }, prefixes: ['10.0.0.4/32'] },
      name: 'er',
      note: 'down',
    },
  ] as const)('$node.name is written as "$name" over "$note"', ({ node, name, note }) => {
    const [drawn] = graphOf(small([{ id: 'it', ...node }], [])).nodes;
    expect(drawn).toMatchObject({ name, note, fullName: node.name });
  });

  test('a site and the town where its circuit meets Microsoft are two frames, though both are called Amsterdam', () => {
    const graph = graphOf(
      small(
        [
          { id: 'site', kind: 'site', place: 'Amsterdam' },
          { id: 'edge', kind: 'edge', place: 'Amsterdam' },
        ],
        [],
      ),
    );
    const [site, edge] = graph.nodes.map(({ place }) => place);
    expect(site).toMatchObject({ name: 'Amsterdam', where: 'on-premises' });
    expect(edge).toMatchObject({ name: 'Amsterdam', where: undefined });
    expect(site?.id).not.toBe(edge?.id);
  });
});

describe('folding', () => {
  const fold = (spokes: number, to: string, more: { open?: number; most?: number } = {}) => {
    const network = hubAndSpokes({ spokes });
    const keep = touchedBy(network, [trace(network, { from: 'site', to })]);
    return folded(graphOf(network), { keep, ...more });
  };

  test.for([
    { spokes: 6, folds: undefined, because: 'six places on one node can be read' },
    { spokes: 7, folds: 'and 7 more networks', because: 'seven cannot, and none is touched' },
    { spokes: 1000, folds: 'and 1,000 more networks', because: 'a thousand cannot' },
  ])('$spokes spokes: $because', ({ spokes, folds }) => {
    const graph = fold(spokes, '10.20.1.4');
    expect(graph.nodes.find((node) => node.folded > 0)?.name).toBe(folds);
    expect(graph.nodes.length).toBeLessThan(24);
  });

  test('what the packet touches stays, and everything else is counted', () => {
    const graph = fold(1000, inSpoke(41));
    expect(ids(graph)).toEqual(expect.arrayContaining(['vnet-spoke-42', 'vm-42']));
    const rest = graph.nodes.find((node) => node.folded > 0);
    expect(rest?.name).toBe('and 999 more networks');
    expect(rest?.folded, 'each has its network and its machine').toBe(999 * 2);
    const whole = graphOf(hubAndSpokes({ spokes: 1000 })).nodes.length;
    expect(graph.nodes.length - 1 + (rest?.folded ?? 0)).toBe(whole);
  });

  test('asked to, it leaves all places open', () => {
    expect(fold(40, '10.20.1.4', { open: Infinity }).nodes).toHaveLength(9 + 40 * 2);
  });

  test('however many nodes hang on one, no more than the limit is drawn', () => {
    const hosts = Array.from({ length: 400 }, (_, index) => `vm-${index}`);
    const network = small(
      [{ id: 'vnet', kind: 'network' }, ...hosts.map((id) => ({ id, kind: 'host' as const }))],
      hosts.map((id) => link('vnet', id)),
    );
    const graph = folded(graphOf(network), { keep: new Set(['vm-7']) });
    expect(ids(graph)).toEqual(['vnet', 'vm-7', 'folded vnet host']);
    expect(graph.nodes.at(-1)?.name).toBe('and 399 more machines');
  });

  test('a knot that nothing can be folded from is cut around the packet, and says how much is missing', () => {
    const many = Array.from({ length: 200 }, (_, index) => `vnet-${index}`);
    const network = small(
      many.map((id) => ({ id, kind: 'network' as const })),
      many.map((id, index) => link(id, many[(index + 1) % many.length]!)),
    );
    const graph = folded(graphOf(network), { keep: new Set(['vnet-50']), most: 30 });
    expect(graph.nodes).toHaveLength(31);
    expect(ids(graph)).toEqual(expect.arrayContaining(['vnet-49', 'vnet-50', 'vnet-51']));
    expect(graph.nodes.at(-1)?.name).toBe('and 170 more nodes');
  });

  test('the internet appears when a packet goes there', () => {
    const network = small(
      [
        { id: 'vnet', kind: 'network' },
        { id: 'internet', kind: 'internet' },
      ],
      [link('vnet', 'internet')],
    );
    expect(ids(folded(graphOf(network), { keep: new Set(['vnet']) }))).toEqual(['vnet']);
    expect(ids(folded(graphOf(network), { keep: new Set(['internet']) }))).toEqual(['vnet', 'internet']);
  });

  test.for([
    { count: 1, kind: 'network', words: '1 more network' },
    { count: 997, kind: 'network', words: '997 more networks' },
    { count: 1200, kind: 'host', words: '1,200 more machines' },
    { count: 3, kind: undefined, words: '3 more nodes' },
  ] as const)('$count of $kind is told as "$words"', ({ count, kind, words }) => {
    expect(moreOf(count, kind)).toBe(words);
  });
});
