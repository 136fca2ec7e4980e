import { beforeEach, describe, expect, test } from 'vitest';
import { apiVersionsOf } from '#src/azure/api-versions.ts';
import { at, createAzure, group, network, owner } from './azure.ts';
import type { Azure } from './azure.ts';

const subscription = `/subscriptions/${owner}`;
const tags = '/providers/Microsoft.Resources/tags/default';

let azure: Azure;
beforeEach(async () => {
  azure = await createAzure('today');
});

describe('a subscription', () => {
  test('is there whatever GUID is asked for', async () => {
    const { body } = await azure.send('GET', '/subscriptions/11111111-2222-3333-4444-555555555555');
    expect(body).toMatchObject({
      id: '/subscriptions/11111111-2222-3333-4444-555555555555',
      subscriptionId: '11111111-2222-3333-4444-555555555555',
      state: 'Enabled',
      subscriptionPolicies: { spendingLimit: 'Off' },
    });
  });

  test('trusts the directory that the list of tenants shows', async () => {
    const { body } = await azure.send('GET', subscription);
    const [tenant] = (await azure.send('GET', '/tenants')).body.value;
    expect(tenant).toMatchObject({ tenantCategory: 'Home' });
    expect(body).toMatchObject({ tenantId: tenant!.id.replace('/tenants/', '') });
  });

  test('may use the regions that resources may stand in', async () => {
    const { value } = (await azure.send('GET', `${subscription}/locations`)).body;
    expect(value).toContainEqual({
      id: `${subscription}/locations/westeurope`,
      name: 'westeurope',
      type: 'Region',
      displayName: 'West Europe',
      metadata: { regionType: 'Physical' },
    });
    const india = value.filter(({ name }) => name.includes('india'));
    expect(india.map((region) => Object.entries(region))).not.toEqual([]);
    for (const { name } of value.slice(0, 3))
      expect((await azure.send('PUT', `${subscription}/resourceGroups/rg-${name}`, { location: name })).status).toBe(
        201,
      );
  });

  test.for([
    ['GET', '/subscriptions/x', 400, 'InvalidSubscriptionId'],
    ['GET', '/subscriptions/x/locations', 400, 'InvalidSubscriptionId'],
    ['GET', '/subscriptions/x/providers', 400, 'InvalidSubscriptionId'],
    ['GET', '/subscriptions/x/tagNames', 400, 'InvalidSubscriptionId'],
    ['DELETE', subscription, 405, 'CrossconnectMethodNotAllowed'],
    ['POST', `${group}/exportTemplate`, 501, 'CrossconnectNotSimulated'],
    ['POST', `${group}/moveResources`, 501, 'CrossconnectNotSimulated'],
    ['POST', `${group}/validateMoveResources`, 501, 'CrossconnectNotSimulated'],
  ] as const)('%s %s is %d %s', async ([method, path, status, code]) => {
    expect(await azure.send(method, path)).toMatchObject({ status, code });
  });
});

describe('providers', () => {
  const provider = (name: string) => `${subscription}/providers/${name}`;
  const ask = (method: string, path: string) => azure.send(method, path, undefined, { apiVersion: '2021-04-01' });

  test('tell their types, regions and versions', async () => {
    const { body } = await ask('GET', provider('microsoft.network'));
    expect(body).toMatchObject({
      id: provider('Microsoft.Network'),
      namespace: 'Microsoft.Network',
      registrationState: 'Registered',
      registrationPolicy: 'RegistrationRequired',
    });
    const types: unknown = Reflect.get(body, 'resourceTypes');
    expect(types).toContainEqual({
      resourceType: 'virtualNetworks',
      locations: (await azure.send('GET', `${subscription}/locations`)).body.value.map((one) =>
        Reflect.get(one, 'displayName'),
      ),
      apiVersions: [...apiVersionsOf('Microsoft.Network')].reverse(),
      capabilities: 'SupportsTags, SupportsLocation',
    });
    expect(types).toContainEqual(expect.objectContaining({ resourceType: 'virtualNetworks/subnets', locations: [] }));
  });

  test('include those that hold no resources', async () => {
    const { value } = (await ask('GET', `${subscription}/providers`)).body;
    const names = value.map((one) => String(Reflect.get(one, 'namespace')));
    expect(names).toEqual(
      expect.arrayContaining(['Microsoft.Network', 'Microsoft.Resources', 'Microsoft.Authorization']),
    );
    const { body } = await ask('GET', provider('Microsoft.Authorization'));
    const kinds: unknown = Reflect.get(body, 'resourceTypes');
    expect(kinds).toContainEqual(expect.objectContaining({ resourceType: 'roleAssignments' }));
    expect((await ask('GET', '/providers')).body.value).toHaveLength(value.length);
    expect((await ask('GET', '/providers/Microsoft.Network')).body).not.toHaveProperty('registrationState');
    expect((await ask('GET', `${provider('Microsoft.Network')}/resourceTypes`)).body.value).toContainEqual(
      expect.objectContaining({ resourceType: 'connections' }),
    );
  });

  test('that are unregistered take no more resources, until they are registered again', async () => {
    const [path, body] = network('v');
    expect((await ask('POST', `${provider('Microsoft.Network')}/unregister`)).body).toMatchObject({
      registrationState: 'NotRegistered',
    });
    expect(await azure.send('PUT', path, body)).toMatchObject({ status: 409, code: 'MissingSubscriptionRegistration' });
    expect((await ask('POST', `${provider('Microsoft.Network')}/register`)).status).toBe(200);
    expect((await azure.send('PUT', path, body)).status).toBe(201);
  });

  test('are not unregistered while they hold resources', async () => {
    await azure.make(...network('v'));
    const refused = await ask('POST', `${provider('Microsoft.Network')}/unregister`);
    expect(refused).toMatchObject({ status: 409, code: 'CrossconnectProviderInUse' });
    expect(refused.message).toContain(at('virtualNetworks/v'));
  });

  test.for([
    ['GET', provider('Microsoft.None'), 404, 'InvalidResourceNamespace'],
    ['POST', `${provider('Microsoft.None')}/register`, 404, 'InvalidResourceNamespace'],
    ['POST', `${provider('Microsoft.Resources')}/unregister`, 400, 'CrossconnectProviderIsFree'],
  ] as const)('%s %s is %d %s', async ([method, path, status, code]) => {
    expect(await ask(method, path)).toMatchObject({ status, code });
  });
});

describe.for([
  ['a subscription', subscription],
  ['a group', group],
  ['a resource', at('virtualNetworks/v')],
] as const)('the tags of %s', ([, scope]) => {
  beforeEach(async () => {
    await azure.make(...network('v'));
  });

  const now = async (): Promise<unknown> => (await azure.send('GET', scope + tags)).body.properties['tags'];

  test('are read and replaced', async () => {
    expect(await now()).toEqual({});
    const put = await azure.send('PUT', scope + tags, { properties: { tags: { unit: '9' } } });
    expect(put.body).toEqual({
      id: scope + tags,
      name: 'default',
      type: 'Microsoft.Resources/tags',
      properties: { tags: { unit: '9' } },
    });
    expect((await azure.send('GET', scope)).body.tags).toEqual({ unit: '9' });
  });

  test.for([
    ['Merge', { UNIT: '10', more: 'x' }, { UNIT: '10', more: 'x', cost: 'low' }, 'names have no case'],
    ['Replace', { only: 'x' }, { only: 'x' }, 'the others go'],
    ['Delete', { unit: '9', cost: 'high' }, { cost: 'low' }, 'a value that differs stays'],
    ['Delete', { cost: '' }, { unit: '9' }, 'without a value the name counts'],
  ] as const)('are changed by %s of %j to %j: %s', async ([operation, sent, wanted]) => {
    await azure.send('PUT', scope + tags, { properties: { tags: { unit: '9', cost: 'low' } } });
    const { body } = await azure.send('PATCH', scope + tags, { operation, properties: { tags: sent } });
    expect(body.properties['tags']).toEqual(wanted);
    expect(await now()).toEqual(wanted);
  });

  test('are taken off', async () => {
    await azure.send('PUT', scope + tags, { properties: { tags: { unit: '9' } } });
    expect((await azure.send('DELETE', scope + tags)).status).toBe(200);
    expect(await now()).toEqual({});
  });
});

describe('tags', () => {
  test('of a resource give it a new ETag, and wait while it is changed', async () => {
    const made = await azure.send('PUT', ...network('v'));
    const put = () => azure.send('PUT', at('virtualNetworks/v') + tags, { properties: { tags: { a: '1' } } });
    expect(await put()).toMatchObject({ status: 429 });
    azure.idle();
    expect((await put()).status).toBe(200);
    expect((await azure.send('GET', at('virtualNetworks/v'))).body.etag).not.toBe(made.body.etag);
  });

  test.for([
    [at('virtualNetworks/none') + tags, { properties: { tags: {} } }, 404, 'ResourceNotFound'],
    [at('virtualNetworks/v/subnets/GatewaySubnet') + tags, { properties: { tags: {} } }, 400, 'CrossconnectNoTags'],
    [group + tags, { properties: { tags: { a: 1 } } }, 400, 'CrossconnectInvalidProperty'],
    [group + tags, {}, 400, 'CrossconnectInvalidProperty'],
    [`/providers/Microsoft.Management/managementGroups/m${tags}`, { properties: {} }, 501, 'CrossconnectNotSimulated'],
  ] as const)('are refused: PUT %s %j', async ([path, body, status, code]) => {
    await azure.make(...network('v'));
    expect(await azure.send('PUT', path, body)).toMatchObject({ status, code });
  });

  test('are counted by name and value, with those made in advance', async () => {
    const names = `${subscription}/tagNames`;
    await azure.make(...network('v', '10.0.0.0/16', 'westeurope'));
    await azure.send('PUT', group + tags, { properties: { tags: { unit: '9' } } });
    await azure.send('PUT', at('virtualNetworks/v') + tags, { properties: { tags: { Unit: '9' } } });
    expect((await azure.send('PUT', `${names}/cost`)).status).toBe(201);
    expect((await azure.send('PUT', `${names}/cost`)).status).toBe(200);
    expect((await azure.send('PUT', `${names}/cost/tagValues/low`)).status).toBe(201);
    expect((await azure.send('PUT', `${names}/cost/tagValues/low`)).status).toBe(200);
    const { value } = (await azure.send('GET', names)).body;
    expect(value).toMatchObject([
      { tagName: 'cost', count: { value: 0 }, values: [{ tagValue: 'low', count: { type: 'Total', value: 0 } }] },
      { tagName: 'unit', count: { value: 2 }, values: [{ tagValue: '9', count: { type: 'Total', value: 2 } }] },
    ]);
    expect(await azure.send('DELETE', `${names}/unit`)).toMatchObject({ status: 409, code: 'CrossconnectTagInUse' });
    expect(await azure.send('DELETE', `${names}/unit/tagValues/9`)).toMatchObject({ status: 409 });
    expect(await azure.send('PUT', `${names}/none/tagValues/x`)).toMatchObject({
      status: 404,
      code: 'CrossconnectTagNameNotFound',
    });
    expect((await azure.send('DELETE', `${names}/cost/tagValues/low`)).status).toBe(200);
    expect((await azure.send('DELETE', `${names}/cost/tagValues/low`)).status).toBe(204);
    expect((await azure.send('DELETE', `${names}/cost`)).status).toBe(200);
    expect((await azure.send('DELETE', `${names}/cost`)).status).toBe(204);
  });
});

describe('groups', () => {
  test.for([
    ["?$filter=tagName eq 'unit' and tagValue eq '9'", ['rg-nine']],
    ['?$top=1', ['rg-nine']],
  ] as const)('are listed by %s', async ([query, wanted]) => {
    await azure.send('PUT', `${subscription}/resourceGroups/rg-nine`, { location: 'westeurope', tags: { unit: '9' } });
    const { value } = (await azure.send('GET', `${subscription}/resourcegroups${query}`)).body;
    expect(value.map(({ name }) => name)).toEqual(wanted);
  });
});
