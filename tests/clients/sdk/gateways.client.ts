/** Gateways and their connections, beyond making them: lists, tags, what they learned, what they refuse. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { control, freshGroup, networkOf, owner } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { circuitBody, gatewayBody, networkId, privatePeering, region } from '../support/shapes.ts';

const group = 'sdk-gateways';
const network = networkOf(owner);
const { virtualNetworkGateways, virtualNetworkGatewayConnections, expressRouteCircuits } = network;
const idOf = (type: string, ...names: string[]) => networkId(owner, group, type, ...names);
const circuit = idOf('expressRouteCircuits', 'line');
const gateway = gatewayBody(
  idOf('virtualNetworks', 'hub', 'subnets', 'GatewaySubnet'),
  idOf('publicIPAddresses', 'gateway-ip'),
);

const onlyGatewaySubnet = (name: string, second: number, length: number) =>
  network.virtualNetworks.createOrUpdate(group, name, {
    location: region,
    addressSpace: { addressPrefixes: [`10.${second}.0.0/16`] },
    subnets: [{ name: 'GatewaySubnet', addressPrefix: `10.${second}.0.0/${length}` }],
  });

beforeAll(async () => {
  await freshGroup(owner, group);
  await Promise.all([
    onlyGatewaySubnet('hub', 30, 27),
    network.publicIPAddresses.createOrUpdate(group, 'gateway-ip', {
      location: region,
      sku: { name: 'Standard' },
      publicIPAllocationMethod: 'Static',
    }),
    expressRouteCircuits.createOrUpdate(group, 'line', circuitBody()),
  ]);
  await control('provider/provision', { circuit });
  await Promise.all([
    virtualNetworkGateways.createOrUpdate(group, 'gateway', gateway),
    network.expressRouteCircuitPeerings.createOrUpdate(group, 'line', 'AzurePrivatePeering', privatePeering(30, 500)),
  ]);
  await virtualNetworkGatewayConnections.createOrUpdate(group, 'link', {
    location: region,
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'gateway') },
    peer: { id: circuit },
  });
});

test('gateways and connections are listed by group', async () => {
  expect((await all(virtualNetworkGateways.list(group))).map(({ name }) => name)).toEqual(['gateway']);
  expect((await all(virtualNetworkGatewayConnections.list(group))).map(({ name }) => name)).toEqual(['link']);
  const link = await virtualNetworkGatewayConnections.get(group, 'link');
  expect(link).toMatchObject({ connectionType: 'ExpressRoute', peer: { id: circuit }, provisioningState: 'Succeeded' });
});

test('tags of gateways and connections take a while', async () => {
  const tags = { owner: 'network team' };
  expect(await virtualNetworkGateways.updateTags(group, 'gateway', { tags })).toMatchObject({ tags });
  expect(await virtualNetworkGatewayConnections.updateTags(group, 'link', { tags })).toMatchObject({ tags });
});

test('a gateway that is read and written back stays what it is', async () => {
  const read = await virtualNetworkGateways.get(group, 'gateway');
  const again = await virtualNetworkGateways.createOrUpdate(group, 'gateway', read);
  expect(again).toMatchObject({ resourceGuid: read.resourceGuid, sku: { name: 'ErGw3AZ' } });
});

test('a gateway subnet of /28 is too small for an ExpressRoute gateway of today', async () => {
  await onlyGatewaySubnet('small', 31, 28);
  await network.publicIPAddresses.createOrUpdate(group, 'other-ip', {
    location: region,
    sku: { name: 'Standard' },
    publicIPAllocationMethod: 'Static',
  });
  const asked = virtualNetworkGateways.createOrUpdate(
    group,
    'small-gateway',
    gatewayBody(idOf('virtualNetworks', 'small', 'subnets', 'GatewaySubnet'), idOf('publicIPAddresses', 'other-ip')),
  );
  expect(await refusalOf(asked)).toMatchObject({ status: 400, message: expect.stringContaining('/27') });
});

test('a connection does not change its circuit', async () => {
  await expressRouteCircuits.createOrUpdate(group, 'other', circuitBody('London'));
  const link = await virtualNetworkGatewayConnections.get(group, 'link');
  const asked = virtualNetworkGatewayConnections.createOrUpdate(group, 'link', {
    ...link,
    peer: { id: idOf('expressRouteCircuits', 'other') },
  });
  expect(await refusalOf(asked)).toMatchObject({ status: 400, code: 'ExpressRouteConnectionPeerCannotBeChanged' });
});

test('the gateway tells its BGP peers, what it learned of them and what it tells them', async () => {
  const { value: peers = [] } = await virtualNetworkGateways.getBgpPeerStatus(group, 'gateway');
  expect(peers.map(({ state }) => state)).toEqual(['Connected', 'Connected']);
  const { value: learned = [] } = await virtualNetworkGateways.getLearnedRoutes(group, 'gateway');
  expect(learned.map(({ network: prefix }) => prefix)).toContain('10.30.0.0/16');
  const { value: told = [] } = await virtualNetworkGateways.getAdvertisedRoutes(
    group,
    'gateway',
    peers[0]?.neighbor ?? '',
  );
  expect(told.map(({ network: prefix }) => prefix)).toContain('10.30.0.0/16');
  const nobody = virtualNetworkGateways.getAdvertisedRoutes(group, 'gateway', '192.0.2.1');
  expect((await refusalOf(nobody)).status).toBe(400);
});

test('the key of a VPN is nothing an ExpressRoute connection has', async () => {
  expect(await refusalOf(virtualNetworkGatewayConnections.getSharedKey(group, 'link'))).toMatchObject({
    status: 400,
    code: 'CrossconnectSharedKeyNotAllowed',
  });
});

test('a VPN gateway tells its peers too: none without BGP, the speaker of the site with it', async () => {
  await onlyGatewaySubnet('branch-hub', 32, 27);
  await network.publicIPAddresses.createOrUpdate(group, 'vpn-ip', {
    location: region,
    sku: { name: 'Standard' },
    zones: ['1', '2', '3'],
    publicIPAllocationMethod: 'Static',
  });
  await virtualNetworkGateways.createOrUpdate(group, 'vpn', {
    location: region,
    gatewayType: 'Vpn',
    vpnType: 'RouteBased',
    enableBgp: true,
    sku: { name: 'VpnGw2AZ', tier: 'VpnGw2AZ' },
    ipConfigurations: [
      {
        name: 'default',
        subnet: { id: idOf('virtualNetworks', 'branch-hub', 'subnets', 'GatewaySubnet') },
        publicIPAddress: { id: idOf('publicIPAddresses', 'vpn-ip') },
      },
    ],
  });
  expect((await virtualNetworkGateways.getBgpPeerStatus(group, 'vpn')).value).toEqual([]);
  await network.localNetworkGateways.createOrUpdate(group, 'branch', {
    location: region,
    gatewayIpAddress: '203.0.113.10',
    localNetworkAddressSpace: { addressPrefixes: ['10.200.0.0/16'] },
    bgpSettings: { asn: 65_050, bgpPeeringAddress: '10.200.0.1' },
  });
  await virtualNetworkGatewayConnections.createOrUpdate(group, 'tunnel', {
    location: region,
    connectionType: 'IPsec',
    enableBgp: true,
    sharedKey: 'abc123',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'vpn') },
    localNetworkGateway2: { id: idOf('localNetworkGateways', 'branch') },
  });
  expect((await virtualNetworkGateways.getBgpPeerStatus(group, 'vpn')).value).toMatchObject([
    { neighbor: '10.200.0.1', asn: 65_050, state: 'Connected', routesReceived: 1 },
  ]);
  const { value: learned = [] } = await virtualNetworkGateways.getLearnedRoutes(group, 'vpn');
  expect(learned).toContainEqual(
    expect.objectContaining({ network: '10.200.0.0/16', origin: 'EBgp', asPath: '65050' }),
  );
  const { value: told = [] } = await virtualNetworkGateways.getAdvertisedRoutes(group, 'vpn', '10.200.0.1');
  expect(told.map(({ network: prefix }) => prefix)).toEqual(['10.32.0.0/16']);
});
