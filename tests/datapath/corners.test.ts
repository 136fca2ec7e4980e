/** What the tracer does in corners that no picture of a network shows at first sight. */
import { describe, expect, test } from 'vitest';
import { emptyNetwork, joined, type Network, type NodeKind } from '#src/datapath/network.ts';
import { inWords } from '#src/datapath/convergence.ts';
import { trace } from '#src/datapath/trace.ts';
import { listed } from '#src/datapath/words.ts';
import { backThrough, changed, link, node, office, route } from './office.ts';

const flow = { from: '10.100.0.10', to: '10.1.4.7' };
const viaGateway = route('router', '10.1.0.0/16', 'gateway');
const lostAt = (network: Network, at: string) =>
  trace(network, flow)
    .forks.find((fork) => fork.node === at)
    ?.beat.map(({ name, lost }) => `${name}: ${lost}`);

describe('networks put together', () => {
  test('of parts that say nothing there is nothing', () => {
    expect(joined([{}])).toStrictEqual(emptyNetwork);
    expect(Object.values(emptyNetwork).flat()).toEqual([]);
  });

  test('keep the first of two nodes, links or shortcuts with one id, and every route', () => {
    const [first, second] = ['first', 'second'].map((name) => ({
      nodes: [{ ...node('a', 'host'), name }],
      links: [link('a', 'b', { id: 'x', name })],
      routes: [route('a', '10.0.0.0/8', name)],
    }));
    const { nodes, links, routes } = joined([first ?? {}, second ?? {}]);
    expect([...nodes, ...links].map(({ name }) => name)).toEqual(['first', 'first']);
    expect(routes.map(({ via }) => via)).toEqual(['first', 'second']);
  });
});

describe('who answers for an address', () => {
  test.for<{ kind: NodeKind; arrives: boolean; because: string }>([
    { kind: 'host', arrives: true, because: 'it is a machine' },
    { kind: 'endpoint', arrives: true, because: 'a service answers there' },
    { kind: 'balancer', arrives: true, because: 'its front end answers' },
    { kind: 'appliance', arrives: true, because: 'it is a machine that also forwards' },
    { kind: 'internet', arrives: true, because: 'somebody out there has it' },
    { kind: 'network', arrives: false, because: 'a network only delivers to what is in it' },
    { kind: 'gateway', arrives: false, because: 'it only passes packets on' },
  ])('$kind: $arrives, because $because', ({ kind, arrives }) => {
    const found = trace(changed(office(viaGateway), 'host', { kind }), flow);
    expect(found.delivered).toBe(arrives);
  });

  test('three that claim one address are all named', () => {
    const network = office(viaGateway);
    const claims = ['twin', 'triplet'].map((id) => node(id, 'host', '10.1.4.7/32'));
    const { hops } = trace({ ...network, nodes: [...network.nodes, ...claims] }, flow);
    expect(hops.at(-1)?.because).toMatch(/twin and triplet also claim it\.$/);
  });
});

describe('who sends', () => {
  test('is the one that has the address, and nothing more is said of it', () => {
    expect(trace(office(viaGateway), flow).hops[0]?.because).toBe('office sends 0.0.0.0/0 to router');
  });

  test.for([
    { from: '10.100.0.10', to: 'fd00::7', words: '10.100.0.10 is an IPv4 address and fd00::7 an IPv6 one' },
    { from: 'fd00::7', to: '10.1.4.7', words: 'fd00::7 is an IPv6 address and 10.1.4.7 an IPv4 one' },
  ])('is nobody when a packet would be of two families: $words', ({ from, to, words }) => {
    const found = trace(office(viaGateway), { from, to });
    expect(found).toMatchObject({ problem: 'no-sender', hops: [] });
    expect(found.because).toContain(words);
  });

  test.for([
    { place: 'vnet-two', told: 'host in vnet-two also claims 10.1.4.7', because: 'its place tells it apart' },
    { place: undefined, told: 'host also claims 10.1.4.7', because: 'nobody said where it is' },
  ])('may have a twin of the same name: $told, because $because', ({ place, told }) => {
    const network = office(viaGateway);
    const twin = { ...node('twin', 'host', '10.1.4.7/32'), name: 'host', ...(place !== undefined && { place }) };
    const stranger = { ...node('stranger', 'host', '10.1.4.9/32'), place: 'vnet-three' };
    const found = trace(
      { ...network, nodes: [...network.nodes, twin, stranger] },
      { from: '10.1.4.7', to: '10.1.4.7' },
    );
    expect(found.hops[0]?.because).toContain(told);
  });

  test('is told from one of another name by that name alone', () => {
    const network = office(viaGateway);
    const other = { ...node('other', 'host', '10.1.4.7/32'), place: 'vnet-two' };
    const found = trace({ ...network, nodes: [...network.nodes, other] }, { from: '10.1.4.7', to: '10.1.4.7' });
    expect(found.hops[0]?.because).toContain('other also claims 10.1.4.7; this packet starts at host.');
  });
});

describe('why a route does not count', () => {
  const lesser = route('router', '10.0.0.0/8', 'firewall');
  const stale = (never: boolean) =>
    route('router', '10.1.0.0/16', 'gateway', {
      origin: 'bgp',
      withdrawn: { because: 'Two networks overlap.', ...(never && { never: true as const }) },
    });

  test.for([
    { never: false, lost: 'it is withdrawn: Two networks overlap.', end: 'router has lost its route to 10.1.0.0/16.' },
    { never: true, lost: 'it does not count: Two networks overlap.', end: 'router has no route to 10.1.0.0/16.' },
  ])('announced never: $never, so "$lost"', ({ never, lost, end }) => {
    expect(lostAt(office(stale(never), lesser), 'router')).toEqual([`10.1.0.0/16: ${lost}`]);
    expect(trace(office(stale(never)), flow).because).toContain(end);
  });

  test('one over BGP to a node that was never linked is passed over, and not called withdrawn', () => {
    const unlinked = route('router', '10.1.0.0/16', 'host', { origin: 'bgp' });
    expect(lostAt(office(unlinked, lesser), 'router')).toEqual([
      '10.1.0.0/16: its next hop cannot be reached: The route to 10.1.0.0/16 leads to host, but nothing links the two.',
    ]);
  });

  test('a route that throws packets away is the reason, whatever better one leads to nothing', () => {
    const nowhere = route('router', '10.1.0.0/16', 'nobody', { origin: 'bgp' });
    const found = trace(office(nowhere, route('router', '10.0.0.0/8', undefined)), flow);
    expect(found.because).toBe('The packet ends at router. router sends 10.0.0.0/8 to nowhere');
  });

  test('an equal route that throws packets away shares no flows', () => {
    const found = trace(office(viaGateway, route('router', '10.1.0.0/16', undefined)), flow);
    expect(found.delivered).toBe(true);
    expect(found.shared).toEqual([]);
  });

  test('IPv4 to a node that speaks IPv6 alone says so', () => {
    const found = trace(office(route('router', '::/0', 'gateway')), flow);
    expect(found.because).toContain('that is an IPv4 address, and all its routes are for IPv6');
  });
});

test('a reason without a fact has no member for one', () => {
  const found = trace(office(viaGateway, route('router', '10.0.0.0/8', 'firewall')), flow);
  expect(found.forks[0]?.won).toStrictEqual({
    by: 'route',
    name: '10.1.0.0/16',
    via: 'gateway',
    because: 'router sends 10.1.0.0/16 to gateway',
  });
  expect('problem' in found).toBe(false);
  expect('fact' in found).toBe(false);
});

test('a shortcut is named as what the packet came over', () => {
  const network: Network = {
    ...office(viaGateway),
    shortcuts: [
      {
        id: 's',
        name: 'short',
        at: 'router',
        to: 'host',
        skips: ['gateway'],
        prefixes: ['10.1.0.0/16'],
        exceptions: [],
        because: 'It is shorter.',
      },
    ],
  };
  expect(trace(network, flow).hops.at(-1)).toMatchObject({ node: 'host', by: 'shortcut', over: 'short' });
});

test('a filter for ports up to the last does not speak of lower ones', () => {
  const network: Network = {
    ...office(viaGateway),
    filters: [{ at: 'host', priority: 1, allow: false, toPorts: [[9000, 65_535]], because: 'No high ports.' }],
  };
  expect(trace(network, { ...flow, port: 443 }).delivered).toBe(true);
  expect(trace(network, { ...flow, port: 9000 }).problem).toBe('filtered');
});

test('ways over two edges that are no pair are told apart', () => {
  const network = office(viaGateway, ...backThrough('firewall'));
  const edges = changed(changed(network, 'gateway', { kind: 'edge' }), 'firewall', { kind: 'edge' });
  expect(trace(edges, flow).asymmetry?.because).toContain(
    'only the packet meets gateway, and only the answer meets firewall',
  );
});

test('a flow and its mirror image choose the same of two equal ways', () => {
  const both = ['gateway', 'firewall'] as const;
  const network = office(
    ...both.flatMap((via) => [
      route('router', '10.1.0.0/16', via, { weight: 1 }),
      route('host', '10.100.0.0/16', via),
      route(via, '10.100.0.0/16', 'router'),
    ]),
    route('router', '10.100.0.0/16', 'office'),
  );
  const chosen = (from: string, to: string, sourcePort: number, port: number) =>
    trace(network, { from, to, protocol: 'tcp', sourcePort, port }).hops.find(({ node: id }) =>
      both.some((one) => one === id),
    )?.node;
  const ports = Array.from({ length: 40 }, (_, index) => 1024 + index);
  const ways = ports.map((port) => chosen('10.100.0.10', '10.1.4.7', port, 443));
  expect(new Set(ways).size).toBe(2);
  expect(ports.map((port) => chosen('10.1.4.7', '10.100.0.10', 443, port))).toEqual(ways);
});

describe('a balancer', () => {
  const balanced = (...routes: readonly ReturnType<typeof route>[]): Network => {
    const network = office(route('router', '10.2.0.1/32', 'balancer'), viaGateway, ...routes);
    return {
      ...network,
      nodes: [...network.nodes, node('balancer', 'balancer', '10.2.0.1/32')],
      links: [...network.links, link('router', 'balancer')],
      translations: [
        {
          at: 'balancer',
          prefix: '10.2.0.1/32',
          because: 'It has a rule.',
          into: [{ node: 'host', address: '10.1.4.7' }],
        },
      ],
    };
  };
  const asked = { from: '10.100.0.10', to: '10.2.0.1' };

  test('goes around nothing, and is named once by the answer', () => {
    const network = balanced(route('balancer', '10.1.0.0/16', 'gateway'), ...backThrough('gateway'));
    const found = trace({ ...network, links: [...network.links, link('balancer', 'host')] }, asked);
    expect(found.bypassed).toEqual([]);
    expect(found.answered).toBe(true);
    expect(found.back?.hops.filter(({ because }) => because.startsWith('It answers in the name of')).length).toBe(1);
  });

  test('whose machine is led back to it ends the packet when it comes again', () => {
    const { hops, problem } = trace(
      balanced(route('balancer', '10.1.0.0/16', 'router'), route('router', '10.1.4.7/32', 'balancer')),
      asked,
    );
    expect(problem).toBe('loop');
    expect(hops.map(({ node: id }) => id)).toEqual(['office', 'router', 'balancer', 'router', 'balancer']);
  });
});

describe('the internet', () => {
  const outside: Network = {
    nodes: [node('nva', 'appliance', '10.1.0.4/32'), node('net', 'network'), node('internet', 'internet', '8.0.0.0/8')],
    links: [link('nva', 'net'), link('net', 'internet')],
    routes: [
      route('nva', '0.0.0.0/0', 'net'),
      route('net', '0.0.0.0/0', 'internet'),
      route('net', '10.1.0.4/32', 'nva'),
    ],
    shortcuts: [],
  };

  test('answers an appliance that sent the packet itself, all the way as it came', () => {
    const { back } = trace(outside, { from: 'nva', to: '8.8.8.8' });
    expect(back?.hops.map(({ node: id, because }) => `${id}: ${because}`)).toEqual([
      'internet: Out here the sender has another address, which leads back to nva. The answer goes the way the packet came.',
      'net: The answer goes the way the packet came.',
      'nva: 10.1.0.4 is here: the answer has arrived.',
    ]);
  });

  test('answers itself', () => {
    expect(trace(outside, { from: 'internet', to: '8.8.8.8' }).back?.because).toBe('The answer reaches internet.');
  });
});

test('lists of none are empty, and a second is no longer told in milliseconds', () => {
  expect(listed([])).toBe('');
  expect([999, 1000].map(inWords)).toEqual(['999 ms', '1 s']);
});
