/** The way back: that an answer finds it, why it does not, and how it differs from the way there. */
import { expect, test } from 'vitest';
import { joined, type Network } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { backThrough, changed, cut, link, node, office, route } from './office.ts';

const there = route('router', '10.1.0.0/16', 'gateway');
const flow = { from: '10.100.0.10', to: '10.1.4.7' };
const same = office(there, ...backThrough('gateway'));
const other = changed(office(there, ...backThrough('firewall')), 'firewall', { kind: 'appliance' });

test('an answer comes back hop by hop, with a reason for each', () => {
  const { back, answered, asymmetry } = trace(same, flow);
  expect(answered).toBe(true);
  expect(asymmetry).toBeUndefined();
  expect(back?.hops.map(({ node: id, by }) => `${id} by ${by}`)).toEqual([
    'host by start',
    'gateway by link',
    'router by link',
    'office by link',
  ]);
  expect(back?.hops.map(({ because }) => because)).toEqual([
    'host sends 0.0.0.0/0 to gateway',
    'gateway sends 10.100.0.0/16 to router',
    'router sends 10.100.0.0/16 to office',
    '10.100.0.10 is here: the answer has arrived.',
  ]);
  expect(back?.because).toBe('The answer reaches office and goes through gateway.');
});

test('what did not arrive is not answered', () => {
  const found = trace(cut(same, 'office', 'router'), flow);
  expect(found.answered).toBe(false);
  expect(found.back).toBeUndefined();
});

test('a node answers itself', () => {
  expect(trace(same, { from: '10.100.0.10', to: '10.100.0.20' })).toMatchObject({ delivered: true, answered: true });
});

test.for<{ what: string; network: Network; from?: string; to?: string; problem: string; says: string }>([
  {
    what: 'no route back',
    network: office(there),
    problem: 'no-route',
    says: 'No answer comes back: The answer ends at host. host has no route to 10.100.0.10.',
  },
  {
    what: 'a black hole on the way back',
    network: office(there, ...backThrough('gateway'), route('host', '10.100.0.0/16', undefined, { origin: 'user' })),
    problem: 'black-hole',
    says: 'The answer ends at host. host sends 10.100.0.0/16 to nowhere',
  },
  {
    what: 'a circle on the way back',
    network: office(there, route('host', '0.0.0.0/0', 'firewall'), route('firewall', '10.100.0.0/16', 'host')),
    problem: 'loop',
    says: 'the routes of host and firewall lead in a circle, so the answer would go round for ever',
  },
  {
    what: 'a line that is cut behind the other way',
    network: cut(other, 'router', 'firewall'),
    problem: 'link-down',
    says: 'The answer ends at firewall. The cable is cut.',
  },
  {
    what: 'a sender without an address',
    network: same,
    from: 'router',
    problem: 'no-destination',
    says: 'router has no IPv4 address, so nobody can answer it.',
  },
  {
    what: 'IPv6 from a site that has only IPv4',
    network: office(there, route('router', '::/0', 'gateway')),
    from: 'office',
    to: 'fd00::7',
    problem: 'no-destination',
    says: 'office has no IPv6 address, so nobody can answer it.',
  },
])('$what: the packet arrives, and the story says why no answer does', ({ network, from, to, problem, says }) => {
  const found = trace(network, { from: from ?? flow.from, to: to ?? flow.to });
  expect(found).toMatchObject({ delivered: true, answered: false, back: { delivered: false, problem } });
  expect(found.problem).toBeUndefined();
  expect(found.because).toContain(says);
});

test.for<{ what: string; network: Network; says: string | undefined; answered: boolean }>([
  {
    what: 'another way back',
    network: other,
    says: 'The two ways differ: only the packet meets gateway, and only the answer meets firewall. No node on the way keeps track of conversations, so both arrive.',
    answered: true,
  },
  {
    what: 'a firewall that sees only the packet',
    network: changed(other, 'gateway', { stateful: true }),
    says: 'only the packet meets gateway, and only the answer meets firewall. gateway sees half of the conversation, and may end it.',
    answered: true,
  },
  {
    what: 'a firewall that sees only the answer',
    network: changed(other, 'firewall', { stateful: true }),
    says: 'The two ways differ: only the answer meets firewall. That ends the conversation.',
    answered: false,
  },
  {
    what: 'a router that keeps track, and sees only the answer',
    network: changed(other, 'firewall', { kind: 'router', stateful: true }),
    says: 'only the answer meets firewall. That ends the conversation.',
    answered: false,
  },
  {
    what: 'a firewall that sees both',
    network: changed(same, 'gateway', { stateful: true }),
    says: undefined,
    answered: true,
  },
  {
    what: 'the other of a pair',
    network: changed(changed(other, 'gateway', { pair: 'edges' }), 'firewall', { pair: 'edges' }),
    says: undefined,
    answered: true,
  },
  {
    what: 'another router, and another network',
    network: changed(changed(other, 'gateway', { kind: 'network' }), 'firewall', { kind: 'router' }),
    says: undefined,
    answered: true,
  },
  {
    what: 'a way back that ends for another reason',
    network: cut(other, 'router', 'firewall'),
    says: undefined,
    answered: false,
  },
])('$what: the two ways are told apart only where that matters', ({ network, says, answered }) => {
  const found = trace(network, flow);
  expect(found.delivered).toBe(true);
  expect(found.answered).toBe(answered);
  if (says === undefined) expect(found.asymmetry).toBeUndefined();
  else expect(found.asymmetry?.because).toContain(says);
});

test('a node that keeps track of conversations drops the answer to a question it did not see', () => {
  const found = trace(changed(other, 'firewall', { stateful: true }), flow);
  expect(found.back).toMatchObject({ delivered: false, problem: 'dropped-as-half' });
  expect(found.back?.because).toBe(
    'The answer ends at firewall. firewall keeps track of conversations and did not see the question, so it drops the answer. Lead both ways through it, or both around it.',
  );
});

test('a gateway that a shortcut goes around on one way makes no difference worth telling', () => {
  const shortcut = {
    id: 's',
    name: 'bridge',
    at: 'router',
    to: 'host',
    skips: ['gateway'],
    prefixes: ['10.1.0.0/16'],
    exceptions: [],
    because: 'straight on',
  };
  const found = trace({ ...same, shortcuts: [shortcut] }, flow);
  expect(found).toMatchObject({ bypassed: ['gateway'], answered: true });
  expect(found.back?.hops.map(({ node: id }) => id)).toContain('gateway');
  expect(found.asymmetry).toBeUndefined();
});

/** The host reaches the world through a firewall; the world knows no way in. */
function world(through: 'appliance' | 'network', ...routes: Network['routes']): Network {
  return joined([
    changed(office(...backThrough('firewall'), route('firewall', '0.0.0.0/0', 'world'), ...routes), 'firewall', {
      kind: through,
      stateful: through === 'appliance',
    }),
    { nodes: [node('world', 'internet', '64.0.0.0/2')], links: [link('firewall', 'world')] },
  ]);
}

test.for(['appliance', 'network'] as const)('an answer from the world comes back to the %s at the door', (through) => {
  const { back, answered } = trace(world(through, route('firewall', '10.1.4.7/32', 'host')), {
    from: '10.1.4.7',
    to: '93.184.216.34',
  });
  expect(answered).toBe(true);
  expect(back?.hops.map(({ node: id, by, over }) => `${id} by ${over ?? by}`)).toEqual([
    'world by start',
    'firewall by firewall to world',
    'host by firewall to host',
  ]);
  expect(back?.hops[0]?.because).toContain('Out here the sender has another address, which leads back to firewall.');
});

test('an answer from the world goes on from the door by the routes there', () => {
  const network = world('appliance', route('firewall', '10.1.4.7/32', undefined, { because: 'Forgotten.' }));
  const found = trace(network, { from: '10.1.4.7', to: '93.184.216.34' });
  expect(found).toMatchObject({ delivered: true, answered: false });
  expect(found.because).toContain('The answer ends at firewall. Forgotten.');
});

test('nothing starts in the world towards a private address', () => {
  expect(trace(world('network'), { from: '93.184.216.34', to: '10.1.4.7' })).toMatchObject({
    delivered: false,
    problem: 'no-route',
    because:
      'The packet ends at world. world has no route to 10.1.4.7: out there nobody knows the addresses of this network, so no packet comes in on its own.',
  });
});

test('an answer from the world that is sent out again is a circle', () => {
  const network = world(
    'network',
    route('firewall', '10.1.4.7/32', 'world'),
    route('world', '10.1.4.7/32', 'firewall'),
  );
  expect(trace(network, { from: '10.1.4.7', to: '93.184.216.34' }).back).toMatchObject({
    problem: 'loop',
    because:
      'The answer ends at world. It has been here before: the routes of world and firewall lead in a circle, so the answer would go round for ever. Change one of those routes.',
  });
});

test.for(['appliance', 'gateway'] as const)(
  'an answer from the world goes back over what lies outside the %s as the packet came',
  (kind) => {
    const outer = ['inner', 'outer'].map((id) => node(id, 'network'));
    const network = joined([
      changed(office(...backThrough('firewall')), 'firewall', { kind }),
      {
        nodes: [...outer, node('world', 'internet', '64.0.0.0/2')],
        links: [link('firewall', 'inner'), link('inner', 'outer'), link('outer', 'world')],
        routes: [
          route('firewall', '0.0.0.0/0', 'inner'),
          route('inner', '0.0.0.0/0', 'outer'),
          route('outer', '0.0.0.0/0', 'world'),
        ],
      },
    ]);
    const { back, answered } = trace(network, { from: '10.1.4.7', to: '93.184.216.34' });
    expect(answered).toBe(true);
    expect(back?.hops.map(({ node: id, by, over, because }) => ({ id, by, over, because }))).toEqual([
      {
        id: 'world',
        by: 'start',
        over: undefined,
        because:
          'Out here the sender has another address, which leads back to firewall. The answer goes the way the packet came.',
      },
      { id: 'outer', by: 'link', over: 'outer to world', because: 'The answer goes the way the packet came.' },
      { id: 'inner', by: 'link', over: 'inner to outer', because: 'The answer goes the way the packet came.' },
      { id: 'firewall', by: 'link', over: 'firewall to inner', because: 'firewall sends 10.1.0.0/16 to host' },
      { id: 'host', by: 'link', over: 'firewall to host', because: '10.1.4.7 is here: the answer has arrived.' },
    ]);
  },
);

test('the world answers itself', () => {
  expect(trace(world('network'), { from: 'world', to: '93.184.216.34' })).toMatchObject({ answered: true });
});

test('a firewall that stands only on the way there is told as such', () => {
  const network = changed(changed(other, 'gateway', { kind: 'appliance' }), 'firewall', { kind: 'network' });
  expect(trace(network, flow).asymmetry?.because).toBe(
    'The two ways differ: only the packet meets gateway. No node on the way keeps track of conversations, so both arrive.',
  );
});

test('nodes of different pairs are not one', () => {
  const network = changed(changed(other, 'gateway', { pair: 'left' }), 'firewall', { pair: 'right' });
  expect(trace(network, flow).asymmetry).toBeDefined();
});

test.for<{ what: string; network: Network; half: readonly string[] | undefined; because: string }>([
  {
    what: 'a firewall that sees only the packet',
    network: changed(other, 'gateway', { stateful: true }),
    half: ['gateway'],
    because: 'it may end what it saw begin and never saw answered',
  },
  { what: 'another way back', network: other, half: undefined, because: 'nobody on it keeps track' },
  {
    what: 'a firewall that sees only the answer',
    network: changed(other, 'firewall', { stateful: true }),
    half: undefined,
    because: 'the conversation has ended already, so nothing may end it',
  },
])('$what names $half as who sees half: $because', ({ network, half }) => {
  const { asymmetry } = trace(network, flow);
  expect(asymmetry).toBeDefined();
  if (half === undefined) expect(asymmetry).not.toHaveProperty('half');
  else expect(asymmetry?.half).toEqual(half);
});

test('a way that follows what the documentation leaves open says so, at the hop and at its end', () => {
  const open = office({ ...there, open: true }, ...backThrough('gateway'));
  const { hops, because } = trace(open, flow);
  expect(hops.flatMap(({ node: id, open: isOpen }) => (isOpen ? [id] : []))).toEqual(['router']);
  expect(because).toBe(
    'The packet reaches host and goes through gateway. That follows from the routes alone: the documentation leaves this direction open.',
  );
  const known = trace(same, flow);
  expect(known.because).toBe('The packet reaches host and goes through gateway.');
  for (const hop of known.hops) expect(hop).not.toHaveProperty('open');
});
