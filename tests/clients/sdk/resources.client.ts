/** Azure Resource Manager itself: subscriptions, providers, groups, generic resources, tags and template deployments. */
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { DeploymentsClient } from '@azure/arm-resourcesdeployments';
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { credential, endpoint, freshGroup, networkOf, owner, resourcesOf } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { networkId, region } from '../support/shapes.ts';

const group = 'sdk-resources';
const { resourceGroups, resources, providers, tagsOperations } = resourcesOf(owner);
const { subscriptions, tenants } = new SubscriptionClient(credential, { endpoint });
const { deployments, deploymentOperations } = new DeploymentsClient(credential, owner, { endpoint });
const address = networkId(owner, group, 'publicIPAddresses', 'address');

beforeAll(async () => {
  await freshGroup(owner, group);
  await networkOf(owner).publicIPAddresses.createOrUpdate(group, 'address', {
    location: region,
    sku: { name: 'Standard' },
    publicIPAllocationMethod: 'Static',
  });
});

test('subscriptions, tenants and locations are told', async () => {
  expect((await all(subscriptions.list())).map(({ subscriptionId }) => subscriptionId)).toContain(owner);
  expect(await subscriptions.get(owner)).toMatchObject({ subscriptionId: owner, state: 'Enabled' });
  expect((await all(subscriptions.listLocations(owner))).map(({ name }) => name)).toContain(region);
  expect((await all(tenants.list()))[0]?.tenantId).toMatch(/^[\da-f]{8}-/);
});

test('providers name their types, and are registered', async () => {
  const provider = await providers.get('Microsoft.Network');
  expect(provider.resourceTypes?.map(({ resourceType }) => resourceType)).toContain('expressRouteCircuits');
  expect((await all(providers.list())).map(({ namespace }) => namespace)).toContain('Microsoft.Network');
  expect(await providers.register('Microsoft.Network')).toMatchObject({ registrationState: 'Registered' });
});

test('groups are listed, tagged and missed', async () => {
  expect((await all(resourceGroups.list())).map(({ name }) => name)).toContain(group);
  expect(await resourceGroups.update(group, { tags: { course: 'expressroute' } })).toMatchObject({
    tags: { course: 'expressroute' },
  });
  expect(await resourceGroups.get(group)).toMatchObject({ location: region, tags: { course: 'expressroute' } });
  expect(await refusalOf(resourceGroups.get('nobody'))).toMatchObject({ status: 404, code: 'ResourceGroupNotFound' });
});

test('resources are found without knowing their type', async () => {
  expect((await all(resources.listByResourceGroup(group))).map(({ id }) => id)).toEqual([address]);
  const filter = "resourceType eq 'Microsoft.Network/publicIPAddresses'";
  expect((await all(resources.list({ filter }))).map(({ id }) => id)).toContain(address);
  expect(await resources.getById(address, '2024-05-01')).toMatchObject({ id: address, location: region });
});

test('tags of a resource are set alone', async () => {
  const scope = address.slice(1);
  await tagsOperations.createOrUpdateAtScope(scope, { properties: { tags: { owner: 'network team' } } });
  expect(await tagsOperations.getAtScope(scope)).toMatchObject({ properties: { tags: { owner: 'network team' } } });
  expect(await networkOf(owner).publicIPAddresses.get(group, 'address')).toMatchObject({
    tags: { owner: 'network team' },
  });
});

test('a template makes a network, and its output is the network', async () => {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { name: { type: 'string' } },
    resources: [
      {
        type: 'Microsoft.Network/virtualNetworks',
        apiVersion: '2024-05-01',
        name: "[parameters('name')]",
        location: '[resourceGroup().location]',
        properties: { addressSpace: { addressPrefixes: ['10.50.0.0/16'] } },
      },
    ],
    outputs: { id: { type: 'string', value: "[resourceId('Microsoft.Network/virtualNetworks', parameters('name'))]" } },
  };
  const made = await deployments.createOrUpdate(group, 'first', {
    properties: { mode: 'Incremental', template, parameters: { name: { value: 'made' } } },
  });
  const id = networkId(owner, group, 'virtualNetworks', 'made');
  expect(made.properties).toMatchObject({ provisioningState: 'Succeeded', outputs: { id: { value: id } } });
  expect(await networkOf(owner).virtualNetworks.get(group, 'made')).toMatchObject({ provisioningState: 'Succeeded' });
  expect((await all(deployments.listByResourceGroup(group))).map(({ name }) => name)).toEqual(['first']);
  expect(await deployments.get(group, 'first')).toMatchObject({ name: 'first' });
  const operations = await all(deploymentOperations.list(group, 'first'));
  expect(operations.map(({ properties }) => properties?.targetResource?.id)).toContain(id);
});

test('a client of another subscription sees nothing of it', async () => {
  const other = new ResourceManagementClient(credential, '00000000-0000-0000-0000-00000000000f', { endpoint });
  expect(await all(other.resourceGroups.list())).toEqual([]);
});
