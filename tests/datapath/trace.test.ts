/** What the tracer says of small networks, the odd ones above all. */
import { expect, test } from 'vitest';
import type { Network, Node, Route } from '#src/datapath/network.ts';
import { emptyNetwork, joined } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';

const node = (id: string, kind: Node['kind'], ...prefixes: string[]): Node => ({ id, kind, name: id, prefixes });
const link = (one: string, other: string) => ({
  id: `${one}-${other}`,
  ends: [one, other] as const,
  name: `${one} to ${other}`,
});
const route = (at: string, prefix: string, via: string | undefined, more: Partial<Route> = {}): Route => ({
  at,
  prefix,
  via,
  origin: 'system',
  because: `${at} sends ${prefix} to ${via ?? 'nowhere'}`,
  ...more,
});

/** An office, a router, and two ways to a host: through a firewall, or through a gateway. */
function office(...routes: Route[]): Network {
  return {
    nodes: [
      node('office', 'site', '10.100.0.0/16'),
      node('router', 'router'),
      node('firewall', 'router'),
      node('gateway', 'gateway'),
      node('host', 'host', '10.1.4.7/32', 'fd00::7/128'),
    ],
    links: [
      link('office', 'router'),
      link('router', 'firewall'),
      link('router', 'gateway'),
      link('firewall', 'host'),
      link('gateway', 'host'),
    ],
    routes: [
      route('office', '0.0.0.0/0', 'router'),
      route('office', '::/0', 'router'),
      route('firewall', '0.0.0.0/0', 'host'),
      route('gateway', '0.0.0.0/0', 'host'),
      route('gateway', '::/0', 'host'),
      ...routes,
    ],
    shortcuts: [],
  };
}
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
      route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp' }),
      route('router', '10.1.0.0/16', 'firewall', { origin: 'user' }),
    ],
    through: 'firewall',
    because: 'a user route beats a BGP route of equal length',
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
    routes: [route('router', '10.1.0.0/16', 'gateway'), route('router', '10.1.0.0/16', 'firewall')],
    through: 'gateway',
    because: 'full equals keep their order',
  },
  {
    routes: [route('router', '10.1.4.0/24', 'nobody'), route('router', '10.1.0.0/16', 'gateway')],
    through: 'gateway',
    because: 'a route to a node that is not there is passed over',
  },
  {
    routes: [route('router', 'banana', 'firewall'), route('router', '10.1.0.0/16', 'gateway')],
    through: 'gateway',
    because: 'a prefix nobody can read matches nothing',
  },
])('a packet goes through the $through: $because', ({ routes, through }) => {
  expect(seen(office(...routes))).toEqual(['office', 'router', through, 'host']);
});

test('a fork names the route that won and why the others lost', () => {
  const network = office(
    route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp' }),
    route('router', '10.1.0.0/16', 'firewall'),
    route('router', '0.0.0.0/0', 'firewall'),
  );
  const [fork] = trace(network, { from: 'office', to: '10.1.4.7' }).forks;
  expect(fork?.won.via).toBe('gateway');
  expect(fork?.beat.map(({ lost }) => lost)).toEqual([
    'a BGP route beats a system route of the same length',
    '0.0.0.0/0 is less exact than 10.1.0.0/16',
  ]);
});

test('IPv6 has routes of its own', () => {
  expect(
    seen(office(route('router', 'fd00::/16', 'gateway'), route('router', '0.0.0.0/0', 'firewall')), 'fd00::7'),
  ).toEqual(['office', 'router', 'gateway', 'host']);
});

const loop = office(route('router', '0.0.0.0/0', 'office'));
const dropped = office(route('router', '10.1.0.0/16', undefined, { because: 'This range is thrown away.' }));
const broken: Network = {
  ...office(route('router', '0.0.0.0/0', 'gateway')),
  links: [
    link('office', 'router'),
    { ...link('router', 'gateway'), down: { because: 'The cable is cut.', fact: 'a-fact' } },
  ],
};

test.for<{ what: string; network: Network; from?: string; to?: string; says: string }>([
  { what: 'an empty network', network: emptyNetwork, says: 'neither a node of this network nor an address' },
  {
    what: 'an unknown sender',
    network: office(),
    from: '10.9.9.9',
    says: 'nothing in this network has the address 10.9.9.9',
  },
  {
    what: 'a destination that is no address',
    network: office(),
    to: '10.1.4.777',
    says: '"10.1.4.777" is not an address',
  },
  {
    what: 'an address nobody owns',
    network: office(route('router', '10.1.0.0/16', 'gateway')),
    to: '192.0.2.1',
    says: 'router has no route to 192.0.2.1',
  },
  {
    what: 'IPv6 where only IPv4 is',
    network: office(route('router', '0.0.0.0/0', 'gateway')),
    to: 'fd00::7',
    says: 'router has no route to fd00::7',
  },
  { what: 'a loop', network: loop, says: 'It has been here before' },
  { what: 'a route that throws away', network: dropped, says: 'This range is thrown away.' },
  { what: 'a broken link', network: broken, says: 'The cable is cut.' },
  {
    what: 'a route over no link',
    network: { ...office(route('router', '0.0.0.0/0', 'gateway')), links: [link('office', 'router')] },
    says: 'nothing links the two',
  },
  {
    what: 'a route to a node that is not there',
    network: office(route('router', '0.0.0.0/0', 'nobody')),
    says: '"nobody", which does not exist',
  },
])('$what is answered in words: $says', ({ network, from = 'office', to = '10.1.4.7', says }) => {
  const found = trace(network, { from, to });
  expect(found.delivered).toBe(false);
  expect(found.because).toContain(says);
});

test('two nodes that claim one address are both named', () => {
  const network = joined([
    office(route('router', '0.0.0.0/0', 'gateway')),
    { nodes: [node('twin', 'host', '10.100.0.10/16')] },
  ]);
  expect(trace(network, { from: '10.100.0.10', to: '10.1.4.7' }).hops[0]?.because).toContain(
    'twin also claims 10.100.0.10',
  );
});

test('of two parallel links the second carries the packet when the first is down', () => {
  const network = office(route('router', '0.0.0.0/0', 'gateway'));
  const pair = [
    { ...link('router', 'gateway'), id: 'primary', name: 'primary', down: { because: 'cut' } },
    { ...link('router', 'gateway'), id: 'secondary', name: 'secondary' },
  ];
  const found = trace(
    { ...network, links: [...pair, ...network.links.filter(({ id }) => id !== 'router-gateway')] },
    { from: 'office', to: '10.1.4.7' },
  );
  expect(found.hops.find(({ node: id }) => id === 'gateway')?.over).toBe('secondary');
});

test('a filter stops a packet and says why', () => {
  const network: Network = {
    ...office(route('router', '0.0.0.0/0', 'firewall')),
    filters: [
      { at: 'firewall', priority: 200, allow: false, because: 'Everything else is stopped.' },
      { at: 'firewall', priority: 100, allow: true, to: '10.1.4.8/32', because: 'This one may pass.' },
    ],
  };
  expect(trace(network, { from: 'office', to: '10.1.4.7' }).because).toBe(
    'The packet ends at firewall. Everything else is stopped.',
  );
});

test('a shortcut shortens a way that exists and opens none', () => {
  const shortcut = {
    id: 's',
    name: 'FastPath',
    at: 'router',
    to: 'host',
    skips: ['gateway'],
    prefixes: ['10.1.0.0/16'],
    exceptions: [],
    because: 'straight on',
  };
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
