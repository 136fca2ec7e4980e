/** What the tracer says of odd networks and odd questions: always an answer in words, with a name for what went wrong. */
import { describe, expect, test } from 'vitest';
import { compile } from '#src/datapath/compile.ts';
import type { Network } from '#src/datapath/network.ts';
import { emptyNetwork, joined } from '#src/datapath/network.ts';
import { trace, type Problem } from '#src/datapath/trace.ts';
import { backThrough, changed, cut, link, node, office, route } from './office.ts';

test('IPv6 has routes of its own', () => {
  const network = office(route('router', 'fd00::/16', 'gateway'), route('router', '0.0.0.0/0', 'firewall'));
  const { hops } = trace(network, { from: 'office', to: 'fd00::7' });
  expect(hops.map(({ node: id }) => id)).toEqual(['office', 'router', 'gateway', 'host']);
});

const byGateway = route('router', '10.1.0.0/16', 'gateway');
const off = { down: { because: 'It is switched off.', fact: 'a-fact' } };

test.for<{ what: string; network: Network; from?: string; to?: string; problem: Problem; says: string }>([
  {
    what: 'an empty network',
    network: emptyNetwork,
    problem: 'no-sender',
    says: 'neither a node of this network nor an address',
  },
  {
    what: 'an empty network, asked by addresses',
    network: emptyNetwork,
    from: '10.100.0.10',
    problem: 'no-sender',
    says: 'nothing in this network has the address 10.100.0.10',
  },
  {
    what: 'an unknown sender',
    network: office(),
    from: '10.9.9.9',
    problem: 'no-sender',
    says: 'nothing in this network has the address 10.9.9.9. Send from one that something has.',
  },
  {
    what: 'a destination that is no address',
    network: office(),
    to: '10.1.4.777',
    problem: 'no-destination',
    says: '"10.1.4.777" is not an address',
  },
  {
    what: 'no destination at all',
    network: office(),
    to: '',
    problem: 'no-destination',
    says: '"" is not an address',
  },
  {
    what: 'an address nobody owns and no route is for',
    network: office(byGateway),
    to: '192.0.2.1',
    problem: 'unknown-address',
    says: 'router has no route to 192.0.2.1, and nothing in this network has that address. Check the address.',
  },
  {
    what: 'an address nobody owns in a range that has a route',
    network: office(byGateway, route('gateway', '10.1.9.0/24', undefined, { because: 'Nothing here has it.' })),
    to: '10.1.9.9',
    problem: 'unknown-address',
    says: 'The packet ends at gateway. Nothing here has it. Nothing in this network has 10.1.9.9.',
  },
  {
    what: 'an address that somebody owns and no route is for',
    network: office(route('router', '10.100.0.0/16', 'office')),
    problem: 'no-route',
    says: 'router has no route to 10.1.4.7. Give it one, or a default route.',
  },
  {
    what: 'a node that knows an address only by a shortcut',
    network: {
      ...office(route('router', '10.100.0.0/16', 'office')),
      shortcuts: [
        {
          id: 's',
          name: 'bridge',
          at: 'router',
          to: 'host',
          skips: ['gateway'],
          prefixes: ['10.1.0.0/16'],
          exceptions: [],
          because: 'straight on',
        },
      ],
    },
    problem: 'no-route',
    says: 'router has no route to 10.1.4.7. Give it one, or a default route.',
  },
  {
    what: 'IPv6 where only IPv4 is',
    network: office(route('router', '0.0.0.0/0', 'gateway')),
    to: 'fd00::7',
    problem: 'no-route',
    says: 'router has no route to fd00::7: that is an IPv6 address, and all its routes are for IPv4. Give it one for IPv6, or send to an IPv4 address.',
  },
  {
    what: 'a loop of two',
    network: office(route('router', '0.0.0.0/0', 'office')),
    problem: 'loop',
    says: 'It has been here before: the routes of office and router lead in a circle, so the packet would go round for ever. Change one of those routes.',
  },
  {
    what: 'a loop of three behind the start',
    network: joined([
      office(
        byGateway,
        route('gateway', '10.1.4.0/24', 'firewall', { origin: 'user' }),
        route('firewall', '10.1.4.0/24', 'router'),
      ),
      { links: [link('gateway', 'firewall')] },
    ]),
    problem: 'loop',
    says: 'the routes of router, gateway and firewall lead in a circle',
  },
  {
    what: 'a node that sends to itself',
    network: joined([office(route('router', '10.1.0.0/16', 'router')), { links: [link('router', 'router')] }]),
    problem: 'loop',
    says: 'It has been here before: router sends the packet to itself, so the packet would go round for ever. Change that route.',
  },
  {
    what: 'a broken link',
    network: cut(office(byGateway), 'router', 'gateway'),
    problem: 'link-down',
    says: 'The cable is cut.',
  },
  {
    what: 'a receiver that is down',
    network: changed(office(byGateway), 'host', off),
    problem: 'node-down',
    says: 'The packet ends at gateway. It is switched off.',
  },
  {
    what: 'a sender that is down',
    network: changed(office(byGateway), 'office', off),
    problem: 'node-down',
    says: 'The packet ends at office. It is switched off.',
  },
  {
    what: 'a route over no link',
    network: { ...office(byGateway), links: [link('office', 'router')] },
    problem: 'no-route',
    says: 'nothing links the two',
  },
  {
    what: 'a route to a node that is not there',
    network: office(route('router', '0.0.0.0/0', 'nobody')),
    problem: 'no-route',
    says: '"nobody", which does not exist',
  },
])('$what is answered in words: $says', ({ network, from = 'office', to = '10.1.4.7', problem, says }) => {
  const found = trace(network, { from, to });
  expect(found).toMatchObject({ delivered: false, answered: false, problem });
  expect(found.back).toBeUndefined();
  expect(found.because).toContain(says);
});

test('what is down brings its fact to the whole trace', () => {
  expect(trace(changed(office(byGateway), 'host', off), { from: 'office', to: '10.1.4.7' }).fact).toBe('a-fact');
});

describe('where address spaces overlap', () => {
  const twin = (id: string, ...prefixes: string[]): Partial<Network> => ({ nodes: [node(id, 'host', ...prefixes)] });

  test.for<{ parts: Partial<Network>[]; says: string; because: string }>([
    {
      parts: [twin('twin', '10.100.0.10/16')],
      says: 'twin also claims 10.100.0.10; this packet starts at office.',
      because: 'two have the sender’s address',
    },
    {
      parts: [twin('twin', '10.100.0.0/16'), twin('triplet', '10.100.0.0/16')],
      says: 'twin and triplet also claim 10.100.0.10; this packet starts at office.',
      because: 'three have it',
    },
  ])('all are named where a packet starts: $because', ({ parts, says }) => {
    const network = joined([office(byGateway), ...parts]);
    expect(trace(network, { from: '10.100.0.10', to: '10.1.4.7' }).hops[0]?.because).toBe(
      `${says} office sends 0.0.0.0/0 to router`,
    );
  });

  test('all are named where a packet arrives', () => {
    const network = joined([office(byGateway), twin('twin', '10.1.4.7/32')]);
    expect(trace(network, { from: 'office', to: '10.1.4.7' }).hops.at(-1)?.because).toBe(
      '10.1.4.7 is here: the packet has arrived. twin also claims it.',
    );
  });

  test('the longer prefix is the owner where a packet starts', () => {
    const network = joined([office(byGateway), twin('inner', '10.100.7.0/24')]);
    expect(trace(network, { from: '10.100.7.7', to: '10.1.4.7' }).hops[0]?.node).toBe('inner');
  });

  test('a node that claims an address twice is named once', () => {
    const network = changed(office(byGateway), 'office', { prefixes: ['10.100.0.0/16', '10.100.0.10/16'] });
    expect(trace(network, { from: '10.100.0.10', to: '10.1.4.7' }).hops[0]?.because).not.toContain('also claims');
  });
});

test('of two nodes with one id the first stands', () => {
  const network = office(byGateway);
  const twice = { ...network, nodes: [...network.nodes, node('host', 'host', '10.9.9.9/32')] };
  expect(trace(twice, { from: 'office', to: '10.1.4.7' }).delivered).toBe(true);
});

test('a way through a thousand networks arrives, and so does its answer', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `network-${index}`);
  const all = ['office', ...ids, 'host'];
  const network: Network = {
    nodes: [
      node('office', 'site', '10.100.0.0/16'),
      ...ids.map((id) => node(id, 'network')),
      node('host', 'host', '10.1.4.7/32'),
    ],
    links: all.slice(1).map((id, index) => link(all[index] ?? '', id)),
    routes: all.flatMap((id, index) => [
      ...all.slice(index + 1, index + 2).map((next) => route(id, '10.1.4.7/32', next)),
      ...(index === 0 ? [] : [route(id, '10.100.0.0/16', all[index - 1])]),
    ]),
    shortcuts: [],
  };
  const found = trace(network, { from: 'office', to: '10.1.4.7' });
  expect(found).toMatchObject({ delivered: true, answered: true });
  expect(found.hops.map(({ node: id }) => id)).toEqual(all);
  expect(found.back?.hops.map(({ node: id }) => id)).toEqual(all.toReversed());
});

test('the fact behind a way is that of the last hop that has one', () => {
  const network = office(
    route('router', '10.1.0.0/16', 'gateway', { fact: 'of-the-router' }),
    route('gateway', '10.1.4.0/24', 'host', { fact: 'of-the-gateway' }),
    ...backThrough('gateway'),
  );
  const { fact, back } = trace(network, { from: 'office', to: '10.1.4.7' });
  expect(fact).toBe('of-the-gateway');
  expect(back && 'fact' in back).toBe(false);
});

test('a named sender sends from its first address of the family that it sends to', () => {
  const network: Network = {
    ...office(byGateway, route('router', '::/0', 'gateway'), ...backThrough('gateway')),
    filters: [
      { at: 'host', priority: 1, allow: true, from: '10.100.0.1/32', because: 'the first address' },
      { at: 'host', priority: 2, allow: false, because: 'another address' },
    ],
  };
  expect(trace(network, { from: 'office', to: '10.1.4.7' }).delivered).toBe(true);
  expect(trace(network, { from: '10.100.0.2', to: '10.1.4.7' }).because).toContain('another address');
});

test.for<{ prefixes: string[]; to: string; source: string; because: string }>([
  { prefixes: ['10.100.0.0/16'], to: '10.1.4.7', source: '10.100.0.1', because: 'the first address names the block' },
  { prefixes: ['10.100.0.8/32'], to: '10.1.4.7', source: '10.100.0.8', because: 'a block of one has one' },
  { prefixes: ['10.100.0.8/31'], to: '10.1.4.7', source: '10.100.0.8', because: 'in a block of two both are used' },
  { prefixes: ['10.100.0.0/16', 'fd00:1::/64'], to: 'fd00::7', source: 'fd00:1::1', because: 'it sends to IPv6' },
  { prefixes: ['fd00:1::9/128'], to: 'fd00::7', source: 'fd00:1::9', because: 'a block of one has one there too' },
])('a sender with $prefixes sends from $source: $because', ({ prefixes, to, source }) => {
  const network: Network = {
    ...changed(office(byGateway, route('router', '::/0', 'gateway')), 'office', { prefixes }),
    filters: [
      { at: 'host', priority: 1, allow: true, from: source, because: 'this sender' },
      { at: 'host', priority: 2, allow: false, because: 'another sender' },
    ],
  };
  expect(trace(network, { from: 'office', to })).toMatchObject({ delivered: true });
});

test('a packet that never set out has no way at all', () => {
  expect(trace(emptyNetwork, { from: 'office', to: '10.1.4.7' })).toEqual({
    flow: { from: 'office', to: '10.1.4.7' },
    hops: [],
    delivered: false,
    bypassed: [],
    forks: [],
    shared: [],
    problem: 'no-sender',
    because: 'The packet has no sender: "office" is neither a node of this network nor an address such as 10.100.0.10.',
    answered: false,
  });
});

const bridge = {
  id: 's',
  name: 'bridge',
  at: 'router',
  to: 'host',
  skips: ['gateway'],
  prefixes: ['10.1.0.0/16'],
  exceptions: [],
  because: 'straight on',
};

test.for<{ what: string; network: Network; says: string }>([
  {
    what: 'through a gateway',
    network: office(byGateway, ...backThrough('gateway')),
    says: 'The packet reaches host and goes through gateway.',
  },
  {
    what: 'past none',
    network: office(route('router', '10.1.0.0/16', 'firewall'), ...backThrough('firewall')),
    says: 'The packet reaches host.',
  },
  {
    what: 'around one',
    network: { ...office(byGateway, ...backThrough('gateway')), shortcuts: [bridge] },
    says: 'The packet reaches host and goes around gateway.',
  },
  {
    what: 'around one that nobody declared',
    network: {
      ...office(byGateway, ...backThrough('gateway')),
      shortcuts: [{ ...bridge, skips: ['gateway', 'something'] }],
    },
    says: 'The packet reaches host and goes around gateway and something.',
  },
  {
    what: 'through one and around another',
    network: joined([
      changed(office(byGateway, route('office', '10.1.0.0/16', 'router'), ...backThrough('gateway')), 'router', {
        kind: 'gateway',
      }),
      { shortcuts: [bridge] },
    ]),
    says: 'The packet reaches host and goes through router, and goes around gateway.',
  },
])('the whole is told in one sentence: $what', ({ network, says }) => {
  expect(trace(network, { from: 'office', to: '10.1.4.7' }).because).toBe(says);
});

test('hops carry no members that they have no word for', () => {
  const [first] = trace(office(byGateway), { from: 'office', to: '10.1.4.7' }).hops;
  expect(Object.keys(first ?? {})).toEqual(['node', 'name', 'kind', 'by', 'because']);
});

test('a network is compiled once for all its packets', () => {
  const network = office(byGateway);
  expect(compile(network)).toBe(compile(network));
  expect(compile({ ...network })).not.toBe(compile(network));
});
