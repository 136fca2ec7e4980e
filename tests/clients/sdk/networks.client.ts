/** The networks that a circuit reaches: subnets, peerings, addresses, filters, routes, interfaces and what stands in them. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { freshGroup, networkOf, owner } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { networkId, region } from '../support/shapes.ts';

const group = 'sdk-networks';
const network = networkOf(owner);
const idOf = (type: string, ...names: string[]) => networkId(owner, group, type, ...names);
const apps = idOf('virtualNetworks', 'hub', 'subnets', 'apps');
const tags = { owner: 'network team' };

beforeAll(async () => {
  await freshGroup(owner, group);
  await Promise.all(
    ['hub', 'spoke'].map((name, index) =>
      network.virtualNetworks.createOrUpdate(group, name, {
        location: region,
        addressSpace: { addressPrefixes: [`10.${40 + index}.0.0/16`] },
        subnets: [{ name: 'apps', addressPrefix: `10.${40 + index}.1.0/24` }],
      }),
    ),
  );
});

test('networks are listed and tagged', async () => {
  const { virtualNetworks } = network;
  expect((await all(virtualNetworks.list(group))).map(({ name }) => name)).toEqual(['hub', 'spoke']);
  expect((await all(virtualNetworks.listAll())).map(({ id }) => id)).toContain(idOf('virtualNetworks', 'hub'));
  expect(await virtualNetworks.updateTags(group, 'hub', { tags })).toMatchObject({ tags });
  expect(await virtualNetworks.get(group, 'hub')).toMatchObject({ subnets: [{ id: apps }], tags });
});

test('subnets come and go', async () => {
  const { subnets } = network;
  const made = await subnets.createOrUpdate(group, 'hub', 'data', { addressPrefix: '10.40.2.0/24' });
  expect(made).toMatchObject({ addressPrefix: '10.40.2.0/24', provisioningState: 'Succeeded' });
  expect((await all(subnets.list(group, 'hub'))).map(({ name }) => name)).toEqual(['apps', 'data']);
  const overlapping = subnets.createOrUpdate(group, 'hub', 'more', { addressPrefix: '10.40.2.0/25' });
  expect(await refusalOf(overlapping)).toMatchObject({ status: 400, code: 'NetcfgSubnetRangesOverlap' });
  await subnets.delete(group, 'hub', 'data');
  expect(await refusalOf(subnets.get(group, 'hub', 'data'))).toMatchObject({ status: 404 });
});

test('two networks peer once both sides want it', async () => {
  const { virtualNetworkPeerings } = network;
  const to = (name: string) => ({
    remoteVirtualNetwork: { id: idOf('virtualNetworks', name) },
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: true,
  });
  const first = await virtualNetworkPeerings.createOrUpdate(group, 'hub', 'to-spoke', to('spoke'));
  expect(first.peeringState).toBe('Initiated');
  await virtualNetworkPeerings.createOrUpdate(group, 'spoke', 'to-hub', to('hub'));
  expect((await virtualNetworkPeerings.get(group, 'hub', 'to-spoke')).peeringState).toBe('Connected');
  expect((await all(virtualNetworkPeerings.list(group, 'hub'))).map(({ name }) => name)).toEqual(['to-spoke']);
  await virtualNetworkPeerings.delete(group, 'spoke', 'to-hub');
  expect((await virtualNetworkPeerings.get(group, 'hub', 'to-spoke')).peeringState).toBe('Disconnected');
  await virtualNetworkPeerings.delete(group, 'hub', 'to-spoke');
});

test('public addresses are given, listed and taken back', async () => {
  const { publicIPAddresses } = network;
  const made = await publicIPAddresses.createOrUpdate(group, 'address', {
    location: region,
    sku: { name: 'Standard' },
    publicIPAllocationMethod: 'Static',
  });
  expect(made.ipAddress).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  expect((await all(publicIPAddresses.list(group))).map(({ name }) => name)).toEqual(['address']);
  expect((await all(publicIPAddresses.listAll())).map(({ id }) => id)).toContain(made.id);
  expect(await publicIPAddresses.updateTags(group, 'address', { tags })).toMatchObject({ tags });
  await publicIPAddresses.delete(group, 'address');
  expect(await refusalOf(publicIPAddresses.get(group, 'address'))).toMatchObject({ status: 404 });
});

test('security groups and routes hold a subnet', async () => {
  const { networkSecurityGroups, securityRules, routeTables, routes, subnets } = network;
  await Promise.all([
    networkSecurityGroups.createOrUpdate(group, 'filter', { location: region }),
    routeTables.createOrUpdate(group, 'table', { location: region, disableBgpRoutePropagation: false }),
  ]);
  await Promise.all([
    securityRules.createOrUpdate(group, 'filter', 'web', {
      priority: 100,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourceAddressPrefix: '10.0.0.0/8',
      sourcePortRange: '*',
      destinationAddressPrefix: '*',
      destinationPortRange: '443',
    }),
    routes.createOrUpdate(group, 'table', 'firewall', {
      addressPrefix: '0.0.0.0/0',
      nextHopType: 'VirtualAppliance',
      nextHopIpAddress: '10.40.1.4',
    }),
  ]);
  await subnets.createOrUpdate(group, 'hub', 'apps', {
    addressPrefix: '10.40.1.0/24',
    networkSecurityGroup: { id: idOf('networkSecurityGroups', 'filter') },
    routeTable: { id: idOf('routeTables', 'table') },
  });
  expect((await all(securityRules.list(group, 'filter'))).map(({ name }) => name)).toEqual(['web']);
  expect(await securityRules.get(group, 'filter', 'web')).toMatchObject({ priority: 100 });
  expect((await all(routes.list(group, 'table'))).map(({ name }) => name)).toEqual(['firewall']);
  expect(await routes.get(group, 'table', 'firewall')).toMatchObject({ nextHopIpAddress: '10.40.1.4' });
  const filter = await networkSecurityGroups.get(group, 'filter');
  expect(filter.subnets?.map(({ id }) => id)).toEqual([apps]);
  expect(filter.defaultSecurityRules?.map(({ name }) => name)).toContain('DenyAllInBound');
  expect((await routeTables.get(group, 'table')).subnets?.map(({ id }) => id)).toEqual([apps]);
  expect((await refusalOf(networkSecurityGroups.delete(group, 'filter'))).status).toBe(400);
  expect((await refusalOf(routeTables.delete(group, 'table'))).status).toBe(400);
  for (const lists of [networkSecurityGroups, routeTables]) {
    expect(await all<{ name?: string }>(lists.list(group))).toHaveLength(1);
    expect((await all<{ name?: string }>(lists.listAll())).length).toBeGreaterThan(0);
  }
  expect(await networkSecurityGroups.updateTags(group, 'filter', { tags })).toMatchObject({ tags });
  expect(await routeTables.updateTags(group, 'table', { tags })).toMatchObject({ tags });
});

test('interfaces and a load balancer stand in the subnet', async () => {
  const { networkInterfaces, loadBalancers } = network;
  const balancer = await loadBalancers.createOrUpdate(group, 'balancer', {
    location: region,
    sku: { name: 'Standard' },
    frontendIPConfigurations: [{ name: 'front', subnet: { id: apps } }],
    backendAddressPools: [{ name: 'pool' }],
  });
  const pool = balancer.backendAddressPools?.[0]?.id ?? '';
  const made = await networkInterfaces.createOrUpdate(group, 'card', {
    location: region,
    ipConfigurations: [{ name: 'first', subnet: { id: apps }, loadBalancerBackendAddressPools: [{ id: pool }] }],
  });
  expect(made.ipConfigurations?.[0]?.privateIPAddress).toMatch(/^10\.40\.1\./);
  expect((await loadBalancers.get(group, 'balancer')).backendAddressPools?.[0]?.backendIPConfigurations).toHaveLength(
    1,
  );
  expect((await all(networkInterfaces.list(group))).map(({ name }) => name)).toEqual(['card']);
  expect((await all(networkInterfaces.listAll())).map(({ id }) => id)).toContain(made.id);
  expect(await networkInterfaces.updateTags(group, 'card', { tags })).toMatchObject({ tags });
  expect((await all(loadBalancers.list(group))).map(({ name }) => name)).toEqual(['balancer']);
  expect((await all(loadBalancers.listAll())).map(({ id }) => id)).toContain(balancer.id);
  expect(await loadBalancers.updateTags(group, 'balancer', { tags })).toMatchObject({ tags });
  expect((await refusalOf(network.virtualNetworks.delete(group, 'hub'))).status).toBe(400);
  await networkInterfaces.delete(group, 'card');
  await loadBalancers.delete(group, 'balancer');
});

test('routes and filters leave once the subnet lets go of them', async () => {
  const { networkSecurityGroups, securityRules, routeTables, routes, subnets } = network;
  await subnets.createOrUpdate(group, 'hub', 'apps', { addressPrefix: '10.40.1.0/24' });
  await Promise.all([securityRules.delete(group, 'filter', 'web'), routes.delete(group, 'table', 'firewall')]);
  await Promise.all([networkSecurityGroups.delete(group, 'filter'), routeTables.delete(group, 'table')]);
  expect(await all(networkSecurityGroups.list(group))).toEqual([]);
  expect(await all(routeTables.list(group))).toEqual([]);
});

test('a gateway of our own site is described', async () => {
  const { localNetworkGateways } = network;
  await localNetworkGateways.createOrUpdate(group, 'site', {
    location: region,
    gatewayIpAddress: '203.0.113.9',
    localNetworkAddressSpace: { addressPrefixes: ['192.168.0.0/16'] },
  });
  expect(await localNetworkGateways.get(group, 'site')).toMatchObject({ gatewayIpAddress: '203.0.113.9' });
  expect((await all(localNetworkGateways.list(group))).map(({ name }) => name)).toEqual(['site']);
  expect(await localNetworkGateways.updateTags(group, 'site', { tags })).toMatchObject({ tags });
  await localNetworkGateways.delete(group, 'site');
});

test('usage counts what is there, and names are free or taken', async () => {
  const usages = await all(network.usages.list(region));
  const networks = usages.find(({ name }) => name.value === 'VirtualNetworks');
  expect(networks?.currentValue).toBeGreaterThanOrEqual(2);
  expect(await network.checkDnsNameAvailability(region, 'nobody-has-this-name')).toEqual({ available: true });
});
