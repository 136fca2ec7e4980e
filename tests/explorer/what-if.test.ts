/** What a failure does to a flow: whether it is hit, where it goes then, and which figures belong to it. */
import { describe, expect, test } from 'vitest';
import { possibleFailures } from '#src/azure/network/failures.ts';
import { networkOf } from '#src/azure/network.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import { consequenceOf, type Outcome } from '#src/explorer/what-if/consequence.ts';
import { meetsOf } from '#src/explorer/what-if/meets.ts';
import { axisOf, packetsInWords, rowsFor, spanInWords } from '#src/explorer/what-if/rows.ts';
import { settleOf, timersOf } from '#src/explorer/what-if/timers.ts';
import {
  addresses,
  circuit,
  cloudWith,
  connection,
  network,
  nodeOf,
  office,
  peered,
  privateEndpoint,
} from './clouds.ts';

const { office: from, hub, spoke } = addresses;
const usual = cloudWith(office({}));
const twoPlaces = cloudWith(
  office({ circuit: { siteName: 'Office' } }),
  circuit({ name: 'er-east', location: 'London', site: '10.100.0.0/16', siteName: 'Office' }),
  connection('conn-east', 'ergw-hub', 'er-east'),
);
const er = nodeOf('expressRouteCircuits', 'er-office');
const gw = nodeOf('virtualNetworkGateways', 'ergw-hub');
const minute = 60_000;

/** Which of its two edges the flow takes: the tracer says. */
const edgeOf = (to: string): string =>
  trace(networkOf(usual, 'taught'), { from, to })
    .hops.find(({ kind }) => kind === 'edge')
    ?.node.split('/')
    .at(-1) ?? '';
const otherThan = (way: string) => (way === 'primary' ? 'secondary' : 'primary');
const [near, far] = [edgeOf(hub), otherThan(edgeOf(hub))];

interface Row {
  cloud?: Traceable;
  to?: string;
  failed: readonly string[];
  outcome: Outcome;
  /** Whether there is a time line; absent: as soon as the flow is hit. */
  isDrawn?: false;
  watched?: boolean;
  settle?: number | undefined;
  facts?: readonly FactId[];
  because: string;
}

const rows: Row[] = [
  { failed: [], outcome: 'well', because: 'nothing has failed' },
  { failed: ['link:nowhere/primary', 'nonsense'], outcome: 'well', because: 'what does not exist cannot fail' },
  {
    failed: [`link:${er}/${near}`],
    outcome: 'moved',
    watched: true,
    settle: minute,
    facts: ['expressroute/both-links-work', 'expressroute/bfd-both-ends'],
    because: 'the other link takes it',
  },
  { failed: [`edge:${er}/${far}`], outcome: 'untouched', because: 'the flow ran over the other edge' },
  {
    failed: [`edge:${er}/primary`, `edge:${er}/secondary`],
    outcome: 'cut',
    watched: true,
    settle: minute,
    because: 'a circuit has two edges',
  },
  { failed: ['location:Amsterdam'], outcome: 'cut', watched: true, because: 'both edges stand there' },
  {
    failed: [`instance:${gw}/0`],
    to: spoke,
    outcome: 'half',
    watched: false,
    settle: minute,
    facts: ['expressroute/gateway-maintenance'],
    because: 'the gateway has another instance',
  },
  {
    failed: [`instance:${gw}/0`],
    outcome: 'half',
    isDrawn: false,
    because: 'the answer passes the gateway that the packet went around',
  },
  {
    cloud: cloudWith(office({}), privateEndpoint('pe-vault', 'vnet-hub', '10.20.1.200')),
    to: '10.20.1.200',
    failed: [`instance:${gw}/1`],
    outcome: 'half',
    facts: ['expressroute/gateway-maintenance', 'expressroute/private-endpoint-maintenance'],
    because: 'a conversation with a private endpoint keeps to one instance',
  },
  {
    failed: [`gateway:${gw}`],
    outcome: 'cut',
    watched: false,
    settle: undefined,
    facts: ['expressroute/fastpath-keeps-gateway'],
    because: 'FastPath does not live longer than the routes',
  },
  {
    failed: [`connection:${nodeOf('connections', 'conn-hub')}`],
    outcome: 'cut',
    watched: false,
    settle: undefined,
    because: 'no figure is published for a connection',
  },
  { to: '192.168.9.9', failed: ['location:Amsterdam'], outcome: 'lost-before', because: 'nobody has the address' },
];

describe('a failure', () => {
  test.for(rows)('$failed to $to: $outcome, since $because', (row) => {
    const { cloud = usual, to = hub, failed } = row;
    const found = consequenceOf(cloud, 'taught', { from, to }, possibleFailures(cloud), failed);
    expect(found.outcome).toBe(row.outcome);
    expect(found.because).toMatch(/^[A-Z].*\.$/);
    const isHit = ['moved', 'cut', 'half'].includes(row.outcome);
    expect(found.failure !== undefined).toBe(isHit && row.isDrawn !== false);
    if (found.failure) expect(found.failure.isRedundant).toBe(row.outcome !== 'cut');
    if (row.watched !== undefined) expect(found.failure?.watched).toBe(row.watched);
    if ('settle' in row) expect(found.failure?.settle).toBe(row.settle);
    if (row.facts) expect(found.facts).toEqual(expect.arrayContaining([...row.facts]));
    if (!isHit) expect(found.facts).toEqual([]);
  });

  test('of an instance is told otherwise where the packets go around it', () => {
    const said = (to: string) =>
      consequenceOf(usual, 'taught', { from, to }, possibleFailures(usual), [`instance:${gw}/0`]).because;
    expect(said(spoke)).toMatch(/^The other instance of the gateway goes on alone/);
    expect(said(hub)).toMatch(/^The packets go around the gateway/);
  });

  test('of a whole location is survived by a circuit in another one', () => {
    const lost = ['Amsterdam', 'London'].map(
      (place) =>
        consequenceOf(twoPlaces, 'taught', { from, to: hub }, possibleFailures(twoPlaces), [`location:${place}`])
          .outcome,
    );
    expect(lost).not.toContain('cut');
    expect(lost).toContain('moved');
  });
});

test('a flow meets what it passes and what holds its way open, and nothing else', () => {
  const network = networkOf(usual, 'taught');
  const meets = meetsOf(network, trace(network, { from, to: hub }));
  const met = possibleFailures(usual)
    .filter(meets)
    .map(({ id }) => id);
  expect(met.sort()).toEqual(
    [
      `link:${er}/${near}`,
      `edge:${er}/${near}`,
      'location:Amsterdam',
      `instance:${gw}/0`,
      `instance:${gw}/1`,
      `gateway:${gw}`,
      `connection:${nodeOf('connections', 'conn-hub')}`,
    ].sort(),
  );
});

test('a packet to the spoke meets its peering as well, and no other peering of the hub', () => {
  const cloud = cloudWith(
    office({}),
    network({ name: 'vnet-other', space: ['10.40.0.0/16'], app: '10.40.1.0/24' }),
    peered('vnet-hub', 'vnet-other', true),
  );
  const drawn = networkOf(cloud, 'taught');
  const peerings = possibleFailures(cloud).filter(({ kind }) => kind === 'peering');
  expect(peerings).toHaveLength(2);
  expect(peerings.filter(meetsOf(drawn, trace(drawn, { from, to: spoke }))).map(({ name }) => name)).toEqual([
    'Peering of vnet-hub and vnet-spoke',
  ]);
});

describe('the timers', () => {
  test('are those of the facts, in milliseconds', () => {
    const { hold, keepAlive } = valueOf('expressroute/bgp-timers', 'today');
    expect(timersOf('today', 'usual', false)).toEqual({ hold: hold * 1000, keepAlive: keepAlive * 1000 });
    expect(timersOf('today', 'shortest', true)).toMatchObject({ hold: 10_000, bfd: { interval: 300, multiplier: 3 } });
    expect(settleOf('taught')).toBe(minute);
  });

  test('make two rows where a router watches, and one where none does', () => {
    const failure = { watched: true, isRedundant: true, settle: minute };
    expect(rowsFor(failure, 'taught', 'usual').map(({ name }) => name)).toEqual(['BGP alone', 'BGP with BFD']);
    expect(rowsFor({ ...failure, watched: false }, 'taught', 'usual')).toHaveLength(1);
  });
});

describe('the figures in words', () => {
  test.for([
    { span: { least: 600, most: 900 }, words: '600 to 900 ms', packets: '600 to 900 packets' },
    { span: { least: 600, most: 60_000 }, words: '600 ms to 60 s', packets: '600 to 60,000 packets' },
    { span: { least: 0, most: 60_000 }, words: 'up to 60 s', packets: 'up to 60,000 packets' },
    { span: { least: 5_000, most: 5_000 }, words: '5 s', packets: '5,000 packets' },
  ])('$words are $packets at a thousand a second', ({ span, words, packets }) => {
    expect(spanInWords(span)).toBe(words);
    expect(packetsInWords(span, 1000)).toBe(packets);
  });

  test.for([
    { choice: 'usual', marks: [0, 60_000, 120_000, 180_000] },
    { choice: 'shortest', marks: [0, 20_000, 40_000, 60_000] },
  ] as const)('the axis with $choice timers has round marks', ({ choice, marks }) => {
    const rows = rowsFor({ watched: true, isRedundant: true, settle: minute }, 'taught', choice);
    const axis = axisOf(rows);
    expect(axis.marks).toEqual(marks);
    expect(axis.end).toBeGreaterThan(axis.marks.at(-1) ?? Infinity);
  });
});
