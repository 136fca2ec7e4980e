/** Balancers: which machine a flow goes to, in whose name it answers, and when nobody does. */
import { expect, test } from 'vitest';
import { joined, type Network, type Translation } from '#src/datapath/network.ts';
import { trace, type Flow } from '#src/datapath/trace.ts';
import { changed, link, node, office, route } from './office.ts';

const into = ['one', 'two'].map((id, index) => ({ node: id, address: `10.1.4.${String(11 + index)}` }));
const rule = (more: Partial<Translation> = {}): Translation => ({
  at: 'balancer',
  prefix: '10.1.4.100/32',
  into,
  because: 'balancer spreads flows over its machines.',
  ...more,
});

/** The office, and behind the gateway a network with a balancer and two machines. */
function farm(translations: Translation[], more: Partial<Network> = {}): Network {
  return joined([
    {
      ...office(route('router', '10.1.0.0/16', 'gateway')),
      routes: [
        route('office', '0.0.0.0/0', 'router'),
        route('router', '10.1.0.0/16', 'gateway'),
        route('router', '10.100.0.0/16', 'office'),
        route('gateway', '10.1.0.0/16', 'network'),
        route('gateway', '10.100.0.0/16', 'router'),
        route('network', '10.100.0.0/16', 'gateway'),
        route('network', '10.1.4.100/32', 'balancer'),
        ...into.map(({ node: id, address }) => route('network', `${address}/32`, id)),
        ...['balancer', 'one', 'two'].map((id) => route(id, '0.0.0.0/0', 'network')),
      ],
    },
    {
      nodes: [
        node('network', 'network'),
        node('balancer', 'balancer', '10.1.4.100/32'),
        ...into.map(({ node: id, address }) => node(id, 'host', `${address}/32`)),
      ],
      links: [link('gateway', 'network'), ...['balancer', 'one', 'two'].map((id) => link('network', id))],
    },
    { translations },
    more,
  ]);
}
const flow: Flow = { from: '10.100.0.10', to: '10.1.4.100', protocol: 'tcp', port: 443, sourcePort: 50_000 };
const flows = Array.from({ length: 400 }, (_, index): Flow => ({ ...flow, sourcePort: 50_000 + index }));
const ids = ({ hops }: { hops: readonly { node: string }[] }) => hops.map(({ node: id }) => id);

test('a packet for a balancer goes on to one of its machines, and the answer comes in the name of the balancer', () => {
  const found = trace(farm([rule()]), flow);
  const machine = ids(found).at(-1) ?? '';
  const address = into.find(({ node: id }) => id === machine)?.address ?? '';
  expect(ids(found)).toEqual(['office', 'router', 'gateway', 'network', 'balancer', 'network', machine]);
  expect(found.hops.find(({ node: id }) => id === 'balancer')?.because).toBe(
    `balancer spreads flows over its machines. This flow goes to ${machine} (${address}).`,
  );
  expect(found.hops.at(-1)?.because).toBe(`${address} is here: the packet has arrived.`);
  expect(found).toMatchObject({ delivered: true, answered: true });
  expect(found.back?.hops[0]?.because).toBe(
    `It answers in the name of balancer (10.1.4.100). ${machine} sends 0.0.0.0/0 to network`,
  );
  expect(ids(found.back ?? { hops: [] })).toEqual([machine, 'network', 'gateway', 'router', 'office']);
});

test('where a balancer and a machine are linked, the packet goes straight on', () => {
  const links = into.map(({ node: id }) => link('balancer', id));
  const found = trace(farm([rule()], { links }), flow);
  expect(ids(found).slice(-2)).toEqual(['balancer', ids(found).at(-1)]);
  expect(found.hops.at(-1)?.over).toBe(`balancer to ${ids(found).at(-1) ?? ''}`);
  expect(found.answered).toBe(true);
});

test('flows spread over the machines; one flow keeps to one, and the others are told as shared', () => {
  const network = farm([rule()]);
  const counts = Map.groupBy(flows, (one) => ids(trace(network, one)).at(-1));
  expect(counts.get('one')?.length).toBeGreaterThan(150);
  expect(counts.get('two')?.length).toBeGreaterThan(150);
  expect(ids(trace(network, flow))).toEqual(ids(trace(network, { ...flow })));
  const taken = ids(trace(network, flow)).at(-1);
  expect(trace(network, flow).shared).toEqual([{ node: 'balancer', with: [taken === 'one' ? 'two' : 'one'] }]);
});

test('a machine that is down gets no flows, and those of the other stay', () => {
  const network = farm([rule()]);
  const without = changed(network, 'one', { down: { because: 'It is off.' } });
  for (const one of flows) expect(ids(trace(without, one)).at(-1)).toBe('two');
  expect(trace(without, flow).shared).toEqual([]);
});

test.for<{ what: string; network: Network; flow?: Flow; says: string }>([
  {
    what: 'an empty pool',
    network: farm([rule({ into: [], because: 'The pool of balancer is empty, so nobody answers.', fact: 'a-fact' })]),
    says: 'The packet ends at balancer. The pool of balancer is empty, so nobody answers.',
  },
  {
    what: 'a pool of which every machine is down',
    network: ['one', 'two'].reduce((rest, id) => changed(rest, id, { down: { because: 'off' } }), farm([rule()])),
    says: 'None of the 2 behind balancer can be reached, so nobody answers.',
  },
  {
    what: 'a machine that does not exist',
    network: farm([rule({ into: [{ node: 'nobody', address: '10.1.4.11' }] })]),
    says: 'None of the 1 behind balancer can be reached',
  },
  {
    what: 'an address that cannot be read',
    network: farm([rule({ into: [{ node: 'one', address: '10.1.4' }] })]),
    says: 'None of the 1 behind balancer can be reached',
  },
  {
    what: 'a port that no rule takes',
    network: farm([rule({ ports: [[80, 80]] })]),
    says: 'balancer has no rule that takes this packet, so nobody answers. Add a rule for its port.',
  },
  {
    what: 'a protocol that no rule takes',
    network: farm([rule({ protocol: 'udp' })]),
    says: 'balancer has no rule that takes this packet, so nobody answers.',
  },
])('$what: nobody answers, and the story says so', ({ network, says }) => {
  const found = trace(network, flow);
  expect(found).toMatchObject({ delivered: false, problem: 'black-hole' });
  expect(found.because).toContain(says);
  expect(found.hops.at(-1)?.node).toBe('balancer');
});

test.for<{ flow: Partial<Flow>; to: string; because: string }>([
  { flow: { port: 80 }, to: 'one', because: 'the first rule is for port 80' },
  { flow: { port: 443 }, to: 'two', because: 'the second rule is for port 443' },
  { flow: {}, to: 'one', because: 'a packet for any port is taken by the first rule' },
])('the packet goes to $to: $because', ({ flow: { port }, to }) => {
  const [first, second] = into.map((one) => [one]);
  const network = farm([
    rule({ ports: [[80, 80]], into: first ?? [] }),
    rule({ ports: [[443, 443]], into: second ?? [] }),
  ]);
  const asked: Flow = { from: '10.100.0.10', to: '10.1.4.100', protocol: 'tcp', ...(port !== undefined && { port }) };
  expect(ids(trace(network, asked)).at(-1)).toBe(to);
});

test('a balancer without rules answers for its address itself', () => {
  const found = trace(farm([]), flow);
  expect(found).toMatchObject({ delivered: true, answered: true });
  expect(found.hops.at(-1)?.node).toBe('balancer');
});

test('two balancers that send packets to each other are a circle, and the trace ends', () => {
  const network = farm(
    [
      rule({ into: [{ node: 'second', address: '10.1.4.101' }] }),
      rule({ at: 'second', prefix: '10.1.4.101/32', into: [{ node: 'balancer', address: '10.1.4.100' }] }),
    ],
    {
      nodes: [node('second', 'balancer', '10.1.4.101/32')],
      links: [link('network', 'second')],
      routes: [route('network', '10.1.4.101/32', 'second'), route('second', '0.0.0.0/0', 'network')],
    },
  );
  expect(trace(network, flow)).toMatchObject({ delivered: false, problem: 'loop' });
});

test('a filter at the machine sees the machine’s address, and lets its answer pass in the balancer’s name', () => {
  const at = (id: string, to: string) => ({
    at: id,
    priority: 1,
    allow: true,
    direction: 'in' as const,
    to,
    because: 'in',
  });
  const rest = (id: string) => ({ at: id, priority: 2, allow: false, because: 'Everything else is stopped.' });
  const network = farm([rule()], {
    filters: into.flatMap(({ node: id, address }) => [at(id, `${address}/32`), rest(id)]),
  });
  expect(trace(network, flow)).toMatchObject({ delivered: true, answered: true });
});

test('a machine may be asked at another port than the balancer, and its filters see that one', () => {
  const only = (port: number) => ({
    at: 'one',
    priority: 1,
    allow: false,
    because: `Port ${port} is closed.`,
    direction: 'in' as const,
    toPorts: [[port, port]] as const,
  });
  const moved = rule({ into: [{ node: 'one', address: '10.1.4.11', port: 8443 }] });
  expect(trace(farm([moved], { filters: [only(443)] }), flow)).toMatchObject({ delivered: true, answered: true });
  expect(trace(farm([moved], { filters: [only(8443)] }), flow)).toMatchObject({ problem: 'filtered' });
});

test('the words for an empty pool are those of the rule, and nothing is added', () => {
  const empty = rule({ into: [], because: 'The pool of balancer is empty, so nobody answers.', fact: 'a-fact' });
  const found = trace(farm([empty]), flow);
  expect(found.because).toBe('The packet ends at balancer. The pool of balancer is empty, so nobody answers.');
  expect(found.fact).toBe('a-fact');
});

test.for<{ asked: Partial<Flow>; rules: Partial<Translation>; answered: boolean; because: string }>([
  { asked: { protocol: 'udp' }, rules: { protocol: 'udp' }, answered: true, because: 'the rule is for that protocol' },
  { asked: { protocol: 'tcp' }, rules: { protocol: 'udp' }, answered: false, because: 'the rule is for another' },
  { asked: {}, rules: { protocol: 'udp' }, answered: true, because: 'a packet of any protocol is taken by any rule' },
  { asked: { protocol: 'tcp' }, rules: {}, answered: true, because: 'a rule for any protocol takes each' },
])('answered: $answered, because $because', ({ asked, rules, answered }) => {
  const found = trace(farm([rule(rules)]), { from: '10.100.0.10', to: '10.1.4.100', ...asked });
  expect(found.answered).toBe(answered);
});

test('a circle of balancers is named', () => {
  const network = farm(
    [
      rule({ into: [{ node: 'second', address: '10.1.4.101' }] }),
      rule({ at: 'second', prefix: '10.1.4.101/32', into: [{ node: 'balancer', address: '10.1.4.100' }] }),
    ],
    { nodes: [node('second', 'balancer', '10.1.4.101/32')], links: [link('balancer', 'second')] },
  );
  const { because, hops } = trace(network, flow);
  expect(because).toContain('the routes of balancer and second lead in a circle');
  expect(hops.slice(-2).map(({ node: id, by }) => `${id} by ${by}`)).toEqual(['second by link', 'balancer by link']);
});

test('a packet that comes back to its balancer with the new address is in a circle', () => {
  const network = farm([rule({ into: [{ node: 'one', address: '10.1.4.11' }] })]);
  const wrong = { ...network, routes: network.routes.filter(({ at, via }) => at !== 'network' || via !== 'one') };
  const back = { ...wrong, routes: [...wrong.routes, route('network', '10.1.4.11/32', 'balancer')] };
  const found = trace(back, flow);
  expect(found.problem).toBe('loop');
  expect(found.because).toContain('the routes of balancer and network lead in a circle');
});
