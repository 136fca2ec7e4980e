/** Circuits, peerings, authorizations and their figures, one operation group after the other. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { control, freshGroup, networkOf, owner } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { circuitBody, networkId, privatePeering } from '../support/shapes.ts';

const group = 'sdk-circuits';
const network = networkOf(owner);
const { expressRouteCircuits, expressRouteCircuitPeerings, expressRouteCircuitAuthorizations } = network;
const circuit = networkId(owner, group, 'expressRouteCircuits', 'line');
const peering = 'AzurePrivatePeering';

beforeAll(async () => {
  await freshGroup(owner, group);
  await expressRouteCircuits.createOrUpdate(group, 'line', circuitBody());
  await control('provider/provision', { circuit });
  await expressRouteCircuitPeerings.createOrUpdate(group, 'line', peering, privatePeering(20, 300));
});

test('lists of a group and of the subscription show the circuit', async () => {
  expect((await all(expressRouteCircuits.list(group))).map(({ id }) => id)).toEqual([circuit]);
  expect((await all(expressRouteCircuits.listAll())).map(({ id }) => id)).toContain(circuit);
});

test('tags are changed alone', async () => {
  const { serviceKey } = await expressRouteCircuits.get(group, 'line');
  const tagged = await expressRouteCircuits.updateTags(group, 'line', { tags: { owner: 'network team' } });
  expect(tagged).toMatchObject({ tags: { owner: 'network team' }, serviceKey });
});

test('what was read is written back with more bandwidth, and keeps its key and its peering', async () => {
  const read = await expressRouteCircuits.get(group, 'line');
  const { serviceProviderProperties: line } = read;
  const grown = await expressRouteCircuits.createOrUpdate(group, 'line', {
    ...read,
    serviceProviderProperties: { ...line, bandwidthInMbps: 2000 },
  });
  expect(grown).toMatchObject({
    serviceKey: read.serviceKey,
    stag: read.stag,
    serviceProviderProperties: { bandwidthInMbps: 2000 },
    peerings: [{ name: peering }],
  });
  expect(grown.etag).not.toBe(read.etag);
});

test('a change by a stale ETag is refused', async () => {
  const stale = await refusalOf(
    expressRouteCircuits.createOrUpdate(group, 'line', circuitBody(), {
      requestOptions: { headers: { 'If-Match': 'W/"00000000-0000-0000-0000-00000000dead"' } },
    }),
  );
  expect(stale).toMatchObject({ status: 412, code: 'PreconditionFailed' });
});

test('bandwidth does not shrink', async () => {
  const smaller = { ...circuitBody() };
  expect(await refusalOf(expressRouteCircuits.createOrUpdate(group, 'line', smaller))).toMatchObject({
    status: 400,
    code: 'CrossconnectBandwidthLowered',
  });
});

test('figures of the circuit and of its peering are numbers', async () => {
  const figures = [
    await expressRouteCircuits.getStats(group, 'line'),
    await expressRouteCircuits.getPeeringStats(group, 'line', peering),
  ];
  for (const { primarybytesIn = 0, secondarybytesOut = 0 } of figures) {
    expect(primarybytesIn + secondarybytesOut).toBeGreaterThanOrEqual(0);
  }
});

test.for(['primary', 'secondary'])('the %s device answers with ARP and route tables', async (device) => {
  const [arp, routes, summary] = await Promise.all([
    expressRouteCircuits.listArpTable(group, 'line', peering, device),
    expressRouteCircuits.listRoutesTable(group, 'line', peering, device),
    expressRouteCircuits.listRoutesTableSummary(group, 'line', peering, device),
  ]);
  expect(arp.value?.map(({ interface: side }) => side)).toEqual(expect.arrayContaining(['On-Prem', 'Microsoft']));
  expect(Array.isArray(routes.value)).toBe(true);
  expect(summary.value?.length).toBeGreaterThan(0);
});

test('the edge tells what is announced on Microsoft peering once it was checked', async () => {
  await expressRouteCircuits.createOrUpdate(group, 'public', circuitBody('London'));
  const own = networkId(owner, group, 'expressRouteCircuits', 'public');
  await control('provider/provision', { circuit: own });
  await expressRouteCircuitPeerings.createOrUpdate(group, 'public', 'MicrosoftPeering', {
    peeringType: 'MicrosoftPeering',
    peerASN: 64_100,
    primaryPeerAddressPrefix: '123.0.0.0/30',
    secondaryPeerAddressPrefix: '123.0.0.4/30',
    vlanId: 301,
    microsoftPeeringConfig: { advertisedPublicPrefixes: ['198.51.100.0/24'], routingRegistryName: 'RIPENCC' },
  });
  const tables = () =>
    Promise.all([
      expressRouteCircuits.listRoutesTable(group, 'public', 'MicrosoftPeering', 'primary'),
      expressRouteCircuits.listRoutesTableSummary(group, 'public', 'MicrosoftPeering', 'primary'),
      expressRouteCircuits.listArpTable(group, 'public', 'MicrosoftPeering', 'primary'),
    ]);
  const [none] = await tables();
  expect(none.value).toEqual([]);
  await control('microsoft/validate', { circuit: own });
  const [routes, summary, arp] = await tables();
  expect(routes.value).toMatchObject([{ network: '198.51.100.0/24', nextHop: '123.0.0.1', path: '64100' }]);
  expect(summary.value).toMatchObject([{ neighbor: '123.0.0.1', statePfxRcd: '1' }]);
  expect(arp.value?.map(({ ipAddress }) => ipAddress)).toEqual(['123.0.0.1', '123.0.0.2']);
});

test('peerings are listed, read and deleted', async () => {
  expect((await all(expressRouteCircuitPeerings.list(group, 'line'))).map(({ name }) => name)).toEqual([peering]);
  expect(await expressRouteCircuitPeerings.get(group, 'line', peering)).toMatchObject({
    peerASN: 65_010,
    primaryPeerAddressPrefix: '192.168.20.16/30',
    lastModifiedBy: 'Customer',
  });
  await expressRouteCircuits.createOrUpdate(group, 'spare', circuitBody('London'));
  await expressRouteCircuitPeerings.createOrUpdate(group, 'spare', peering, privatePeering(21, 301));
  await expressRouteCircuitPeerings.delete(group, 'spare', peering);
  expect(await all(expressRouteCircuitPeerings.list(group, 'spare'))).toEqual([]);
  await expressRouteCircuits.delete(group, 'spare');
});

test('an authorization is made, listed, read, and its key told on request', async () => {
  await expressRouteCircuitAuthorizations.createOrUpdate(group, 'line', 'guest', {});
  expect((await all(expressRouteCircuitAuthorizations.list(group, 'line'))).map(({ name }) => name)).toEqual(['guest']);
  expect(await expressRouteCircuitAuthorizations.get(group, 'line', 'guest')).toMatchObject({
    authorizationUseStatus: 'Available',
    provisioningState: 'Succeeded',
  });
  const { authorizationKey } = await expressRouteCircuitAuthorizations.listKeys(group, 'line', 'guest');
  expect(authorizationKey).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  await expressRouteCircuitAuthorizations.delete(group, 'line', 'guest');
  expect(await all(expressRouteCircuitAuthorizations.list(group, 'line'))).toEqual([]);
});

test('Global Reach that is not there is not found', async () => {
  const { expressRouteCircuitConnections, peerExpressRouteCircuitConnections } = network;
  expect(await all(expressRouteCircuitConnections.list(group, 'line', peering))).toEqual([]);
  expect(await all(peerExpressRouteCircuitConnections.list(group, 'line', peering))).toEqual([]);
  for (const groups of [expressRouteCircuitConnections, peerExpressRouteCircuitConnections]) {
    expect(await refusalOf(groups.get(group, 'line', peering, 'nobody'))).toMatchObject({
      status: 404,
      code: 'NotFound',
    });
  }
});

test('providers name their places and bandwidths', async () => {
  const providers = await all(network.expressRouteServiceProviders.list());
  const equinix = providers.find(({ name }) => name === 'Equinix');
  expect(equinix?.peeringLocations).toContain('Amsterdam');
  expect(equinix?.bandwidthsOffered).toContainEqual({ offerName: '1Gbps', valueInMbps: 1000 });
});
