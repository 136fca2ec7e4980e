/** What the customer's routers are really configured with, and what Azure's own tools make of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import { runCommand } from '#src/azure/console/run.ts';
import { networkOf } from '#src/azure/network.ts';
import { nodesOfCircuit, ways } from '#src/azure/network/circuits.ts';
import { nodeOf, worldOf } from '#src/azure/network/world.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { valueOf } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import { at, connection, createAzure, makeCircuit, makeGateway } from './azure.ts';
import type { Azure } from './azure.ts';

const circuitPath = 'expressRouteCircuits/er';
const peering = `${circuitPath}/peerings/AzurePrivatePeering`;
const of = `?circuit=${encodeURIComponent(at(circuitPath))}`;
const asIs = {
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65001,
    primaryPeerAddressPrefix: '192.168.10.16/30',
    secondaryPeerAddressPrefix: '192.168.10.20/30',
    vlanId: 200,
  },
};
const rows = z.object({ value: z.array(z.record(z.string(), z.unknown())) });

async function joined(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a');
  await makeCircuit(azure, 'er');
  await azure.make(peering, asIs);
  await azure.make(...connection('c', 'gw-a', circuitPath));
  return azure;
}

async function table(azure: Azure, action: string): Promise<Record<string, unknown>[]> {
  const { headers } = await azure.send('POST', `${peering}/${action}`);
  azure.idle();
  const { pathname, search } = new URL(headers.get('location') ?? '');
  return rows.parse((await azure.send('GET', `${pathname}${search}`)).body).value;
}

const flow = { from: '10.100.0.10', to: '10.0.0.40' };
const follow = ({ arm }: Azure, from = flow.from) => trace(networkOf(arm.cloud, 'today'), { ...flow, from });

function ask({ arm }: Azure, line: string) {
  const circuit = worldOf(arm.cloud, 'today').find(at(circuitPath));
  if (!circuit) throw new Error('There is no circuit.');
  return runCommand({ cloud: arm.cloud, profile: 'today', at: nodesOfCircuit(circuit).router, line }).text;
}

async function reading(azure: Azure, metric: string): Promise<unknown[]> {
  const path = `${at(circuitPath)}/providers/Microsoft.Insights/metrics`;
  const filter = encodeURIComponent("Peer eq '*'");
  const { body } = await azure.send('GET', `${path}?metricnames=${metric}&$filter=${filter}`);
  const schema = z.object({
    value: z.array(z.object({ timeseries: z.array(z.object({ data: z.array(z.record(z.string(), z.unknown())) })) })),
  });
  return schema.parse(body).value.flatMap(({ timeseries }) => timeseries.map(({ data }) => data.at(-1)?.['average']));
}

const many = Array.from(
  { length: valueOf('expressroute/private-peering-routes', 'today').ipv4 + 1 },
  (_, index) => `172.${16 + Math.floor(index / 1024)}.${Math.floor(index / 4) % 256}.${(index % 4) * 64}/26`,
).join(',');

/** What is wrong, and what each tool then says. `mac` is what stands for the customer's end in the ARP table of a link. */
const cases = [
  {
    name: 'nothing is said of them',
    order: {},
    arp: { primary: true, secondary: true },
    state: { primary: '1', secondary: '1' },
    says: undefined,
    because: 'what is not said is as the peering has it',
  },
  {
    name: 'they are as the peering says',
    order: { vlan: 200, asn: 65001, primary: '192.168.10.17/30', secondary: '192.168.10.21/30', shut: [] },
    arp: { primary: true, secondary: true },
    state: { primary: '1', secondary: '1' },
    says: undefined,
    because: 'to say the same is no difference',
  },
  {
    name: 'they have another VLAN',
    order: { vlan: 210 },
    arp: { primary: false, secondary: false },
    state: { primary: 'Idle', secondary: 'Idle' },
    says: 'VLAN',
    because: 'frames of another tag are not heard: expressroute/peering-ends-agree',
  },
  {
    name: 'they have another AS number',
    order: { asn: 65009 },
    arp: { primary: true, secondary: true },
    state: { primary: 'Active', secondary: 'Active' },
    says: 'AS number',
    because: 'below BGP nothing is wrong: expressroute/session-states',
  },
  {
    name: 'the two subnets are the other way round',
    order: { primary: '192.168.10.21/30', secondary: '192.168.10.17/30' },
    arp: { primary: false, secondary: false },
    state: { primary: 'Idle', secondary: 'Idle' },
    says: '192.168.10.21',
    because: 'each edge looks for an address that the other link has: expressroute/arp-both-ends',
  },
  {
    name: 'one has the second address of its subnet, which is the edge’s',
    order: { secondary: '192.168.10.22/30' },
    arp: { primary: true, secondary: false },
    state: { primary: '1', secondary: 'Idle' },
    says: '192.168.10.22',
    because: 'the first is the customer’s: expressroute/link-addresses',
  },
  {
    name: 'the interface of one link is off',
    order: { shut: ['primary'] },
    arp: { primary: false, secondary: true },
    state: { primary: 'Idle', secondary: '1' },
    says: 'switched off',
    because: 'the other link carries on',
  },
] as const;

describe.for(cases)('when of the routers $name', ({ order, arp, state, says, because }) => {
  let azure: Azure;
  beforeAll(async () => {
    azure = await joined();
    const answered = await azure.send('PUT', `/_control/site/routers${of}`, order);
    expect(answered.status, answered.message).toBe(200);
  });

  test(`the ARP table of each link shows it: ${because}`, async () => {
    for (const way of ways) {
      const [own, microsoft] = await table(azure, `arpTables/${way}`);
      expect(own?.['macAddress'] !== 'Incomplete', way).toBe(arp[way]);
      expect(microsoft?.['macAddress']).toMatch(/^02/);
    }
  });

  test('and so does the summary of BGP, with the routes of a session that is up', async () => {
    for (const way of ways) {
      const [site] = await table(azure, `routeTablesSummary/${way}`);
      expect(site, way).toMatchObject({ as: 65001, statePfxRcd: state[way] });
      const networks = (await table(azure, `routeTables/${way}`)).map(({ network }) => network);
      expect(networks.includes('10.100.0.0/16'), way).toBe(state[way] === '1');
      expect(networks, 'the network behind the gateway is known all the same').toContain('10.0.0.0/16');
    }
  });

  test('and the metrics', async () => {
    const percent = (isUp: boolean) => (isUp ? 100 : 0);
    expect(await reading(azure, 'ArpAvailability')).toEqual(ways.map((way) => percent(arp[way])));
    expect(await reading(azure, 'BgpAvailability')).toEqual(ways.map((way) => percent(state[way] === '1')));
  });

  test('and packets go by a link that is left, or not at all, and say why', () => {
    const isUp = ways.some((way) => state[way] === '1');
    const found = follow(azure);
    expect(found.hops.some(({ node }) => node === nodeOf(at('virtualNetworkGateways/gw-a')))).toBe(isUp);
    if (!isUp) {
      expect(found).toMatchObject({ delivered: false, fact: 'expressroute/peering-ends-agree' });
      expect(found.because).toContain(says);
    }
  });
});

describe('the routers themselves', () => {
  test.for([
    { order: { vlan: 210 }, line: 'show ip interface brief', says: 'GigabitEthernet0/0/0.210', because: 'their tag' },
    { order: { asn: 65009 }, line: 'show ip bgp summary', says: 'local AS number 65009', because: 'their number' },
    { order: { asn: 65009 }, line: 'show ip bgp summary', says: '12076  Active', because: 'nobody takes the number' },
    {
      order: { primary: '192.168.10.21/30' },
      line: 'show ip bgp summary',
      says: '192.168.10.22  4',
      because: 'they look for the edge in their own subnet',
    },
    {
      order: { primary: '192.168.10.18/30' },
      line: 'show arp',
      says: '192.168.10.17  Incomplete',
      because: 'with the second address they look for the first',
    },
    {
      order: { shut: ['secondary'] },
      line: 'show ip interface brief',
      says: '192.168.10.21  administratively down  down',
      because: 'somebody switched it off',
    },
    {
      order: { vlan: 210 },
      line: 'show ip interface brief',
      says: '192.168.10.17  up',
      because: 'the line is not what is wrong',
    },
  ])('say so to $line: $because', async ({ order, line, says }) => {
    const azure = await joined();
    await azure.send('PUT', `/_control/site/routers${of}`, order);
    expect(ask(azure, line)).toContain(says);
  });

  test('ask nobody for an address out of an interface that is switched off', async () => {
    const azure = await joined();
    await azure.send('PUT', `/_control/site/routers${of}`, { shut: ['secondary'] });
    const text = ask(azure, 'show arp');
    expect(text).toContain('192.168.10.18');
    expect(text).not.toContain('192.168.10.22');
  });

  test('hear the edge and have no session when they announce too much: expressroute/private-peering-routes', async () => {
    const azure = await joined();
    await azure.send('POST', `/_control/bgp/announce${of}&prefixes=${many}`);
    const [own] = await table(azure, 'arpTables/primary');
    expect(own?.['macAddress']).not.toBe('Incomplete');
    expect((await table(azure, 'routeTablesSummary/primary'))[0]).toMatchObject({ statePfxRcd: 'Idle (PfxCt)' });
    expect(ask(azure, 'show ip bgp summary')).toContain('4001 network entries');
    expect(follow(azure, '172.16.0.10')).toMatchObject({
      delivered: false,
      fact: 'expressroute/private-peering-routes',
    });
  });
});

describe('the control of the routers', () => {
  test('is answered with what was said, replaces it as a whole, and takes it back', async () => {
    const azure = await joined();
    const control = async (method: string, body?: unknown) =>
      (await azure.send(method, `/_control/site/routers${of}`, body)).body;
    expect(await control('GET')).toEqual({ circuit: at(circuitPath), routers: {} });
    await control('PUT', { vlan: 210, asn: 65009 });
    expect(await control('GET')).toMatchObject({ routers: { vlan: 210, asn: 65009 } });
    await control('PUT', { shut: ['primary'] });
    expect(await control('GET')).toMatchObject({ routers: { shut: ['primary'] } });
    expect((await control('GET')) as unknown).not.toMatchObject({ routers: { vlan: 210 } });
    await control('DELETE');
    expect(await control('GET')).toMatchObject({ routers: {} });
    expect(follow(azure).hops.length).toBeGreaterThan(3);
  });

  test('keeps what else the site does, and no client of Azure is shown any of it', async () => {
    const azure = await joined();
    const shown = (await azure.send('GET', circuitPath)).body;
    await azure.send('POST', `/_control/bgp/announce${of}&prefixes=10.1.0.0/16`);
    await azure.send('PUT', `/_control/site/routers${of}`, { vlan: 210 });
    expect(azure.arm.cloud.resources[at(circuitPath).toLowerCase()]?.onPremises).toEqual({
      down: [],
      prefixes: ['10.1.0.0/16'],
      routers: { vlan: 210 },
    });
    expect((await azure.send('GET', circuitPath)).body).toEqual(shown);
    await azure.make(peering, { properties: { ...asIs.properties, vlanId: 210 } });
    expect(follow(azure).because, 'what Azure is told may come to fit the routers').not.toContain('VLAN');
  });

  test('is in the journal, so that a replay has the same routers', async () => {
    const azure = await createAzure('today');
    await makeCircuit(azure, 'er');
    const start = azure.arm.snapshot();
    const before = azure.arm.journal.length;
    await azure.send('PUT', `/_control/site/routers${of}`, { vlan: 210 });
    const again = await replay(start, azure.arm.journal.slice(before), createVirtualClock());
    expect(again.cloud).toEqual(azure.arm.cloud);
    expect(parseSnapshot(JSON.parse(JSON.stringify(again.snapshot()))).cloud).toEqual(azure.arm.cloud);
  });

  test.for([
    { order: { vlan: 4095 }, code: 'CrossconnectVlan', because: 'no VLAN has that ID: expressroute/vlan-range' },
    { order: { vlan: 'x' }, code: 'CrossconnectInvalidProperty', because: 'it is no number' },
    { order: { asn: 0 }, code: 'CrossconnectInvalidProperty', because: 'AS numbers begin at 1' },
    { order: { primary: '10.0.0.1' }, code: 'CrossconnectInvalidProperty', because: 'it has no length' },
    { order: { primary: 'here/30' }, code: 'CrossconnectInvalidProperty', because: 'it is no address' },
    { order: { shut: ['third'] }, code: 'CrossconnectInvalidProperty', because: 'a circuit has two links' },
    { order: { color: 'red' }, code: 'CrossconnectInvalidProperty', because: 'routers have none' },
  ])('is refused $order: $because', async ({ order, code }) => {
    const azure = await createAzure('today');
    await makeCircuit(azure, 'er');
    const answered = await azure.send('PUT', `/_control/site/routers${of}`, order);
    expect(answered).toMatchObject({ status: 400, code });
    expect(answered.message.length).toBeGreaterThan(20);
    expect((await azure.send('GET', `/_control/site/routers${of}`)).body).toMatchObject({ routers: {} });
  });
});
