/** Which route wins at a node, which are passed over, and what is said of those that lost. */
import { expect, test } from 'vitest';
import type { Network, Route } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { changed, cut, link, node, office, route } from './office.ts';

const seen = (network: Network, to = '10.1.4.7') =>
  trace(network, { from: 'office', to }).hops.map(({ node: id }) => id);

test.for<{ routes: Route[]; through: string; because: string }>([
  { routes: [route('router', '0.0.0.0/0', 'gateway')], through: 'gateway', because: 'only the default route matches' },
  {
    routes: [route('router', '10.1.0.0/16', 'gateway'), route('router', '10.1.4.0/24', 'firewall')],
    through: 'firewall',
    because: 'the longest prefix wins',
  },
  {
    routes: [route('router', '10.1.0.0/16', 'firewall', { origin: 'user' }), route('router', '10.1.4.0/24', 'gateway')],
    through: 'gateway',
    because: 'the longest prefix beats even a user route',
  },
  {
    routes: [
      route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp', weight: 100 }),
      route('router', '10.1.0.0/16', 'firewall', { origin: 'user' }),
    ],
    through: 'firewall',
    because: 'a user route beats a BGP route of equal length, whatever its weight',
  },
  {
    routes: [route('router', '10.1.0.0/16', 'gateway'), route('router', '10.1.0.0/16', 'firewall', { origin: 'bgp' })],
    through: 'firewall',
    because: 'a BGP route beats a system route of equal length',
  },
  {
    routes: [route('router', '10.1.0.0/16', 'gateway'), route('router', '10.1.0.0/16', 'firewall', { weight: 10 })],
    through: 'firewall',
    because: 'among equals the higher weight wins',
  },
  {
    routes: [route('router', '10.1.4.0/24', 'nobody'), route('router', '10.1.0.0/16', 'gateway')],
    through: 'gateway',
    because: 'a route to a node that is not there is passed over',
  },
  {
    routes: [route('router', '10.1.4.0/24', 'host', { origin: 'bgp' }), route('router', '10.1.0.0/16', 'gateway')],
    through: 'gateway',
    because: 'a route over no link is passed over',
  },
  {
    routes: [route('router', 'banana', 'firewall'), route('router', '10.1.0.0/16', 'gateway')],
    through: 'gateway',
    because: 'a prefix nobody can read matches nothing',
  },
  {
    routes: [
      route('router', '10.1.4.0/24', 'firewall', { origin: 'bgp', withdrawn: { because: 'The site fell silent.' } }),
      route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp' }),
    ],
    through: 'gateway',
    because: 'a withdrawn route is never used',
  },
])('a packet goes through the $through: $because', ({ routes, through }) => {
  expect(seen(office(...routes))).toEqual(['office', 'router', through, 'host']);
});

test('a route that throws away wins over an equal one that was declared after it', () => {
  const network = office(route('router', '10.1.0.0/16', undefined), route('router', '10.1.0.0/16', 'gateway'));
  expect(trace(network, { from: 'office', to: '10.1.4.7' })).toMatchObject({ delivered: false, problem: 'no-route' });
});

test('a fork names the route that won and why the others lost', () => {
  const network = office(
    route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp', weight: 5 }),
    route('router', '10.1.0.0/16', 'firewall', { origin: 'bgp' }),
    route('router', '10.1.0.0/16', 'firewall'),
    route('router', '10.1.4.0/24', 'nobody'),
    route('router', '0.0.0.0/0', 'firewall'),
    route('router', '10.1.4.7/32', 'firewall', { origin: 'bgp', withdrawn: { because: 'The site fell silent.' } }),
  );
  const [fork] = trace(network, { from: 'office', to: '10.1.4.7' }).forks;
  expect(fork?.won).toMatchObject({ by: 'route', name: '10.1.0.0/16', via: 'gateway' });
  expect(fork?.beat.map(({ lost, withdrawn }) => ({ lost, withdrawn }))).toEqual([
    { lost: 'it is withdrawn: The site fell silent.', withdrawn: true },
    { lost: 'its next hop cannot be reached: The route to 10.1.4.0/24 leads to "nobody", which does not exist.' },
    { lost: 'the other route has a higher weight' },
    { lost: 'a BGP route beats a system route of the same length' },
    { lost: '0.0.0.0/0 is less exact than 10.1.0.0/16' },
  ]);
});

test('two equal routes to one node are one way', () => {
  const network = office(route('router', '10.1.0.0/16', 'gateway'), route('router', '10.1.0.0/16', 'gateway'));
  const found = trace(network, { from: 'office', to: '10.1.4.7' });
  expect(found.shared).toEqual([]);
  expect(found.forks[0]?.beat.map(({ lost }) => lost)).toEqual(['both are equal, and the other was declared first']);
});

const spare = route('router', '0.0.0.0/0', 'firewall');

test.for<{ what: string; network: Network; ends: string; problem?: string; says?: string; because: string }>([
  {
    what: 'a BGP route over a cut line',
    network: cut(office(route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp' }), spare), 'router', 'gateway'),
    ends: 'host',
    because: 'it is withdrawn, and the spare route carries the packet',
  },
  {
    what: 'a user route over a cut line',
    network: cut(office(route('router', '10.1.0.0/16', 'gateway', { origin: 'user' }), spare), 'router', 'gateway'),
    ends: 'router',
    problem: 'black-hole',
    says: 'A user route stays even when its next hop is gone, so the packet falls into a black hole. The cable is cut. Repair the next hop, or change the route.',
    because: 'nobody takes back what a person wrote',
  },
  {
    what: 'a user route to a node that was never there',
    network: office(route('router', '10.1.0.0/16', 'nobody', { origin: 'user' }), spare),
    ends: 'router',
    problem: 'black-hole',
    says: '"nobody", which does not exist',
    because: 'a typing error keeps its packets too',
  },
  {
    what: 'a system route over a cut line',
    network: cut(office(route('router', '10.1.0.0/16', 'gateway'), spare), 'router', 'gateway'),
    ends: 'router',
    problem: 'link-down',
    says: 'The cable is cut.',
    because: 'it stays too',
  },
  {
    what: 'a system route to a node that is down',
    network: changed(office(route('router', '10.1.0.0/16', 'gateway'), spare), 'gateway', {
      down: { because: 'The gateway is off.', fact: 'a-fact' },
    }),
    ends: 'router',
    problem: 'node-down',
    says: 'The gateway is off.',
    because: 'nothing enters a node that is down',
  },
  {
    what: 'a BGP route to a node that is down',
    network: changed(office(route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp' }), spare), 'gateway', {
      down: { because: 'The gateway is off.' },
    }),
    ends: 'host',
    because: 'its session is down too',
  },
  {
    what: 'a withdrawn route above one that throws away',
    network: office(
      route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp', withdrawn: { because: 'The peering is off.' } }),
      route('router', '0.0.0.0/0', undefined, { because: 'The router knows no way.' }),
    ),
    ends: 'router',
    problem: 'no-route',
    says: 'router has lost its route to 10.1.0.0/16. The peering is off.',
    because: 'the lost route explains more than the one that throws away',
  },
  {
    what: 'a withdrawn route and no other',
    network: office(
      route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp', withdrawn: { because: 'The peering is off.' } }),
    ),
    ends: 'router',
    problem: 'no-route',
    says: 'The peering is off.',
    because: 'it is all there was',
  },
  {
    what: 'a BGP route over the only line, cut',
    network: cut(office(route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp' })), 'router', 'gateway'),
    ends: 'router',
    problem: 'link-down',
    says: 'router has lost its route to 10.1.0.0/16. The cable is cut.',
    because: 'the line is what went wrong',
  },
  {
    what: 'a user route that throws away',
    network: office(route('router', '10.1.0.0/16', undefined, { origin: 'user', because: 'None.' }), spare),
    ends: 'router',
    problem: 'black-hole',
    says: 'None.',
    because: 'somebody asked for it',
  },
])('$what ends at $ends: $because', ({ network, ends, problem, says }) => {
  const found = trace(network, { from: 'office', to: '10.1.4.7' });
  expect(found.hops.at(-1)?.node).toBe(ends);
  expect(found.problem).toBe(problem);
  if (says !== undefined) expect(found.because).toContain(says);
});

test('of two parallel links the second carries the packet when the first is down', () => {
  const network = office(route('router', '0.0.0.0/0', 'gateway'));
  const pair = [
    link('router', 'gateway', { id: 'primary', name: 'primary', down: { because: 'cut' } }),
    link('router', 'gateway', { id: 'secondary', name: 'secondary' }),
  ];
  const found = trace(
    { ...network, links: [...pair, ...network.links.filter(({ id }) => id !== 'router-gateway')] },
    { from: 'office', to: '10.1.4.7' },
  );
  expect(found.hops.find(({ node: id }) => id === 'gateway')?.over).toBe('secondary');
});

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

test('a shortcut shortens a way that exists and opens none', () => {
  const withRoute = { ...office(route('router', '10.1.0.0/16', 'gateway')), shortcuts: [shortcut] };
  const elsewhere = { ...office(route('router', '10.1.0.0/16', 'firewall')), shortcuts: [shortcut] };
  const without = { ...office(), shortcuts: [shortcut] };
  expect(trace(withRoute, { from: 'office', to: '10.1.4.7' })).toMatchObject({
    delivered: true,
    bypassed: ['gateway'],
  });
  expect(trace(elsewhere, { from: 'office', to: '10.1.4.7' })).toMatchObject({ delivered: true, bypassed: [] });
  expect(trace(without, { from: 'office', to: '10.1.4.7' }).delivered).toBe(false);
});

test('the fork at a shortcut tells of the way that it shortens, and of the shortcuts that were closed', () => {
  const closed = { ...shortcut, id: 't', name: 'tunnel', prefixes: ['10.1.4.0/24'] };
  const network: Network = {
    ...office(route('router', '10.1.0.0/16', 'gateway')),
    shortcuts: [shortcut, { ...closed, exceptions: [{ prefix: '10.1.4.7/32', because: 'Not for this one.' }] }],
  };
  const [fork] = trace(network, { from: 'office', to: '10.1.4.7' }).forks;
  expect(fork?.won).toMatchObject({ by: 'shortcut', name: 'bridge' });
  expect(fork?.beat.map(({ name, lost }) => `${name}: ${lost}`)).toEqual([
    '10.1.0.0/16: bridge is a shorter way to the same place',
    'tunnel: Not for this one.',
  ]);
});

test.for<{ more: object; to: string; bypassed: string[]; says: string; because: string }>([
  {
    more: { exceptions: [{ prefix: '10.1.4.0/24', because: 'These keep the gateway.', fact: 'a-fact' }] },
    to: '10.1.4.7',
    bypassed: [],
    says: 'These keep the gateway.',
    because: 'an exception keeps the ordinary way, and is the reason told',
  },
  {
    more: {
      exceptions: [
        { prefix: '10.1.0.0/16', because: 'The first.' },
        { prefix: '10.1.4.0/24', because: 'The second.' },
      ],
    },
    to: '10.1.4.7',
    bypassed: [],
    says: 'The first.',
    because: 'of several exceptions the first is told, exact or not',
  },
  {
    more: {
      remarks: [
        { prefix: '10.1.4.0/24', because: 'One.' },
        { prefix: '0.0.0.0/0', because: 'Two.' },
        { prefix: '10.9.0.0/16', because: 'Not here.' },
      ],
    },
    to: '10.1.4.7',
    bypassed: ['gateway'],
    says: 'straight on One. Two.',
    because: 'remarks that fit are told besides, in declared order',
  },
  {
    more: { to: 'nobody' },
    to: '10.1.4.7',
    bypassed: [],
    says: 'router sends 10.1.0.0/16 to gateway',
    because: 'a shortcut to nowhere is none',
  },
])('at a shortcut: $because', ({ more, to, bypassed, says }) => {
  const network = { ...office(route('router', '10.1.0.0/16', 'gateway')), shortcuts: [{ ...shortcut, ...more }] };
  const found = trace(network, { from: 'office', to });
  expect(found.bypassed).toEqual(bypassed);
  expect(found.hops.find(({ node: id }) => id === 'router')?.because).toBe(says);
});

test('a shortcut to a node that is down is closed, and the packet keeps the ordinary way', () => {
  const network = office(route('router', '10.1.0.0/16', 'gateway'), route('gateway', '10.1.4.7/32', 'firewall'));
  const found = trace(
    {
      ...network,
      nodes: [...network.nodes, { ...node('switch', 'network'), down: { because: 'The switch is off.' } }],
      shortcuts: [{ ...shortcut, to: 'switch' }],
    },
    { from: 'office', to: '10.1.4.8' },
  );
  expect(found.bypassed).toEqual([]);
  expect(found.forks.flatMap(({ beat }) => beat).map(({ lost }) => lost)).toContain('The switch is off.');
});

test('of routes that lead nowhere, the one that was withdrawn is told, not one that was never right', () => {
  const network = office(
    route('router', '10.1.4.0/24', 'nobody'),
    route('router', '10.1.0.0/16', 'gateway', {
      origin: 'bgp',
      withdrawn: { because: 'The peering is off.', fact: 'a-fact' },
    }),
  );
  expect(trace(network, { from: 'office', to: '10.1.4.7' })).toMatchObject({
    because: 'The packet ends at router. router has lost its route to 10.1.0.0/16. The peering is off.',
    fact: 'a-fact',
  });
});

test('a route that throws away is told where only a worse route was withdrawn', () => {
  const network = office(
    route('router', '10.1.4.0/24', undefined, { because: 'Thrown away here.' }),
    route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp', withdrawn: { because: 'The peering is off.' } }),
  );
  const { because, forks } = trace(network, { from: 'office', to: '10.1.4.7' });
  expect(because).toBe('The packet ends at router. Thrown away here.');
  expect(forks).toEqual([
    {
      node: 'router',
      won: { by: 'route', name: '10.1.4.0/24', via: undefined, because: 'Thrown away here.' },
      beat: [
        expect.objectContaining({
          name: '10.1.0.0/16',
          withdrawn: true,
          lost: 'it is withdrawn: The peering is off.',
        }),
      ],
    },
  ]);
});

test('a route whose line is cut says so, whether or not anything has the address', () => {
  const network = cut(office(route('router', '10.9.0.0/16', 'gateway')), 'router', 'gateway');
  expect(trace(network, { from: 'office', to: '10.9.9.9' })).toMatchObject({ problem: 'link-down' });
});

test.for<{ down: { because: string; fact?: string }; fact: string; because: string }>([
  { down: { because: 'cut', fact: 'of-the-node' }, fact: 'of-the-node', because: 'what went wrong explains most' },
  { down: { because: 'cut' }, fact: 'of-the-route', because: 'else the route that stays does' },
])('a user route into nothing brings the fact $fact: $because', ({ down, fact }) => {
  const network = changed(
    office(route('router', '10.1.0.0/16', 'gateway', { origin: 'user', fact: 'of-the-route' })),
    'gateway',
    { down },
  );
  expect(trace(network, { from: 'office', to: '10.1.4.7' }).fact).toBe(fact);
});

test('the longest prefix wins in IPv6 too, in whatever order they were declared', () => {
  const routes = [
    route('router', '::/0', 'firewall'),
    route('router', 'fd00::/64', 'gateway'),
    route('router', 'fd00::/16', 'firewall'),
  ];
  for (const order of [routes, routes.toReversed()]) expect(seen(office(...order), 'fd00::7')).toContain('gateway');
});

test.for<{ routes: Route[]; told: string; forks: number; because: string }>([
  {
    routes: [route('router', '0.0.0.0/0', undefined, { none: true, because: 'Nobody told it.' })],
    told: 'Nobody told it.',
    forks: 0,
    because: 'it is said for want of a route',
  },
  {
    routes: [
      route('router', '10.1.4.0/24', undefined, { none: true, because: 'Nobody told it.' }),
      route('router', '0.0.0.0/0', undefined),
    ],
    told: 'router sends 0.0.0.0/0 to nowhere',
    forks: 0,
    because: 'any route there is comes first, and was not chosen over another',
  },
])('what is said of a missing route is no route: $because', ({ routes, told, forks }) => {
  const way = trace(office(...routes), { from: 'office', to: '10.1.4.7' });
  expect(way.because).toContain(told);
  expect(way.forks.filter(({ node: at }) => at === 'router')).toHaveLength(forks);
});
