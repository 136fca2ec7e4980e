import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { at, connection, createAzure, group, makeCircuit, makeGateway, owner } from './azure.ts';
import type { Answered, Azure } from './azure.ts';

const er = 'expressRouteCircuits/er';
const inMetrics = { apiVersion: '2018-01-01' };
const answer = z.object({
  timespan: z.string(),
  interval: z.string(),
  namespace: z.string(),
  value: z.array(
    z.object({
      name: z.object({ value: z.string() }),
      unit: z.string(),
      timeseries: z.array(
        z.object({
          metadatavalues: z.array(z.object({ name: z.object({ value: z.string() }), value: z.string() })),
          data: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
        }),
      ),
    }),
  ),
});

async function joined(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a');
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
  await azure.make(...connection('c', 'gw-a', er));
  return azure;
}

const metrics = (azure: Azure, of: string, query: Record<string, string> = {}): Promise<Answered> =>
  azure.send('GET', `${of}/providers/Microsoft.Insights/metrics?${new URLSearchParams(query)}`, undefined, inMetrics);

/** The newest value of each series of the first metric. */
async function newest(azure: Azure, of: string, query: Record<string, string>) {
  const { value } = answer.parse((await metrics(azure, of, query)).body);
  return (value[0]?.timeseries ?? []).map(({ metadatavalues, data }) => ({
    of: metadatavalues.map((one) => one.value).join(' '),
    point: data.at(-1),
  }));
}

describe('metrics', () => {
  let azure: Azure;
  beforeAll(async () => {
    azure = await joined();
  });

  test.for([
    { of: er, name: 'ArpAvailability' },
    { of: 'virtualNetworkGateways/gw-a', name: 'ExpressRouteGatewayCountOfRoutesLearnedFromPeer' },
    { of: 'connections/c', name: 'BitsInPerSecond' },
  ])('of $of are listed, $name among them', async ({ of, name }) => {
    const path = `${of}/providers/Microsoft.Insights/metricDefinitions`;
    const { value } = (await azure.send('GET', path, undefined, inMetrics)).body;
    expect(value).toContainEqual(
      expect.objectContaining({ resourceId: at(of), name: expect.objectContaining({ value: name }) as unknown }),
    );
  });

  test('of traffic are zero, at every minute since the circuit is there', async () => {
    const { value, interval, namespace } = answer.parse(
      (await metrics(azure, er, { metricnames: 'BitsInPerSecond' })).body,
    );
    expect({ interval, namespace }).toEqual({ interval: 'PT1M', namespace: 'Microsoft.Network/expressRouteCircuits' });
    const [series] = value[0]?.timeseries ?? [];
    expect(series?.data).toHaveLength(60);
    const values = (series?.data ?? []).map((point) => point['average']);
    const first = values.indexOf(0);
    expect(first).toBeGreaterThan(0);
    expect(values.slice(0, first).every((value) => value === undefined)).toBe(true);
    expect(values.slice(first).every((value) => value === 0)).toBe(true);
  });

  test('of availability follow the circuit, link by link, and say nothing of the time before it was there', async () => {
    const split = { metricnames: 'BgpAvailability', $filter: "PeeringType eq 'Private' and Peer eq '*'" };
    const { value } = answer.parse((await metrics(azure, er, split)).body);
    expect(value[0]?.timeseries[0]?.data[0]).not.toHaveProperty('average');
    expect(await newest(azure, er, split)).toMatchObject([
      { of: 'Primary', point: { average: 100 } },
      { of: 'Secondary', point: { average: 100 } },
    ]);
    await azure.send('POST', `/_control/bgp/down?circuit=${at(er)}&link=secondary`);
    expect(await newest(azure, er, split)).toMatchObject([
      { of: 'Primary', point: { average: 100 } },
      { of: 'Secondary', point: { average: 0 } },
    ]);
    expect(await newest(azure, er, { metricnames: 'BgpAvailability', aggregation: 'Average,Minimum' })).toMatchObject([
      { point: { average: 50, minimum: 0 } },
    ]);
    expect(await newest(azure, er, { metricnames: 'ArpAvailability' })).toMatchObject([{ point: { average: 100 } }]);
    await azure.send('POST', `/_control/bgp/up?circuit=${at(er)}`);
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at(er)}`);
    expect(await newest(azure, er, { metricnames: 'ArpAvailability' })).toMatchObject([{ point: { average: 0 } }]);
    await azure.send('POST', `/_control/provider/provision?circuit=${at(er)}`);
  });

  test('of a gateway count the routes it learned from each peer', async () => {
    const query = {
      metricnames: 'ExpressRouteGatewayCountOfRoutesLearnedFromPeer',
      $filter: "BgpPeerAddress eq '*'",
    };
    expect(await newest(azure, 'virtualNetworkGateways/gw-a', query)).toMatchObject([
      { of: '10.0.0.4', point: { maximum: 1 } },
      { of: '10.0.0.5', point: { maximum: 1 } },
    ]);
  });

  test('of a port pair say which links are on', async () => {
    await azure.make('expressRoutePorts/p', {
      location: 'westeurope',
      properties: { peeringLocation: 'Amsterdam', bandwidthInGbps: 10, encapsulation: 'Dot1Q' },
    });
    expect(
      await newest(azure, 'expressRoutePorts/p', { metricnames: 'AdminState', $filter: "Link eq '*'" }),
    ).toMatchObject([
      { of: 'link1', point: { average: 0 } },
      { of: 'link2', point: { average: 0 } },
    ]);
  });

  test.for([
    {
      query: { metricnames: 'Happiness' },
      words: 'Valid metrics: BitsInPerSecond',
      because: 'there is no such metric',
    },
    { query: { timespan: 'yesterday' }, words: 'span of time', because: 'a span has two ends' },
    { query: { interval: 'PT7M' }, words: 'step of time', because: 'not every step is there' },
    { query: { timespan: 'P30D' }, words: 'too many', because: 'a month has many minutes' },
    { query: { aggregation: 'Guess' }, words: 'not an aggregation', because: 'there are five' },
    { query: { $filter: 'Peer is down' }, words: 'not understood', because: 'filters have a grammar' },
  ])('are refused in words: $because', async ({ query, words }) => {
    const refused = await metrics(azure, er, query);
    expect(refused).toMatchObject({ status: 400, code: 'BadRequest' });
    expect(refused.message).toContain(words);
  });

  test('of other types, and of what is not there, are not made up', async () => {
    expect((await metrics(azure, 'virtualNetworks/vnet-a')).status).toBe(501);
    expect((await metrics(azure, 'expressRouteCircuits/nobody')).status).toBe(404);
  });

  test('cover the span that is asked for', async () => {
    const timespan = '2026-01-05T00:00:00Z/2026-01-05T06:00:00Z';
    const { value } = answer.parse((await metrics(azure, er, { timespan, interval: 'PT1H' })).body);
    expect(value[0]?.timeseries[0]?.data.map((point) => point['timeStamp'])).toEqual(
      [0, 1, 2, 3, 4, 5].map((hour) => `2026-01-05T0${hour}:00:00Z`),
    );
  });
});

describe('the activity log', () => {
  const log = (azure: Azure, filter: string, more = '', subscription = owner): Promise<Answered> =>
    azure.send(
      'GET',
      `/subscriptions/${subscription}/providers/Microsoft.Insights/eventtypes/management/values?$filter=${encodeURIComponent(filter)}${more}`,
      undefined,
      { apiVersion: '2015-04-01' },
    );
  const since = "eventTimestamp ge '2026-01-01T00:00:00Z'";
  const events = z.object({
    value: z.array(
      z.object({
        caller: z.string(),
        operationName: z.object({ value: z.string() }),
        status: z.object({ value: z.string() }),
        eventTimestamp: z.string(),
        correlationId: z.string(),
        resourceId: z.string(),
      }),
    ),
  });
  const told = async (azure: Azure, filter: string) =>
    events
      .parse((await log(azure, filter)).body)
      .value.map(({ operationName, status }) => `${operationName.value} ${status.value}`);

  test('tells of a write that it was begun, taken and ended, the newest first', async () => {
    const azure = await createAzure('today');
    await azure.make('expressRoutePorts/p', {
      location: 'westeurope',
      properties: { peeringLocation: 'Amsterdam', bandwidthInGbps: 10, encapsulation: 'Dot1Q' },
    });
    const filter = `${since} and resourceUri eq '${at('expressRoutePorts/p')}'`;
    expect(await told(azure, filter)).toEqual([
      'Microsoft.Network/expressRoutePorts/write Succeeded',
      'Microsoft.Network/expressRoutePorts/write Accepted',
      'Microsoft.Network/expressRoutePorts/write Started',
    ]);
    const { value } = events.parse((await log(azure, filter)).body);
    expect(new Set(value.map(({ correlationId }) => correlationId)).size).toBe(1);
    expect(value[0]?.eventTimestamp).not.toBe(value[2]?.eventTimestamp);
  });

  test('tells of refusals, of deletions and of who it was', async () => {
    const azure = await createAzure('today');
    await azure.send('PUT', er, { location: 'westeurope' }, { actor: 'mallory' });
    await azure.make('routeFilters/f', { location: 'westeurope' });
    await azure.send('DELETE', 'routeFilters/f');
    const { value } = events.parse((await log(azure, `${since} and caller eq 'mallory'`)).body);
    expect(value.map(({ status }) => status.value)).toEqual(['Failed', 'Started']);
    expect(await told(azure, `${since} and resourceUri eq '${at('routeFilters/f')}'`)).toContain(
      'Microsoft.Network/routeFilters/delete Accepted',
    );
  });

  test('tells of actions by their names', async () => {
    const azure = await joined();
    await azure.send('POST', `${er}/peerings/AzurePrivatePeering/arpTables/primary`);
    expect(await told(azure, `${since} and resourceProvider eq 'Microsoft.Network'`)).toContain(
      'Microsoft.Network/expressRouteCircuits/peerings/arpTables/action Accepted',
    );
  });

  test('keeps to its subscription, its group and its times', async () => {
    const azure = await createAzure('today');
    expect(await told(azure, `${since} and resourceGroupName eq 'rg-test'`)).toEqual([
      'Microsoft.Resources/resourceGroups/write Succeeded',
      'Microsoft.Resources/resourceGroups/write Started',
    ]);
    expect(await told(azure, "eventTimestamp ge '2027-01-01T00:00:00Z'")).toEqual([]);
    expect(await told(azure, `${since} and eventTimestamp le '2026-01-02T00:00:00Z'`)).toEqual([]);
    const other = events.parse((await log(azure, since, '', '00000000-0000-0000-0000-000000000009')).body);
    expect(other.value).toEqual([]);
  });

  test('shows what is asked for', async () => {
    const azure = await createAzure('today');
    const { value } = (await log(azure, since, '&$select=caller,resourceId')).body;
    expect(value[0]).toEqual({ caller: 'learner', resourceId: group });
  });

  test.for([
    { filter: '', because: 'it must be said from when' },
    { filter: "resourceGroupName eq 'rg-test'", because: 'it must be said from when' },
    { filter: `${since} and mood eq 'good'`, because: 'the log knows no moods' },
  ])('is refused: $because', async ({ filter }) => {
    const azure = await createAzure('today');
    expect(await log(azure, filter)).toMatchObject({ status: 400, code: 'CrossconnectInvalidFilter' });
  });
});

describe('what Azure knows of the world', () => {
  const list = async (azure: Azure, type: string) =>
    (await azure.send('GET', `/subscriptions/${owner}/providers/Microsoft.Network/${type}`)).body.value;

  test('connectivity providers, each with its places and bandwidths', async () => {
    const azure = await createAzure('today');
    const providers = await list(azure, 'expressRouteServiceProviders');
    const equinix = providers.find(({ name }) => name === 'Equinix');
    expect(equinix?.properties['peeringLocations']).toContain('Silicon Valley');
    expect(equinix?.properties['bandwidthsOffered']).toContainEqual({ offerName: '50Mbps', valueInMbps: 50 });
    expect(equinix?.properties['bandwidthsOffered']).toContainEqual({ offerName: '10Gbps', valueInMbps: 10_000 });
  });

  test('locations of ExpressRoute Direct, one by one', async () => {
    const azure = await createAzure('today');
    const places = await list(azure, 'ExpressRoutePortsLocations');
    const names = places.map(({ name }) => name);
    expect(names).toContain('Equinix-Seattle-SE2');
    expect(names.some((name) => name.includes('Busan'))).toBe(false);
    const path = `/subscriptions/${owner}/providers/Microsoft.Network/expressRoutePortsLocations`;
    expect(new Set(places.map(({ properties }) => JSON.stringify(properties['availableBandwidths'])))).toEqual(
      new Set(['[]']),
    );
    const one = (await azure.send('GET', `${path}/equinix-seattle-se2`)).body;
    expect(one.name).toBe('Equinix-Seattle-SE2');
    expect(one.properties['availableBandwidths']).toContainEqual({ offerName: '10 Gbps', valueInGbps: 10 });
    expect(await azure.send('GET', `${path}/Busan`)).toMatchObject({
      status: 404,
      code: 'CrossconnectPortsLocationNotFound',
    });
  });

  test('BGP communities, and which need Microsoft’s leave', async () => {
    const azure = await createAzure('today');
    const communities = await list(azure, 'bgpServiceCommunities');
    const of = (name: string) => communities.find((one) => one.name === name)?.properties['bgpCommunities'];
    expect(of('Exchange')).toMatchObject([{ communityValue: '12076:5010', isAuthorizedToUse: false }]);
    expect(of('AzureWestEurope')).toMatchObject([{ communityValue: '12076:51002', isAuthorizedToUse: true }]);
  });

  test('these lists are read, not written', async () => {
    const azure = await createAzure('today');
    const path = `/subscriptions/${owner}/providers/Microsoft.Network/bgpServiceCommunities`;
    expect((await azure.send('POST', path)).status).toBe(405);
  });
});
