/** ExpressRoute Direct: ports, their links and authorizations, and a circuit on a port. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { freshGroup, networkOf, owner, user } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { networkId, region } from '../support/shapes.ts';

const group = 'sdk-direct';
const network = networkOf(owner);
const { expressRoutePorts, expressRouteLinks, expressRoutePortAuthorizations, expressRoutePortsLocations } = network;
const port = networkId(owner, group, 'expressRoutePorts', 'port');
const place = 'Equinix-Amsterdam-AM5';
const sku = { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' } as const;

beforeAll(async () => {
  await Promise.all([freshGroup(owner, group), freshGroup(user, group)]);
});

test('the places where ports are had name their bandwidths', async () => {
  const places = await all(expressRoutePortsLocations.list());
  expect(places.map(({ name }) => name)).toContain(place);
  const one = await expressRoutePortsLocations.get(place);
  expect(one.availableBandwidths?.map(({ valueInGbps }) => valueInGbps)).toContain(10);
});

test('a port pair comes with two links, which are turned on', async () => {
  const made = await expressRoutePorts.createOrUpdate(group, 'port', {
    location: region,
    peeringLocation: place,
    bandwidthInGbps: 10,
    encapsulation: 'Dot1Q',
  });
  expect(made).toMatchObject({ provisioningState: 'Succeeded', bandwidthInGbps: 10, provisionedBandwidthInGbps: 0 });
  expect(made.links?.map(({ name, adminState }) => [name, adminState])).toEqual([
    ['link1', 'Disabled'],
    ['link2', 'Disabled'],
  ]);
  const on = await expressRoutePorts.createOrUpdate(group, 'port', {
    ...made,
    links: (made.links ?? []).map((link) => ({ ...link, adminState: 'Enabled' })),
  });
  expect(on.links?.every(({ adminState }) => adminState === 'Enabled')).toBe(true);
  expect((await all(expressRouteLinks.list(group, 'port'))).map(({ name }) => name)).toEqual(['link1', 'link2']);
  expect(await expressRouteLinks.get(group, 'port', 'link1')).toMatchObject({ adminState: 'Enabled' });
});

test('ports are listed and tagged', async () => {
  expect((await all(expressRoutePorts.listByResourceGroup(group))).map(({ id }) => id)).toEqual([port]);
  expect((await all(expressRoutePorts.list())).map(({ id }) => id)).toContain(port);
  expect(await expressRoutePorts.updateTags(group, 'port', { tags: { rack: 'A51' } })).toMatchObject({
    tags: { rack: 'A51' },
  });
});

test('a letter of authorization is a document', async () => {
  const { encodedContent = '' } = await expressRoutePorts.generateLOA(group, 'port', { customerName: 'Contoso' });
  expect(Buffer.from(encodedContent, 'base64').toString('latin1')).toMatch(/^%PDF-/);
});

test('a circuit on the port takes of its bandwidth and holds it', async () => {
  await network.expressRouteCircuits.createOrUpdate(group, 'direct', {
    location: region,
    sku,
    expressRoutePort: { id: port },
    bandwidthInGbps: 5,
  });
  const held = await expressRoutePorts.get(group, 'port');
  expect(held).toMatchObject({ provisionedBandwidthInGbps: 5 });
  expect(held.circuits?.map(({ id }) => id)).toEqual([networkId(owner, group, 'expressRouteCircuits', 'direct')]);
  expect((await refusalOf(expressRoutePorts.delete(group, 'port'))).status).toBe(400);
});

test('another subscription makes a circuit on the port with a key', async () => {
  await expressRoutePortAuthorizations.createOrUpdate(group, 'port', 'guest', {});
  expect((await all(expressRoutePortAuthorizations.list(group, 'port'))).map(({ name }) => name)).toEqual(['guest']);
  const { authorizationKey = '' } = await expressRoutePortAuthorizations.listKeys(group, 'port', 'guest');
  const body = { location: region, sku, expressRoutePort: { id: port }, bandwidthInGbps: 2 };
  const { expressRouteCircuits } = networkOf(user);
  expect((await refusalOf(expressRouteCircuits.createOrUpdate(group, 'guest', body))).status).toBe(400);
  const made = await expressRouteCircuits.createOrUpdate(group, 'guest', { ...body, authorizationKey });
  expect(made).toMatchObject({ provisioningState: 'Succeeded', bandwidthInGbps: 2 });
  expect(await expressRoutePortAuthorizations.get(group, 'port', 'guest')).toMatchObject({
    authorizationUseStatus: 'InUse',
    circuitResourceUri: made.id,
  });
});

test('circuits go before their port', async () => {
  await Promise.all([
    network.expressRouteCircuits.delete(group, 'direct'),
    networkOf(user).expressRouteCircuits.delete(group, 'guest'),
  ]);
  await expressRoutePortAuthorizations.delete(group, 'port', 'guest');
  await expressRoutePorts.delete(group, 'port');
  expect(await all(expressRoutePorts.listByResourceGroup(group))).toEqual([]);
});
