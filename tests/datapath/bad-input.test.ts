/** Networks that nobody should build and packets that nobody can send: always an answer in words, never a crash or an endless way. */
import { describe, expect, test } from 'vitest';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Flow, Problem } from '#src/datapath/trace.ts';
import { at, circuit, cloudWith, connection, gateway, network, send } from './arm.ts';
import * as part from './random-parts.ts';

const office = '10.100.0.10';
const joinedTo = (name: string) => [gateway('ergw', name), connection('conn', 'ergw', 'er')];
const ordinary = cloudWith(circuit('er'), network('vnet-hub', '10.20'), ...joinedTo('vnet-hub'));

/** Two appliances whose subnets' default routes lead to each other. */
const circle = cloudWith(
  part.virtualNetwork(
    'vnet-hub',
    ['10.20.0.0/16'],
    [
      part.subnet('snet-app', ['10.20.1.0/24'], { table: 'rt-app' }),
      part.subnet('snet-one', ['10.20.8.0/24'], { table: 'rt-one' }),
      part.subnet('snet-two', ['10.20.9.0/24'], { table: 'rt-two' }),
    ],
    [],
  ),
  part.nic('nva-one', ['vnet-hub', 'snet-one'], '10.20.8.4', { enableIPForwarding: true }),
  part.nic('nva-two', ['vnet-hub', 'snet-two'], '10.20.9.4', { enableIPForwarding: true }),
  part.routeTable('rt-app', [['0.0.0.0/0', '10.20.8.4']], false),
  part.routeTable('rt-one', [['0.0.0.0/0', '10.20.9.4']], false),
  part.routeTable('rt-two', [['0.0.0.0/0', '10.20.8.4']], false),
);

/** A spoke that answers through the hub's firewall, while the gateway does not lead the questions there. */
const lopsided = cloudWith(
  circuit('er'),
  part.virtualNetwork(
    'vnet-hub',
    ['10.20.0.0/16'],
    [part.subnet('GatewaySubnet', ['10.20.255.0/27']), part.subnet('AzureFirewallSubnet', ['10.20.8.0/26'])],
    [part.peering('vnet-spoke', { allowGatewayTransit: true })],
  ),
  part.virtualNetwork(
    'vnet-spoke',
    ['10.30.0.0/16'],
    [part.subnet('snet-app', ['10.30.1.0/24'], { table: 'rt-spoke' })],
    [part.peering('vnet-hub', { useRemoteGateways: true })],
  ),
  part.routeTable('rt-spoke', [['10.100.0.0/16', '10.20.8.4']], false),
  ...joinedTo('vnet-hub'),
);

/** A subnet that keeps out what the gateway learned, so that it knows no way back to the site. */
const oneWay = cloudWith(
  circuit('er'),
  part.virtualNetwork(
    'vnet-hub',
    ['10.20.0.0/16'],
    [part.subnet('GatewaySubnet', ['10.20.255.0/27']), part.subnet('snet-app', ['10.20.1.0/24'], { table: 'rt-app' })],
    [],
  ),
  part.routeTable('rt-app', [], true),
  ...joinedTo('vnet-hub'),
);

/** A site with the hub's own addresses. */
const twins = cloudWith(
  circuit('er', { prefixes: '10.20.0.0/16' }),
  network('vnet-hub', '10.20'),
  ...joinedTo('vnet-hub'),
);

test.for<{ name: string; cloud: Traceable; flow: Flow; problem: Problem; words: readonly RegExp[]; because: string }>([
  {
    name: 'an empty Cloud',
    cloud: { resources: {} },
    flow: { from: office, to: '10.20.1.4' },
    problem: 'no-sender',
    words: [/10\.100\.0\.10/, /nothing in this network has/, /Send from/],
    because: 'nobody is there to send',
  },
  {
    name: 'a destination that is a word',
    cloud: ordinary,
    flow: { from: office, to: 'banana' },
    problem: 'no-destination',
    words: [/"banana" is not an address/, /Write one such as/],
    because: 'a packet is for an address',
  },
  {
    name: 'a destination that is a range',
    cloud: ordinary,
    flow: { from: office, to: '10.20.1.0/24' },
    problem: 'no-destination',
    words: [/"10\.20\.1\.0\/24" is not an address/, /Write one such as/],
    because: 'a packet is for one address',
  },
  {
    name: 'a sender that is a word',
    cloud: ordinary,
    flow: { from: 'banana', to: '10.20.1.4' },
    problem: 'no-sender',
    words: [/"banana" is neither a node of this network nor an address such as/],
    because: 'a packet has a sender',
  },
  {
    name: 'an IPv6 sender and an IPv4 destination',
    cloud: ordinary,
    flow: { from: 'fd00:100::10', to: '10.20.1.4' },
    problem: 'no-sender',
    words: [/fd00:100::10 is an IPv6 address/, /10\.20\.1\.4 an IPv4 one/, /Send from an IPv4 address/],
    because: 'a packet is of one family',
  },
  {
    name: 'an IPv4 sender and an IPv6 destination',
    cloud: ordinary,
    flow: { from: '10.20.1.4', to: 'fd00:100::10' },
    problem: 'no-sender',
    words: [/10\.20\.1\.4 is an IPv4 address/, /fd00:100::10 an IPv6 one/, /Send from an IPv6 address/],
    because: 'a packet is of one family',
  },
  {
    name: 'IPv6 to a network that has IPv4 alone',
    cloud: ordinary,
    flow: { from: 'fd00:100::10', to: 'fd00:20::4' },
    problem: 'unknown-address',
    words: [/fd00:20::4/, /IPv6 addresses of a virtual network/, /has some/],
    because: 'the network announced no IPv6 range',
  },
  {
    name: 'an address nobody has, in a range that a network has',
    cloud: ordinary,
    flow: { from: office, to: '10.20.77.7' },
    problem: 'unknown-address',
    words: [/ends at vnet-hub/, /nothing there has it/, /10\.20\.77\.7/],
    because: 'the range is announced, and the address in it is free',
  },
  {
    name: 'an address nobody has, in no range',
    cloud: ordinary,
    flow: { from: office, to: '10.99.9.9' },
    problem: 'unknown-address',
    words: [/10\.99\.9\.9/, /only while that network is connected to er/],
    because: 'no range with it was announced',
  },
  {
    name: 'user routes in a circle',
    cloud: circle,
    flow: { from: '10.20.1.4', to: '8.8.8.8' },
    problem: 'loop',
    words: [/routes of nva-one and nva-two lead in a circle/, /Change one of those routes/],
    because: 'each appliance sends to the other',
  },
])('$name: $problem, because $because', ({ cloud, flow, problem, words }) => {
  const found = send(cloud, flow);
  expect(found.problem).toBe(problem);
  expect(found.answered).toBe(false);
  for (const word of words) expect(found.because).toMatch(word);
});

describe('a packet that arrives', () => {
  test('and is answered another way, through a firewall that saw no question, gets no answer', () => {
    const found = send(lopsided, { from: office, to: '10.30.1.4' });
    expect(found).toMatchObject({ delivered: true, answered: false, back: { problem: 'dropped-as-half' } });
    expect(found.asymmetry?.because).toContain('only the answer meets Azure Firewall');
    expect(found.because).toContain('Lead both ways through it, or both around it.');
  });

  test('where no route leads back gets no answer, and hears which table keeps it out', () => {
    const found = send(oneWay, { from: office, to: '10.20.1.4' });
    expect(found).toMatchObject({ delivered: true, answered: false, back: { problem: 'no-route' } });
    expect(found.because).toMatch(
      /Route table rt-app .* keeps out what the gateway learned, so 10\.100\.0\.0\/16 is not known here/,
    );
  });

  test('at the nearer of two owners of its address says who else claims it', () => {
    const found = send(twins, { from: `${at('expressRouteCircuits', 'er')}/site`, to: '10.20.1.4' });
    expect(found.hops.map(({ kind }) => kind)).toEqual(['site']);
    expect(found.hops[0]?.because).toContain('vm-app also claims it');
  });
});

test('two peered networks with one range: each keeps to itself, and the machine of the same name is told by its network', () => {
  const [one, other] = ['vnet-one', 'vnet-other'].map((name, index) =>
    network(name, '10.20', { location: 'westeurope', peers: { [index === 0 ? 'vnet-other' : 'vnet-one']: {} } }),
  );
  if (!one || !other) throw new Error('Two networks were asked for.');
  const { hops, answered } = send(cloudWith(one, other), { from: '10.20.1.4', to: '10.20.1.4' });
  expect(answered).toBe(true);
  expect(hops.map(({ name }) => name)).toEqual(['vm-app']);
  expect(hops[0]?.because).toContain('vm-app in vnet-other (westeurope) also claims 10.20.1.4');
});

test('a site that announces the range of a network leads none of its packets away: the network and its gateway keep to their own routes', () => {
  const cloud = cloudWith(
    circuit('er', { prefixes: '10.0.0.0/8' }),
    circuit('er-greedy', { prefixes: '10.20.0.0/16' }),
    network('vnet-hub', '10.20'),
    ...joinedTo('vnet-hub'),
    connection('conn-greedy', 'ergw', 'er-greedy'),
  );
  const found = send(cloud, { from: '10.99.9.9', to: '10.20.1.4' });
  expect(found.hops.at(-1)?.name).toBe('vm-app');
  expect(found.answered).toBe(true);
  const fork = found.forks.find(({ node }) => node === at('virtualNetworkGateways', 'ergw'));
  expect(fork?.beat.map(({ lost }) => lost).join()).toContain('Azure keeps to its own routes');
});

describe('a hub and its spokes, about 1,000 networks', () => {
  const space = (index: number) => `10.${128 + Math.floor(index / 256)}.${index % 256}`;
  const hubWith = (spokes: number) => {
    const names = Array.from({ length: spokes }, (_, index) => `vnet-${index}`);
    return cloudWith(
      circuit('er', { prefixes: '10.100.0.0/16' }),
      part.virtualNetwork(
        'vnet-hub',
        ['10.20.0.0/16'],
        [part.subnet('GatewaySubnet', ['10.20.255.0/27'])],
        names.map((name) => part.peering(name, { allowGatewayTransit: true })),
      ),
      ...names.map((name, index) =>
        part.virtualNetwork(
          name,
          [`${space(index)}.0/24`],
          [part.subnet('snet-app', [`${space(index)}.0/26`])],
          [part.peering('vnet-hub', { useRemoteGateways: true })],
        ),
      ),
      ...joinedTo('vnet-hub'),
    );
  };

  test.for([
    {
      spokes: 999,
      from: office,
      words: /^The packet reaches vm-app and goes through ergw\.$/,
      because: 'so many are announced',
    },
    {
      spokes: 999,
      from: `${space(0)}.4`,
      words: /^The packet ends at vnet-0\. .* no route of vnet-0 is for it/,
      because: 'spokes do not reach each other',
    },
    {
      spokes: 1000,
      from: office,
      words: /would announce 1001 IPv4 prefixes, and takes 1000.*Announce fewer, larger prefixes\.$/,
      because: 'these are too many',
    },
  ])('$spokes spokes, from $from to the last of them: $words, because $because', ({ spokes, from, words }) => {
    const found = send(hubWith(spokes), { from, to: `${space(spokes - 1)}.4` });
    expect(found.because).toMatch(words);
    expect(found.answered).toBe(found.because.includes('reaches'));
  });
});
