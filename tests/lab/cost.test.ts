/** The cost meter: what is billed from when to when, by the clock of the simulated Azure, and never what was taken back. */
import { describe, expect, test } from 'vitest';
import { billOf, openBill } from '#src/lab/bill.ts';
import type { Cost } from '#src/lab/cost.ts';
import { facts } from '#src/base/fact-words.ts';
import { address, at, circuit, createAzure, gateway, makeCircuit, makeGateway, network } from '#tests/azure/azure.ts';
import type { Azure } from '#tests/azure/azure.ts';

const hour = 60 * 60_000;
const minute = 60_000;
const day = 24 * hour;

/** A desk: an Azure with a start to measure from, and its bill. */
async function desk(prepare?: (azure: Azure) => Promise<void>) {
  const azure = await createAzure('today');
  await prepare?.(azure);
  const start = azure.arm.snapshot();
  const before = azure.arm.journal.length;
  const writes = () => azure.arm.journal.slice(before);
  const bill = () => billOf(start, writes(), azure.clock.now());
  return { ...azure, azure, start, writes, bill };
}

const hoursOf = ({ lines }: Cost): Record<string, number> =>
  Object.fromEntries(lines.map(({ kind, name, milliseconds }) => [`${kind} ${name}`, milliseconds / hour]));
const runningIn = ({ running }: Cost): string[] => running.map(({ kind, name }) => `${kind} ${name}`);

const ports = (links: 'Enabled' | 'Disabled' = 'Disabled') => ({
  location: 'westeurope',
  properties: {
    peeringLocation: 'Equinix-Amsterdam-AM5',
    bandwidthInGbps: 10,
    encapsulation: 'QinQ',
    links: ['link1', 'link2'].map((name) => ({ name, properties: { adminState: links } })),
  },
});
const privately = {
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65001,
    primaryPeerAddressPrefix: '192.168.10.16/30',
    secondaryPeerAddressPrefix: '192.168.10.20/30',
    vlanId: 200,
  },
};

describe('a circuit', () => {
  test('is billed from its service key on, while no provider has done anything, until it is gone', async () => {
    const { send, clock, bill, idle } = await desk();
    await send('PUT', ...circuit('c'));
    expect(runningIn(await bill()), 'no service key yet').toEqual([]);
    idle();
    expect(runningIn(await bill())).toEqual(['circuit c']);
    clock.advance(3 * hour);
    expect(hoursOf(await bill())).toEqual({ 'circuit c': 3 });
    await send('DELETE', 'expressRouteCircuits/c');
    expect(runningIn(await bill()), 'it is still being deleted').toEqual(['circuit c']);
    idle();
    clock.advance(5 * hour);
    const over = await bill();
    expect(runningIn(over)).toEqual([]);
    expect(over.milliseconds).toBe(3 * hour + 30_000);
  });

  test('goes on being billed after its provider has deprovisioned it', async () => {
    const { send, clock, bill } = await desk(async (azure) => {
      await makeCircuit(azure, 'c');
    });
    await send('POST', `/_control/provider/deprovision?circuit=${encodeURIComponent(at('expressRouteCircuits/c'))}`);
    clock.advance(2 * hour);
    expect(hoursOf(await bill())).toEqual({ 'circuit c': 2 });
  });

  test('that was there when the learner came is counted from then on, and says so', async () => {
    const { clock, bill } = await desk(async (azure) => {
      await makeCircuit(azure, 'c');
      azure.clock.advance(9 * hour);
    });
    clock.advance(hour);
    const { lines } = await bill();
    expect(lines).toMatchObject([{ wasThere: true, milliseconds: hour, isRunning: true }]);
  });

  test('pays for Premium only while it is Premium', async () => {
    const { make, clock, bill } = await desk();
    await make(...circuit('c'));
    clock.advance(hour);
    await make(...circuit('c', 'Premium'));
    clock.advance(2 * hour);
    await make(...circuit('c'));
    clock.advance(4 * hour);
    const cost = await bill();
    expect(runningIn(cost)).toEqual(['circuit c']);
    expect(hoursOf(cost)['premium c']).toBeCloseTo(2, 1);
    expect(hoursOf(cost)['circuit c']).toBeCloseTo(7, 1);
  });
});

test('a gateway and its address are billed once they are made, and the network they stand in is not', async () => {
  const { azure, bill, send, idle, clock } = await desk();
  await azure.make(...network('vnet'));
  await azure.make(...address('pip-gw'));
  await send('PUT', ...gateway('gw', 'vnet'));
  clock.advance(10 * minute);
  expect(runningIn(await bill()), 'the gateway is still being made').toEqual(['public-address pip-gw']);
  idle();
  clock.advance(hour);
  expect(runningIn(await bill())).toEqual(['public-address pip-gw', 'gateway gw']);
  expect(hoursOf(await bill())['gateway gw']).toBeCloseTo(1, 5);
});

test('Global Reach is paid for on both circuits, once each however many links there are', async () => {
  const { make, send, idle, bill, clock } = await desk(async (azure) => {
    for (const [name, place] of [
      ['a', 'Amsterdam'],
      ['b', 'London'],
      ['c', 'Dublin'],
    ] as const) {
      await makeCircuit(azure, name, 'Standard', 50, place);
      await azure.make(`expressRouteCircuits/${name}/peerings/AzurePrivatePeering`, privately);
    }
  });
  const link = (to: string, addressPrefix: string) => ({
    properties: {
      peerExpressRouteCircuitPeering: { id: at(`expressRouteCircuits/${to}/peerings/AzurePrivatePeering`) },
      addressPrefix,
    },
  });
  const of = 'expressRouteCircuits/a/peerings/AzurePrivatePeering/connections';
  await make(`${of}/to-b`, link('b', '192.168.8.0/29'));
  await make(`${of}/to-c`, link('c', '192.168.9.0/29'));
  clock.advance(hour);
  const reaches = (cost: Cost) => runningIn(cost).filter((line) => line.startsWith('global-reach'));
  expect(reaches(await bill())).toEqual(['global-reach a', 'global-reach b', 'global-reach c']);
  await send('DELETE', `${of}/to-c`);
  idle();
  expect(reaches(await bill())).toEqual(['global-reach a', 'global-reach b']);
});

describe('a Direct port pair', () => {
  test.for([
    { wait: 44, links: 'Disabled', runs: false, because: 'it is free until its time is up' },
    { wait: 46, links: 'Disabled', runs: true, because: 'the free days are over, used or not' },
    { wait: 1, links: 'Enabled', runs: true, because: 'an enabled link ends the free days' },
  ] as const)('after $wait days with its links $links: billed is $runs, because $because', async (row) => {
    const { make, clock, bill } = await desk();
    await make('expressRoutePorts/p', ports(row.links));
    clock.advance(row.wait * day);
    expect(runningIn(await bill())).toEqual(row.runs ? ['ports p'] : []);
  });

  test('is billed from the day its free time ended, not from the day somebody looked', async () => {
    const { make, clock, bill, send, idle } = await desk();
    await make('expressRoutePorts/p', ports());
    clock.advance(50 * day);
    await send('DELETE', 'expressRoutePorts/p');
    idle();
    clock.advance(50 * day);
    const { lines, running } = await bill();
    expect(running).toEqual([]);
    expect(lines[0]?.milliseconds).toBeGreaterThan(4.99 * day);
    expect(lines[0]?.milliseconds).toBeLessThan(5.01 * day);
  });

  test('stays on the bill when its link is switched off again', async () => {
    const { make, clock, bill } = await desk();
    await make('expressRoutePorts/p', ports('Enabled'));
    clock.advance(hour);
    await make('expressRoutePorts/p', ports('Disabled'));
    clock.advance(hour);
    expect(hoursOf(await bill())['ports p']).toBeCloseTo(2, 1);
  });

  test('carries Standard circuits at no further cost', async () => {
    const { make, bill } = await desk();
    await make('expressRoutePorts/p', ports('Enabled'));
    for (const tier of ['Standard', 'Premium'])
      await make(`expressRouteCircuits/${tier}`, {
        location: 'westeurope',
        sku: { tier, family: 'MeteredData' },
        properties: { expressRoutePort: { id: at('expressRoutePorts/p') }, bandwidthInGbps: 1 },
      });
    expect(runningIn(await bill())).toEqual(['ports p', 'premium Premium']);
  });
});

describe('the bill', () => {
  test('never had what was taken back', async () => {
    const { make, bill, start, writes, clock } = await desk();
    await make(...circuit('kept'));
    clock.advance(hour);
    await make(...circuit('undone'));
    clock.advance(hour);
    expect(runningIn(await bill())).toHaveLength(2);
    const left = writes().slice(0, 1);
    const cost = await billOf(start, left, clock.now());
    expect(Object.keys(hoursOf(cost))).toEqual(['circuit kept']);
    expect(hoursOf(cost)['circuit kept']).toBeCloseTo(2, 1);
  });

  test('read bit by bit is the same as read at once, also after something was taken back', async () => {
    const { azure, start, writes, clock, send, idle } = await desk();
    const bill = openBill(start);
    await makeGateway(azure, 'g');
    await bill.read(writes(), clock.now());
    await azure.make(...circuit('c', 'Premium'));
    clock.advance(hour);
    await bill.read(writes(), clock.now());
    await send('DELETE', 'virtualNetworkGateways/gw-g');
    idle();
    const together = await billOf(start, writes(), clock.now());
    expect(await bill.read(writes(), clock.now())).toEqual(together);
    const fewer = writes().slice(0, -1);
    expect(await bill.read(fewer, clock.now())).toEqual(await billOf(start, fewer, clock.now()));
  });

  test('ends with a group and everything in it', async () => {
    const { azure, bill, send, idle } = await desk(async (prepared) => {
      await makeGateway(prepared, 'g');
      await prepared.make(...circuit('c'));
    });
    expect((await bill()).running).toHaveLength(3);
    await send('DELETE', at(''));
    idle();
    expect((await bill()).running).toEqual([]);
    expect(Object.keys(azure.arm.cloud.resources).filter((key) => key.includes('/providers/'))).toEqual([]);
  });

  test('gives a dated source for every line', async () => {
    const { azure, bill } = await desk(async (prepared) => {
      await makeGateway(prepared, 'g');
      await prepared.make(...circuit('c', 'Premium'));
      await prepared.make('expressRoutePorts/p', ports('Enabled'));
    });
    azure.clock.advance(hour);
    const { lines } = await bill();
    expect(lines).toHaveLength(5);
    for (const { fact } of lines) expect(facts[fact].source.url).toMatch(/^https:/);
  });
});
