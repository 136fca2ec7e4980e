/** What filters let pass: by direction, protocol, ports, order and group, and that they remember. */
import { expect, test } from 'vitest';
import type { Filter, Network } from '#src/datapath/network.ts';
import { trace, type Flow } from '#src/datapath/trace.ts';
import { backThrough, office, route } from './office.ts';

const filter = (at: string, allow: boolean, more: Partial<Filter> = {}): Filter => ({
  at,
  priority: 100,
  allow,
  because: `A rule at ${at} ${allow ? 'lets it pass' : 'stops it'}.`,
  ...more,
});
const guarded = (...filters: Filter[]): Network => ({
  ...office(route('router', '10.1.0.0/16', 'gateway'), ...backThrough('gateway')),
  filters,
});
const ends = { from: '10.100.0.10', to: '10.1.4.7' };
const web: Flow = { ...ends, protocol: 'tcp', port: 443, sourcePort: 50_000 };

test.for<{ filters: Filter[]; flow?: Flow; stopped: boolean; because: string }>([
  { filters: [filter('host', false)], stopped: true, because: 'a filter for any packet stops every packet' },
  {
    filters: [filter('host', false, { direction: 'in' })],
    stopped: true,
    because: 'the packet comes in at its receiver',
  },
  {
    filters: [filter('host', false, { direction: 'out' })],
    stopped: false,
    because: 'the answer to a packet that was let in is let out',
  },
  {
    filters: [filter('office', false, { direction: 'out' })],
    stopped: true,
    because: 'the packet goes out at its sender',
  },
  {
    filters: [filter('office', false, { direction: 'in' })],
    stopped: false,
    because: 'the answer to a packet that was let out is let in',
  },
  { filters: [filter('office', false)], stopped: true, because: 'without a direction it is asked at the start' },
  {
    filters: [filter('gateway', false, { direction: 'in' })],
    stopped: true,
    because: 'what only passes through comes in too',
  },
  { filters: [filter('gateway', false, { direction: 'out' })], stopped: true, because: 'and goes out' },
  {
    filters: [filter('firewall', false)],
    stopped: false,
    because: 'a filter beside the way is not asked',
  },
  {
    filters: [filter('host', false, { protocol: 'tcp' })],
    stopped: true,
    because: 'the packet is of that protocol',
  },
  {
    filters: [filter('host', false, { protocol: 'udp' })],
    stopped: false,
    because: 'the packet is of another protocol',
  },
  {
    filters: [filter('host', false, { protocol: 'tcp' })],
    flow: { ...ends, port: 443 },
    stopped: false,
    because: 'a rule for one protocol does not speak of a packet of any',
  },
  {
    filters: [filter('host', false, { toPorts: [[443, 443]] })],
    stopped: true,
    because: 'the packet is for that port',
  },
  {
    filters: [
      filter('host', false, {
        toPorts: [
          [80, 90],
          [440, 443],
        ],
      }),
    ],
    stopped: true,
    because: 'the last port of the second range is in it',
  },
  {
    filters: [
      filter('host', false, {
        toPorts: [
          [80, 442],
          [444, 500],
        ],
      }),
    ],
    stopped: false,
    because: 'the port is between the ranges',
  },
  {
    filters: [filter('host', false, { toPorts: [[443, 443]] })],
    flow: { ...ends, protocol: 'tcp' },
    stopped: false,
    because: 'a rule for one port does not speak of a packet for any',
  },
  {
    filters: [filter('host', false, { toPorts: [[0, 65_535]] })],
    flow: { ...ends, protocol: 'tcp' },
    stopped: true,
    because: 'all ports are any port',
  },
  {
    filters: [
      filter('host', false, {
        toPorts: [
          [80, 80],
          [0, 65_535],
        ],
      }),
    ],
    flow: { ...ends, protocol: 'tcp' },
    stopped: true,
    because: 'one range of all ports is enough',
  },
  {
    filters: [filter('host', false, { toPorts: [[0, 80]] })],
    flow: { ...ends, protocol: 'tcp' },
    stopped: false,
    because: 'a range that begins with the first port is not all ports',
  },
  {
    filters: [filter('host', false, { toPorts: [[0, 80]] })],
    stopped: false,
    because: 'the port is behind the range',
  },
  {
    filters: [filter('host', false, { to: 'banana' })],
    stopped: false,
    because: 'a prefix that nobody can read holds no receiver either',
  },
  {
    filters: [filter('host', false, { fromPorts: [[50_000, 50_010]] })],
    stopped: true,
    because: 'the packet comes from that port',
  },
  {
    filters: [filter('host', false, { fromPorts: [[443, 443]] })],
    stopped: false,
    because: 'the sender’s port is not the receiver’s',
  },
  {
    filters: [filter('host', false, { from: '10.100.0.0/24' })],
    stopped: true,
    because: 'the sender is in the prefix',
  },
  { filters: [filter('host', false, { from: '10.101.0.0/16' })], stopped: false, because: 'the sender is elsewhere' },
  { filters: [filter('host', false, { to: '10.1.4.8/32' })], stopped: false, because: 'the receiver is another' },
  {
    filters: [filter('host', false, { from: 'banana' })],
    stopped: false,
    because: 'a prefix that nobody can read fits no packet',
  },
  {
    filters: [filter('host', false, { priority: 200 }), filter('host', true, { priority: 100 })],
    stopped: false,
    because: 'the lower number is asked first, and decides',
  },
  {
    filters: [filter('host', false, { priority: 100 }), filter('host', true, { priority: 200 })],
    stopped: true,
    because: 'the lower number is asked first, and decides against it',
  },
  {
    filters: [
      filter('host', true, { group: 'of the subnet', priority: 100 }),
      filter('host', false, { group: 'of the machine', priority: 4000 }),
    ],
    stopped: true,
    because: 'every group must let it pass',
  },
  {
    filters: [
      filter('host', true, { group: 'of the subnet', priority: 300 }),
      filter('host', false, { group: 'of the subnet', priority: 400 }),
      filter('host', true, { group: 'of the machine' }),
    ],
    stopped: false,
    because: 'in each group the first that fits lets it pass',
  },
  {
    filters: [filter('host', false, { group: 'of the subnet', protocol: 'udp' })],
    stopped: false,
    because: 'a group of which nothing fits stops nothing',
  },
])('stopped: $stopped, because $because', ({ filters, flow = web, stopped }) => {
  const found = trace(guarded(...filters), flow);
  expect(found.delivered).toBe(!stopped);
  expect(found.answered).toBe(!stopped);
  expect(found.problem).toBe(stopped ? 'filtered' : undefined);
});

test('the rule that stopped a packet says why, and brings its fact', () => {
  const network = guarded(filter('host', false, { because: 'Rule deny-all stops it.', fact: 'a-fact' }));
  expect(trace(network, web)).toMatchObject({
    because: 'The packet ends at host. Rule deny-all stops it.',
    fact: 'a-fact',
  });
});

test('a packet that is stopped on its way out never leaves its sender', () => {
  const found = trace(guarded(filter('office', false, { direction: 'out' })), web);
  expect(found.hops.map(({ node: id }) => id)).toEqual(['office']);
});

test('a filter that did not see the question is asked about the answer', () => {
  const network: Network = {
    ...office(route('router', '10.1.0.0/16', 'gateway'), ...backThrough('firewall')),
    filters: [filter('firewall', false, { direction: 'in', because: 'Nothing passes here.' })],
  };
  const found = trace(network, web);
  expect(found).toMatchObject({ delivered: true, answered: false, back: { problem: 'filtered' } });
  expect(found.because).toBe(
    'The packet reaches host and goes through gateway. No answer comes back: The answer ends at firewall. Nothing passes here.',
  );
});

test('an answer’s ports are those of its question, the other way round', () => {
  const toOffice = filter('firewall', false, { direction: 'in', fromPorts: [[443, 443]], toPorts: [[50_000, 50_000]] });
  const network: Network = {
    ...office(route('router', '10.1.0.0/16', 'gateway'), ...backThrough('firewall')),
    filters: [toOffice],
  };
  expect(trace(network, web).back?.problem).toBe('filtered');
});

test('a filter for senders in a prefix does not speak of a sender without an address', () => {
  const found = trace(guarded(filter('host', false, { from: '0.0.0.0/0' })), { from: 'router', to: '10.1.4.7' });
  expect(found.delivered).toBe(true);
});
