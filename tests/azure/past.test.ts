/** What Azure remembers: metrics of the past and the activity log follow from what was written, also before a snapshot was taken. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseSnapshot, replay, restoreArm } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { get } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import {
  address,
  at,
  circuit,
  connection,
  createAzure,
  gateway,
  makeCircuit,
  makeGateway,
  network,
  owner,
} from './azure.ts';
import type { Azure } from './azure.ts';

const er = 'expressRouteCircuits/er';
const minute = 60_000;

async function prepared(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeCircuit(azure, 'er');
  await azure.make(`${er}/peerings/AzurePrivatePeering`, {
    properties: {
      peeringType: 'AzurePrivatePeering',
      peerASN: 65001,
      primaryPeerAddressPrefix: '192.168.10.16/30',
      secondaryPeerAddressPrefix: '192.168.10.20/30',
      vlanId: 200,
    },
  });
  return azure;
}

const bodyOf = async (arm: Arm, path: string, apiVersion: string): Promise<unknown> => {
  const response = await arm.fetch(get(path, { apiVersion }));
  return response.json();
};

const figure = z.optional(z.number());
const answer = z.object({
  value: z.array(
    z.object({
      timeseries: z.array(
        z.object({
          data: z.array(z.object({ average: figure, minimum: figure, maximum: figure, count: figure })),
        }),
      ),
    }),
  ),
});

/** The average of BGP availability of the primary link, step by step, over the last minutes. */
async function availability(arm: Arm, now: number, minutes: number, interval = 'PT1M', aggregation = 'Average') {
  const query = new URLSearchParams({
    metricnames: 'BgpAvailability',
    aggregation,
    interval,
    timespan: `${new Date(now - minutes * minute).toISOString()}/${new Date(now).toISOString()}`,
    $filter: "Peer eq 'Primary'",
  });
  const body = await bodyOf(arm, `${at(er)}/providers/Microsoft.Insights/metrics?${String(query)}`, '2018-01-01');
  const { value } = answer.parse(body);
  return (value[0]?.timeseries[0]?.data ?? []).map(
    ({ average, minimum, maximum, count }) => average ?? minimum ?? maximum ?? count,
  );
}

/** A link was down for three minutes, and has been up again for two. */
async function mended(): Promise<Azure> {
  const azure = await prepared();
  azure.clock.advance(10 * minute);
  await azure.send('POST', `/_control/bgp/down?circuit=${at(er)}&link=primary`);
  azure.clock.advance(3 * minute);
  await azure.send('POST', `/_control/bgp/up?circuit=${at(er)}`);
  azure.clock.advance(2 * minute);
  return azure;
}

const outage = [100, 100, 0, 0, 0, 100, 100, 100];

describe('metrics of the past', () => {
  test('show from when to when a link was down, minute by minute', async () => {
    const { arm, clock } = await mended();
    expect(await availability(arm, clock.now(), 8)).toEqual(outage);
  });

  test.for([
    { aggregation: 'Average', values: [60, 100] },
    { aggregation: 'Minimum', values: [0, 100] },
    { aggregation: 'Maximum', values: [100, 100] },
    { aggregation: 'Count', values: [5, 5] },
  ])('are put together for longer steps: $aggregation', async ({ aggregation, values }) => {
    const { arm, clock } = await mended();
    clock.advance(5 * minute);
    expect(await availability(arm, clock.now(), 10, 'PT5M', aggregation.toLowerCase())).toEqual(values);
  });

  test('end with the present, however short ago it changed', async () => {
    const azure = await mended();
    await azure.send('POST', `/_control/bgp/down?circuit=${at(er)}`);
    expect((await availability(azure.arm, azure.clock.now(), 8)).at(-1)).toBe(0);
    azure.clock.advance(20_000);
    expect((await availability(azure.arm, azure.clock.now(), 1)).at(-1)).toBe(0);
  });

  test('say nothing of the time before there was anything', async () => {
    const { arm, clock } = await mended();
    const values = await availability(arm, clock.now(), 24 * 60);
    expect(values.slice(0, 10)).toEqual(Array.from({ length: 10 }));
    expect(values.slice(-8)).toEqual(outage);
  });

  test('are the same after a snapshot that remembers, and gone after one that does not', async () => {
    const { arm, clock } = await mended();
    const kept = restoreArm(parseSnapshot(JSON.parse(JSON.stringify(arm.snapshot({ withPast: true })))));
    expect(await availability(kept, clock.now(), 8)).toEqual(outage);
    const forgetful = restoreArm(parseSnapshot(JSON.parse(JSON.stringify(arm.snapshot()))));
    expect((await availability(forgetful, clock.now(), 8)).slice(0, -1)).toEqual(Array.from({ length: 7 }));
  });

  test('follow what is written after such a snapshot, also when it is played again', async () => {
    const azure = await mended();
    const snapshot = azure.arm.snapshot({ withPast: true });
    const before = azure.arm.journal.length;
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at(er)}`);
    azure.clock.advance(2 * minute);
    const clock = createVirtualClock(snapshot.at);
    const again = await replay(snapshot, azure.arm.journal.slice(before), clock);
    clock.advanceTo(azure.clock.now());
    const values = await availability(again, azure.clock.now(), 8);
    expect(values).toEqual(await availability(azure.arm, azure.clock.now(), 8));
    expect(values.slice(-2)).toEqual([0, 0]);
  });

  test('to ask for them changes nothing', async () => {
    const { arm, clock } = await mended();
    const before = JSON.stringify(arm.snapshot({ withPast: true }));
    await availability(arm, clock.now(), 8);
    expect(JSON.stringify(arm.snapshot({ withPast: true }))).toBe(before);
  });
});

const events = z.object({
  value: z.array(
    z.object({
      operationName: z.object({ value: z.string() }),
      status: z.object({ value: z.string() }),
      properties: z.object({ statusMessage: z.optional(z.string()) }),
    }),
  ),
});
type Events = z.infer<typeof events>['value'];

async function log(arm: Arm, resource: string): Promise<Events> {
  const filter = `eventTimestamp ge '2026-01-01T00:00:00Z' and resourceUri eq '${resource}'`;
  const path = `/subscriptions/${owner}/providers/Microsoft.Insights/eventtypes/management/values?$filter=${encodeURIComponent(filter)}`;
  const body = await bodyOf(arm, path, '2015-04-01');
  return events.parse(body).value;
}

describe('the activity log', () => {
  test('goes back before a snapshot that remembers', async () => {
    const { arm } = await prepared();
    const kept = restoreArm(parseSnapshot(JSON.parse(JSON.stringify(arm.snapshot({ withPast: true })))));
    expect((await log(kept, at(er))).map(({ status }) => status.value)).toEqual(['Succeeded', 'Accepted', 'Started']);
    expect(await log(restoreArm(arm.snapshot()), at(er))).toEqual([]);
  });

  test('says what a refused request was told', async () => {
    const azure = await prepared();
    const refused = await azure.send('PUT', er, {
      location: 'westeurope',
      properties: { serviceProviderProperties: 7 },
    });
    expect(refused.status).toBe(400);
    const [last] = await log(azure.arm, at(er));
    expect(last?.status.value).toBe('Failed');
    expect(last?.properties.statusMessage).toContain(refused.code);
  });

  test('says why an operation failed that had been accepted', async () => {
    const azure = await createAzure('today');
    await makeGateway(azure, 'a');
    await azure.make(...circuit('raw'));
    const path = 'connections/c';
    await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/raw'));
    const [last] = await log(azure.arm, at(path));
    expect(last?.status.value).toBe('Failed');
    expect(last?.properties.statusMessage).toContain('CrossconnectCircuitNotProvisioned');
  });
});

const statusSchema = z.object({
  properties: z.object({ availabilityState: z.string(), summary: z.string(), occurredTime: z.string() }),
});
type Status = z.infer<typeof statusSchema>['properties'];

async function health(azure: Azure, of: string): Promise<Status> {
  const path = `${at(of)}/providers/Microsoft.ResourceHealth/availabilityStatuses/current`;
  const body = await bodyOf(azure.arm, path, '2022-10-01');
  return statusSchema.parse(body).properties;
}

describe('resource health', () => {
  test.for([
    { state: 'Available', says: 'BGP is up on every link', because: 'all sessions are up', does: [] },
    {
      state: 'Degraded',
      says: 'BGP is down on the primary link of Private peering',
      because: 'one of two sessions is down',
      does: [`/_control/bgp/down?circuit=${at(er)}&link=primary`],
    },
    {
      state: 'Unavailable',
      says: 'BGP is down on the primary link of Private peering and the secondary link',
      because: 'no session is up',
      does: [`/_control/bgp/down?circuit=${at(er)}`],
    },
    {
      state: 'Unknown',
      says: 'has not provisioned',
      because: 'there is no link to measure',
      does: [`/_control/provider/deprovision?circuit=${at(er)}`],
    },
    {
      state: 'Unavailable',
      says: 'failed',
      because: 'the last change failed',
      does: [`/_control/provider/fail?circuit=${at(er)}`],
    },
  ])('of a circuit is $state: $because', async ({ state, says, does }) => {
    const azure = await prepared();
    for (const path of does) expect((await azure.send('POST', path)).status).toBe(200);
    const found = await health(azure, er);
    expect(found.availabilityState).toBe(state);
    expect(found.summary).toContain(says);
  });

  test('of a circuit without a peering is unknown', async () => {
    const azure = await createAzure('today');
    await makeCircuit(azure, 'er');
    expect(await health(azure, er)).toMatchObject({ availabilityState: 'Unknown' });
  });

  test('of a connection follows its own state and the circuit behind it', async () => {
    const azure = await prepared();
    await makeGateway(azure, 'a');
    await azure.make(...connection('c', 'gw-a', er));
    expect((await health(azure, 'connections/c')).availabilityState).toBe('Available');
    await azure.send('POST', `/_control/bgp/down?circuit=${at(er)}`);
    expect((await health(azure, 'connections/c')).availabilityState).toBe('Unavailable');
  });

  test('of a gateway that is being made is not known yet', async () => {
    const azure = await createAzure('today');
    await azure.make(...network('vnet-a'));
    await azure.make(...address('pip-gw-a'));
    await azure.send('PUT', ...gateway('gw-a', 'vnet-a'));
    expect((await health(azure, 'virtualNetworkGateways/gw-a')).availabilityState).toBe('Unknown');
    azure.idle();
    expect((await health(azure, 'virtualNetworkGateways/gw-a')).availabilityState).toBe('Available');
  });

  test('knows since when, and what it was before', async () => {
    const azure = await mended();
    const path = `${at(er)}/providers/Microsoft.ResourceHealth/availabilityStatuses`;
    const { value } = z.object({ value: z.array(statusSchema) }).parse(await bodyOf(azure.arm, path, '2022-10-01'));
    const states = value.map(({ properties }) => properties);
    expect(states.slice(0, 3).map(({ availabilityState }) => availabilityState)).toEqual([
      'Available',
      'Degraded',
      'Available',
    ]);
    const [now, before] = states;
    expect(Date.parse(now?.occurredTime ?? '')).toBe(azure.clock.now() - 2 * minute);
    expect(Date.parse(before?.occurredTime ?? '')).toBe(azure.clock.now() - 5 * minute);
  });

  test.for([
    { of: 'virtualNetworks/vnet-a', status: 501, because: 'networks have no health' },
    { of: 'expressRouteCircuits/nobody', status: 404, because: 'it is not there' },
  ])('of $of is refused: $because', async ({ of, status }) => {
    const azure = await createAzure('today');
    await azure.make(...network('vnet-a'));
    const path = `${of}/providers/Microsoft.ResourceHealth/availabilityStatuses/current`;
    expect((await azure.send('GET', path, undefined, { apiVersion: '2022-10-01' })).status).toBe(status);
  });
});
