import { describe, expect, test } from 'vitest';
import { managementHost } from '#src/azure/requests.ts';
import { address, at, circuit, createAzure, group, makeCircuit, makeGateway, network, owner } from './azure.ts';
import type { Azure } from './azure.ts';

const peering = 'expressRouteCircuits/er/peerings/AzurePrivatePeering';

const pathOf = (link: string | null) => (link ?? '').replace(managementHost, '');

async function withPeering(): Promise<Azure> {
  const azure = await createAzure();
  await makeCircuit(azure, 'er');
  await azure.make(peering, {
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

describe('a long-running action', () => {
  test('is followed by Location alone, which answers its result when it has ended, and again after that', async () => {
    const { send, idle } = await withPeering();
    const asked = await send('POST', `${peering}/arpTables/primary`);
    expect(asked.status).toBe(202);
    expect(asked.body).toBeNull();
    expect(asked.headers.get('azure-asyncoperation')).toBeNull();
    const location = asked.headers.get('location');
    expect(pathOf(location)).toMatch(
      new RegExp(`^/subscriptions/${owner}/providers/Microsoft.Network/locations/westeurope/operationResults/`),
    );
    const running = await send('GET', pathOf(location));
    expect(running.status).toBe(202);
    expect(running.headers.get('retry-after')).toBe('10');
    idle();
    const ended = await send('GET', pathOf(location));
    expect(ended.status).toBe(200);
    expect(ended.headers.get('location')).toBe(location);
    expect(ended.body.value.length).toBeGreaterThan(0);
    expect((await send('GET', pathOf(location))).body).toEqual(ended.body);
  });

  test('that only reads keeps nobody else away, and leaves the ETag as it is', async () => {
    const { send } = await withPeering();
    const { etag } = (await send('GET', 'expressRouteCircuits/er')).body;
    await send('POST', `${peering}/arpTables/primary`);
    expect((await send('GET', 'expressRouteCircuits/er')).body.etag).toBe(etag);
    expect((await send('PUT', ...circuit('er'))).status).toBe(200);
  });

  test('that changes something is a change like any other', async () => {
    const azure = await createAzure();
    await makeGateway(azure, 'a');
    const { send, idle } = azure;
    const before = (await send('GET', 'virtualNetworkGateways/gw-a')).body.etag;
    expect((await send('POST', 'virtualNetworkGateways/gw-a/reset')).status).toBe(202);
    expect((await send('DELETE', 'virtualNetworkGateways/gw-a')).code).toBe('AnotherOperationInProgress');
    expect((await send('POST', 'virtualNetworkGateways/gw-a/reset')).code).toBe('AnotherOperationInProgress');
    idle();
    expect((await send('GET', 'virtualNetworkGateways/gw-a')).body.etag).not.toBe(before);
  });

  test('fails when its resource goes before it has ended', async () => {
    const azure = await createAzure();
    await makeGateway(azure, 'a');
    const asked = await azure.send('POST', 'virtualNetworkGateways/gw-a/getLearnedRoutes');
    expect(asked.status).toBe(202);
    await azure.send('POST', '/_control/reset');
    expect((await azure.send('GET', pathOf(asked.headers.get('location')))).code).toBe('CrossconnectOperationNotFound');
  });
});

describe('what an action refuses', () => {
  test.for([
    { path: `${peering}/arpTables`, status: 400, code: 'CrossconnectInvalidArgument', because: 'it says no link' },
    { path: `${peering}/arpTables/third`, status: 400, code: 'CrossconnectInvalidArgument', because: 'there are two' },
    { path: `${peering}/arpTable/primary`, status: 501, code: 'CrossconnectNotSimulated', because: 'of its name' },
    {
      path: 'expressRouteCircuits/other/peerings/AzurePrivatePeering/arpTables/primary',
      status: 404,
      code: 'ResourceNotFound',
      because: 'there is no such peering',
    },
    { path: 'expressRouteCircuits/er/stats', status: 501, code: 'CrossconnectNotSimulated', because: 'it is a GET' },
  ])('POST $path is $status: $because', async ({ path, status, code }) => {
    const { send } = await withPeering();
    expect(await send('POST', path)).toMatchObject({ status, code });
  });
});

describe('a PATCH that merges', () => {
  test('lays what is sent over what is there, and takes away what is null', async () => {
    const azure = await createAzure();
    const account = `${group}/providers/Microsoft.Storage/storageAccounts/stone`;
    const send = (method: string, body?: unknown) => azure.send(method, account, body, { apiVersion: '2023-01-01' });
    await send('PUT', {
      location: 'westeurope',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
      tags: { a: '1', b: '2' },
      properties: { accessTier: 'Cool', networkAcls: { bypass: 'None', defaultAction: 'Allow' } },
    });
    azure.idle();
    const patched = await send('PATCH', {
      properties: { networkAcls: { defaultAction: 'Deny', bypass: null }, minimumTlsVersion: 'TLS1_1' },
      tags: { c: '3' },
    });
    expect(patched.status).toBe(200);
    const { body } = await send('GET');
    expect(body).toMatchObject({ kind: 'StorageV2', sku: { name: 'Standard_LRS' }, tags: { c: '3' } });
    expect(body.tags).toEqual({ c: '3' });
    expect(body.properties['networkAcls']).toEqual({ defaultAction: 'Deny' });
    expect(body.properties).toMatchObject({ accessTier: 'Cool', minimumTlsVersion: 'TLS1_1' });
    expect(await send('PATCH', { properties: { accessTier: 'Lukewarm' } })).toMatchObject({ status: 400 });
    expect((await send('GET')).body.properties['accessTier']).toBe('Cool');
  });
});

describe('a part that is made with its parent', () => {
  test('is read and listed by itself, and changed with its parent alone', async () => {
    const { send, make } = await createAzure();
    await make('networkSecurityGroups/n', { location: 'westeurope', properties: {} });
    const list = (await send('GET', 'networkSecurityGroups/n/defaultSecurityRules')).body.value;
    expect(list.length).toBeGreaterThan(0);
    const one = `networkSecurityGroups/n/defaultSecurityRules/${list[0]!.name}`;
    expect((await send('GET', one)).body).toEqual(list[0]);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const refused = await send(method, one, method === 'DELETE' ? undefined : {});
      expect(refused, method).toMatchObject({ status: 405, code: 'CrossconnectMethodNotAllowed' });
    }
    const whole = (await send('GET', 'networkSecurityGroups/n')).body;
    await make('networkSecurityGroups/n', whole);
    expect((await send('GET', 'networkSecurityGroups/n/defaultSecurityRules')).body.value).toHaveLength(list.length);
  });
});

test('HEAD tells of any resource whether it is there, and says nothing else', async () => {
  const { send, make, arm } = await createAzure();
  await make(...network('v'));
  await make(...address('p'));
  expect((await send('HEAD', 'virtualNetworks/v')).status).toBe(204);
  expect((await send('HEAD', 'virtualNetworks/v/subnets/GatewaySubnet')).status).toBe(204);
  expect((await send('HEAD', 'virtualNetworks/w')).status).toBe(404);
  const bare = await arm.fetch(new Request(`${managementHost}${at('virtualNetworks/v')}`, { method: 'HEAD' }));
  expect(bare.status).toBe(400);
  expect(await bare.text()).toBe('');
});
