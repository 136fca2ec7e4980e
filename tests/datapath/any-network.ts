/** Networks and flows as chance makes them: every word of the vocabulary, and much that makes no sense. */
import fc from 'fast-check';
import type { Network, NodeKind, Protocol, RouteOrigin } from '#src/datapath/network.ts';
import type { Flow } from '#src/datapath/trace.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const known = fc.constantFrom(...ids);
const id = fc.oneof({ weight: 30, arbitrary: known }, { weight: 1, arbitrary: fc.constant('nobody') });
const sensible = fc.constantFrom(
  '10.0.0.0/8',
  '10.0.0.0/14',
  '10.1.0.0/16',
  '10.2.0.0/16',
  '10.3.0.0/16',
  '0.0.0.0/0',
  '::/0',
);
const odd = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 8, 14, 15, 16, 24, 32))
    .map(([part, length]) => `10.${String(part)}.0.0/${String(length)}`),
  fc.constantFrom('fd00::/16', '', 'banana', '10.0.0.0/99'),
);
const prefix = fc.oneof({ weight: 3, arbitrary: sensible }, { weight: 1, arbitrary: odd });
const address = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 4 }).map((part) => `10.${String(part)}.0.1`) },
  { weight: 3, arbitrary: fc.constantFrom('fd00::1', 'fd00::') },
  { weight: 1, arbitrary: fc.constantFrom('nonsense', '', '192.0.2.1') },
);
const kind = fc.constantFrom<NodeKind>(
  'site',
  'router',
  'provider',
  'edge',
  'gateway',
  'network',
  'host',
  'host',
  'balancer',
  'endpoint',
  'appliance',
  'internet',
);
const origin = fc.constantFrom<RouteOrigin>('user', 'bgp', 'system');
const protocol = fc.constantFrom<Protocol>('tcp', 'udp', 'icmp');
const some = <T>(thing: fc.Arbitrary<T>, most: number, least = 0) =>
  fc.array(thing, { minLength: least, maxLength: most, size: 'max' });
const because = fc.constantFrom('For a reason.', 'For another reason.');
const reason = fc.record({ because, fact: fc.constant('a-fact') }, { requiredKeys: ['because'] });
/** True now and then. */
const seldom = fc.nat(9).map((number) => number === 0);
const trouble = fc.tuple(seldom, reason).map(([isThere, why]) => (isThere ? why : undefined));
const ports = some(fc.constantFrom<[number, number]>([80, 80], [400, 500], [0, 65_535], [9, 1]), 2);

/** Leaves out members that are undefined. */
const tidy = <T extends object, U extends object>(base: T, more: U): T & { [Key in keyof U]?: NonNullable<U[Key]> } =>
  Object.assign({}, base, Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)));

/** A node with an address of its own, and perhaps more. */
const nodeAs = (one: string, index: number) =>
  fc
    .tuple(fc.record({ kind, name: fc.string(), more: some(prefix, 1), stateful: seldom }), trouble)
    .map(([{ kind: is, name, more, stateful }, down]) =>
      tidy({ id: one, kind: is, name, prefixes: [`10.${String(index)}.0.0/16`, ...more], stateful }, { down }),
    );

export const anyNetwork: fc.Arbitrary<Network> = fc.record({
  nodes: fc.tuple(...ids.map((one, index) => nodeAs(one, index)), some(nodeAs('a', 9), 1)).map((nodes) => nodes.flat()),
  links: some(
    fc
      .tuple(fc.record({ id: fc.string(), ends: fc.tuple(known, id), name: fc.string() }), trouble)
      .map(([link, down]) => tidy(link, { down })),
    24,
    8,
  ),
  routes: some(
    fc
      .tuple(
        fc.record({ at: known, prefix, via: fc.option(id, { nil: undefined, freq: 12 }), origin, weight: fc.nat(1) }),
        reason,
        trouble,
      )
      .map(([route, why, withdrawn]) => tidy({ ...route, ...why }, { withdrawn })),
    40,
    10,
  ),
  shortcuts: some(
    fc.record({
      id: fc.string(),
      name: fc.constant('short'),
      at: known,
      to: id,
      skips: some(id, 2, 1),
      prefixes: some(prefix, 2, 1),
      exceptions: some(fc.record({ prefix, because }), 1),
      remarks: some(fc.record({ prefix, because }), 1),
      because,
    }),
    4,
  ),
  filters: some(
    fc.record(
      {
        at: id,
        priority: fc.nat(3),
        allow: fc.boolean(),
        because,
        direction: fc.constantFrom('in', 'out'),
        group: fc.constantFrom('one', 'other'),
        from: fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', 'fd00::/16'),
        to: fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', 'banana'),
        protocol,
        fromPorts: ports,
        toPorts: ports,
      },
      { requiredKeys: ['at', 'priority', 'allow', 'because'] },
    ),
    10,
  ),
  translations: some(
    fc.record(
      { at: id, prefix, because, into: some(fc.record({ node: id, address }), 3), protocol, ports },
      { requiredKeys: ['at', 'prefix', 'because', 'into'] },
    ),
    2,
  ),
});

export const anyFlow: fc.Arbitrary<Flow> = fc.record(
  {
    from: fc.oneof(id, address),
    to: address,
    protocol,
    port: fc.constantFrom(80, 443),
    sourcePort: fc.integer({ min: 1024, max: 65_535 }),
  },
  { requiredKeys: ['from', 'to'] },
);
