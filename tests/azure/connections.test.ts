import { describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { connections } from '#src/azure/types/Microsoft.Network/connections.ts';
import { authorizations } from '#src/azure/types/Microsoft.Network/expressRouteCircuits/authorizations.ts';
import {
  at,
  circuit,
  connection,
  createAzure,
  group,
  makeCircuit,
  makeGateway,
  network,
  owner,
  user,
  userGroup,
} from './azure.ts';
import type { Azure } from './azure.ts';

const both: Profile[] = ['taught', 'today'];
const c1 = 'expressRouteCircuits/er';

async function joined(profile: Profile = 'taught', sku = 'UltraPerformance'): Promise<Azure> {
  const azure = await createAzure(profile);
  await makeGateway(azure, 'a', sku);
  await makeCircuit(azure, 'er');
  return azure;
}

describe.for(both)('a connection, %s', (profile) => {
  test.for([
    {
      more: { sharedKey: 'abc' },
      code: 'CrossconnectSharedKeyNotAllowed',
      says: 'shared key',
      because: 'ExpressRoute knows no shared key',
    },
    { more: { routingWeight: -1 }, code: 'CrossconnectRoutingWeight', says: '-1', because: 'the weight starts at 0' },
    {
      more: { routingWeight: 32_001 },
      code: 'CrossconnectRoutingWeight',
      says: '32001',
      because: 'the weight ends at 32,000',
    },
    {
      more: { routingWeight: '10' },
      code: 'InvalidRequestFormat',
      says: '"10"',
      because: 'a weight is a number',
    },
    {
      more: { connectionType: 'VPNClient' },
      code: 'CrossconnectNotSimulated',
      says: 'VPNClient',
      because: 'connections of single computers are not simulated',
    },
    {
      more: { connectionType: 'Tunnel' },
      code: 'InvalidRequestFormat',
      says: 'Tunnel',
      because: 'there is no such type',
    },
    {
      more: { peer: undefined },
      code: 'CrossconnectCircuitMissing',
      says: 'peer',
      because: 'a connection has two ends',
    },
    { more: { peer: { id: 'er' } }, code: 'LinkedInvalidPropertyId', says: 'er', because: 'a name is not an id' },
    {
      more: { peer: { id: at('virtualNetworks/vnet-a') } },
      code: 'LinkedInvalidPropertyId',
      says: 'expressRouteCircuits',
      because: 'the peer is a circuit',
    },
    {
      more: { peer: { id: at('expressRouteCircuits/none') } },
      code: 'InvalidResourceReference',
      says: 'none',
      because: 'the circuit must exist',
    },
    {
      more: { virtualNetworkGateway1: { id: at('virtualNetworkGateways/none') } },
      code: 'InvalidResourceReference',
      says: 'none',
      because: 'the gateway must exist',
    },
    {
      more: { virtualNetworkGateway1: undefined },
      code: 'CrossconnectInvalidProperty',
      says: 'missing',
      because: 'the gateway must be named',
    },
    {
      more: { enablePrivateLinkFastPath: true },
      code: 'CrossconnectPrivateLinkNeedsFastPath',
      says: 'without FastPath',
      because: 'the second needs the first',
    },
    {
      more: { expressRouteGatewayBypass: 'yes' },
      code: 'InvalidRequestFormat',
      says: 'yes',
      because: 'a switch is true or false',
    },
    {
      more: { authorizationKey: 'nonsense' },
      code: 'CrossconnectAuthorizationKeyUnknown',
      says: 'nonsense',
      because: 'the circuit has no such key',
    },
  ])('is refused with $code: $because', async ({ more, code, says }) => {
    const azure = await joined(profile);
    const refused = await azure.send('PUT', ...connection('c', 'gw-a', c1, more));
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(says);
    expect((await azure.send('GET', 'connections/c')).status).toBe(404);
  });

  test('must be in the region of its gateway', async () => {
    const azure = await joined(profile);
    const refused = await azure.send('PUT', ...connection('c', 'gw-a', c1, {}, 'North Europe'));
    expect(refused).toMatchObject({
      status: 400,
      code: 'CrossconnectConnectionLocation',
      fact: 'expressroute/connection-location',
    });
    expect(refused.message).toContain('northeurope');
    expect(refused.message).toContain('westeurope');
  });

  test('needs a gateway of type ExpressRoute', async () => {
    const azure = await joined(profile);
    await makeGateway(azure, 'vpn', 'VpnGw1AZ', 'westeurope', { gatewayType: 'Vpn' });
    expect(await azure.send('PUT', ...connection('c', 'gw-vpn', c1))).toMatchObject({
      status: 400,
      code: 'CrossconnectGatewayType',
    });
  });

  test('waits for its gateway to be ready', async () => {
    const azure = await createAzure(profile);
    await makeCircuit(azure, 'er');
    await azure.make(...network('vnet-a'));
    await azure.make('publicIPAddresses/pip-gw-a', {
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: {},
    });
    const { gateway } = await import('./azure.ts');
    await azure.send('PUT', ...gateway('gw-a', 'vnet-a'));
    expect(await azure.send('PUT', ...connection('c', 'gw-a', c1))).toMatchObject({
      status: 400,
      code: 'ReferencedResourceNotProvisioned',
    });
  });

  test('to a circuit that is not provisioned is accepted, fails in its operation, and stays in the way', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a');
    await azure.make(...circuit('er'));
    const accepted = await azure.send('PUT', ...connection('c', 'gw-a', c1));
    expect(accepted.status).toBe(201);
    azure.idle();
    const poll = await azure.send(
      'GET',
      new URL(accepted.headers.get('azure-asyncoperation')!).href.replace('https://management.azure.com', ''),
    );
    expect(poll.body).toMatchObject({
      status: 'Failed',
      error: { code: 'CrossconnectCircuitNotProvisioned', details: [] },
    });
    expect(poll.body.error.message).toContain('NotProvisioned');
    expect((await azure.send('GET', 'connections/c')).body.properties.provisioningState).toBe('Failed');
    expect((await azure.send('DELETE', 'virtualNetworkGateways/gw-a')).code).toBe(
      'VirtualNetworkGatewayCannotBeDeleted',
    );
    await azure.send('POST', `/_control/provider/provision?circuit=${at(c1)}`);
    await azure.make(...connection('c', 'gw-a', c1));
    expect((await azure.send('GET', 'connections/c')).body.properties.provisioningState).toBe('Succeeded');
  });

  test('joins a circuit and a gateway once', async () => {
    const azure = await joined(profile);
    await azure.make(...connection('c', 'gw-a', c1));
    const refused = await azure.send('PUT', ...connection('again', 'gw-a', c1));
    expect(refused.code).toBe('CrossconnectAlreadyConnected');
    expect(refused.message).toContain('c.');
  });

  test('keeps its two ends', async () => {
    const azure = await joined(profile);
    await makeCircuit(azure, 'other');
    await azure.make(...connection('c', 'gw-a', c1));
    expect((await azure.send('PUT', ...connection('c', 'gw-a', 'expressRouteCircuits/other'))).body.error).toEqual({
      code: 'ExpressRouteConnectionPeerCannotBeChanged',
      message: `Connection's peer cannot be changed. Please use ${at('virtualNetworkGateways/gw-a')} and ${at(c1)} as endpoints for connection ${at('connections/c')}.`,
      target: 'properties.peer',
      details: [],
    });
  });

  test('switches FastPath on by a full PUT', async () => {
    const azure = await joined(profile);
    await azure.make(...connection('c', 'gw-a', c1));
    expect((await azure.send('PATCH', 'connections/c', { properties: { expressRouteGatewayBypass: true } })).code).toBe(
      'CrossconnectPatchIsForTags',
    );
    await azure.make(...connection('c', 'gw-a', c1, { expressRouteGatewayBypass: true }));
    expect(connections.find(azure.arm.cloud, at('connections/c'))?.properties.expressRouteGatewayBypass).toBe(true);
  });

  test('links at most ten networks to a Standard circuit', async () => {
    const azure = await createAzure(profile);
    await makeCircuit(azure, 'er');
    for (let index = 0; index < 11; index += 1) await makeGateway(azure, `n${index}`, 'Standard');
    for (let index = 0; index < 10; index += 1) await azure.make(...connection(`c${index}`, `gw-n${index}`, c1));
    const refused = await azure.send('PUT', ...connection('c10', 'gw-n10', c1));
    expect(refused).toMatchObject({
      status: 400,
      code: 'CrossconnectTooManyLinks',
      fact: 'expressroute/standard-circuit-links',
    });
    expect(refused.message).toContain('takes 10');
  });

  test('links twenty networks to a Premium circuit of 50 Mbps, and no more', async () => {
    const azure = await createAzure(profile);
    await makeCircuit(azure, 'er', 'Premium', 50);
    for (let index = 0; index < 21; index += 1) await makeGateway(azure, `n${index}`, 'Standard');
    for (let index = 0; index < 20; index += 1) await azure.make(...connection(`c${index}`, `gw-n${index}`, c1));
    expect(await azure.send('PUT', ...connection('c20', 'gw-n20', c1))).toMatchObject({
      code: 'CrossconnectTooManyLinks',
      fact: 'expressroute/premium-circuit-links',
    });
  });

  test.for([
    { tier: 'Standard', status: 400, because: 'Standard stays in its geopolitical region' },
    { tier: 'Local', status: 400, because: 'Local does not leave it either' },
    { tier: 'Premium', status: 201, because: 'Premium reaches every region' },
  ])('from Amsterdam to East US with $tier gets $status: $because', async ({ tier, status }) => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'us', 'UltraPerformance', 'East US');
    await makeCircuit(azure, 'er', tier);
    const answered = await azure.send('PUT', ...connection('c', 'gw-us', c1, {}, 'eastus'));
    expect(answered.status).toBe(status);
    if (status === 400) expect(answered.message).toContain(tier === 'Local' ? 'West Europe' : 'Europe');
  });

  test('needs at most 200 address spaces when it is made, and leaves room for 1,000 afterwards', async () => {
    const azure = await joined(profile);
    const spaces = (count: number) =>
      Array.from({ length: count }, (_, index) => `172.${16 + Math.floor(index / 256)}.${index % 256}.0/24`);
    const wide = (count: number) =>
      network('vnet-a', '10.0.0.0/16', 'westeurope', {
        addressSpace: { addressPrefixes: ['10.0.0.0/16', ...spaces(count - 1)] },
      });
    await azure.make(...wide(201));
    expect(await azure.send('PUT', ...connection('c', 'gw-a', c1))).toMatchObject({
      code: 'CrossconnectTooManyAddressSpaces',
      fact: 'expressroute/connection-address-spaces',
    });
    await azure.make(...wide(200));
    await azure.make(...connection('c', 'gw-a', c1));
    await azure.make(...wide(1000));
    expect((await azure.send('PUT', ...wide(1001))).code).toBe('CrossconnectTooManyAddressSpaces');
  });
});

describe('FastPath and the size of the gateway', () => {
  const units = (min: number) => ({ autoScaleConfiguration: { bounds: { min, max: 20 } } });
  test.for<{ profile: Profile; sku: string; more?: Record<string, unknown>; isAllowed: boolean; because: string }>([
    { profile: 'taught', sku: 'Standard', isAllowed: false, because: 'the smallest gateway is too small' },
    { profile: 'taught', sku: 'HighPerformance', isAllowed: false, because: 'the middle one too' },
    { profile: 'taught', sku: 'UltraPerformance', isAllowed: true, because: 'it is on the list' },
    { profile: 'taught', sku: 'ErGw1AZ', isAllowed: false, because: 'zones do not help' },
    { profile: 'taught', sku: 'ErGw2AZ', isAllowed: false, because: 'zones do not help' },
    { profile: 'taught', sku: 'ErGw3AZ', isAllowed: true, because: 'it is on the list' },
    { profile: 'taught', sku: 'ErGwScale', more: units(10), isAllowed: false, because: 'the course does not know it' },
    { profile: 'today', sku: 'UltraPerformance', isAllowed: true, because: 'still on the list' },
    { profile: 'today', sku: 'ErGw2AZ', isAllowed: false, because: 'still too small' },
    { profile: 'today', sku: 'ErGwScale', isAllowed: false, because: 'one unit unless it says more' },
    { profile: 'today', sku: 'ErGwScale', more: units(9), isAllowed: false, because: 'nine are one too few' },
    { profile: 'today', sku: 'ErGwScale', more: units(10), isAllowed: true, because: 'ten units are enough' },
  ])('$profile: $sku is allowed: $isAllowed, since $because', async ({ profile, sku, more = {}, isAllowed }) => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a', sku, 'westeurope', more);
    await makeCircuit(azure, 'er');
    const answered = await azure.send('PUT', ...connection('c', 'gw-a', c1, { expressRouteGatewayBypass: true }));
    expect(answered.status).toBe(isAllowed ? 201 : 400);
    if (isAllowed) return;
    expect(answered.code).toBe('CrossconnectFastPathGatewaySize');
    expect(answered.message).toContain(sku);
    expect(answered.message).toContain('UltraPerformance');
  });
});

describe('circuits of one network', () => {
  const places = ['Amsterdam', 'London', 'Paris', 'Frankfurt', 'Dublin'];
  const units = (min: number) => ({ autoScaleConfiguration: { bounds: { min, max: 20 } } });
  test.for<{ profile: Profile; sku: string; more?: Record<string, unknown>; limit: number; because: string }>([
    { profile: 'taught', sku: 'Standard', limit: 16, because: 'the course says 16 for every gateway' },
    { profile: 'today', sku: 'Standard', limit: 4, because: 'the gateway decides' },
    { profile: 'today', sku: 'ErGw2AZ', limit: 8, because: 'the gateway decides' },
    { profile: 'today', sku: 'UltraPerformance', limit: 16, because: 'the gateway decides' },
    { profile: 'today', sku: 'ErGwScale', more: units(1), limit: 4, because: 'one unit' },
    { profile: 'today', sku: 'ErGwScale', more: units(9), limit: 8, because: 'two to nine units' },
    { profile: 'today', sku: 'ErGwScale', more: units(10), limit: 16, because: 'ten units' },
  ])('$profile with $sku: $limit, since $because', async ({ profile, sku, more = {}, limit }) => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a', sku, 'westeurope', more);
    for (let index = 0; index <= limit; index += 1)
      await makeCircuit(
        azure,
        `er${index}`,
        'Standard',
        50,
        places[index % 5],
        index < 10 ? 'westeurope' : 'northeurope',
      );
    for (let index = 0; index < limit; index += 1)
      await azure.make(...connection(`c${index}`, 'gw-a', `expressRouteCircuits/er${index}`));
    const refused = await azure.send('PUT', ...connection('c', 'gw-a', `expressRouteCircuits/er${limit}`));
    expect(refused.code).toBe('CrossconnectTooManyCircuits');
    expect(refused.message).toContain(`takes ${limit}`);
  });

  test('four at most come from the same peering location today', async () => {
    const azure = await createAzure('today');
    await makeGateway(azure, 'a');
    for (let index = 0; index < 5; index += 1) await makeCircuit(azure, `er${index}`);
    for (let index = 0; index < 4; index += 1)
      await azure.make(...connection(`c${index}`, 'gw-a', `expressRouteCircuits/er${index}`));
    expect(await azure.send('PUT', ...connection('c', 'gw-a', 'expressRouteCircuits/er4'))).toMatchObject({
      code: 'CrossconnectTooManyCircuitsOfOneLocation',
      fact: 'expressroute/circuits-same-location',
    });
  });

  test('all come from one peering location in the course, which knows no such limit', async () => {
    const azure = await createAzure('taught');
    await makeGateway(azure, 'a');
    for (let index = 0; index < 5; index += 1) {
      const id = await makeCircuit(azure, `er${index}`);
      await azure.make(...connection(`c${index}`, 'gw-a', id));
    }
    expect((await azure.send('GET', 'connections/c4')).body.properties['provisioningState']).toBe('Succeeded');
  });
});

describe.for(both)('authorizations, %s', (profile) => {
  async function shared(): Promise<{ azure: Azure; key: string }> {
    const azure = await joined(profile);
    await makeGateway(azure, 'u', 'UltraPerformance', 'westeurope', {}, userGroup);
    await azure.make(`${c1}/authorizations/for-u`, { properties: {} });
    const key = authorizations.find(azure.arm.cloud, at(`${c1}/authorizations/for-u`))!.properties.authorizationKey!;
    return { azure, key };
  }
  const foreign = (more: Record<string, unknown>, name = 'cu'): [string, unknown] => {
    const [path, body] = connection(name, 'gw-u', c1, more, 'westeurope', userGroup);
    return [at(path, userGroup), body];
  };

  test('a circuit of another subscription needs a key', async () => {
    const { azure } = await shared();
    const refused = await azure.send('PUT', ...foreign({}));
    expect(refused).toMatchObject({
      status: 400,
      code: 'CrossconnectAuthorizationKeyRequired',
      fact: 'expressroute/user-needs-id-and-key',
    });
    expect(refused.message).toContain(owner);
    expect(refused.message).toContain(user);
  });

  test('a key opens the circuit for one connection, which may be put again with it', async () => {
    const { azure, key } = await shared();
    await azure.make(...foreign({ authorizationKey: key }));
    await azure.make(...foreign({ authorizationKey: key, expressRouteGatewayBypass: true }));
    await azure.make(...foreign({ expressRouteGatewayBypass: false }));
    const shown = (await azure.send('GET', `${c1}/authorizations/for-u`)).body.properties;
    expect(shown).toMatchObject({
      authorizationUseStatus: 'InUse',
      connectionResourceUri: at('connections/cu', userGroup),
    });
    await makeGateway(azure, 'b');
    const refused = await azure.send('PUT', ...connection('thief', 'gw-b', c1, { authorizationKey: key }));
    expect(refused).toMatchObject({
      code: 'CrossconnectAuthorizationKeyInUse',
      fact: 'expressroute/one-key-one-connection',
    });
    expect(refused.message).toContain('cu');
  });

  test('a key of another circuit opens nothing here', async () => {
    const { azure, key } = await shared();
    await makeCircuit(azure, 'other');
    expect(
      (await azure.send('PUT', ...foreign({ authorizationKey: key, peer: { id: at('expressRouteCircuits/other') } })))
        .code,
    ).toBe('CrossconnectAuthorizationKeyOfAnotherCircuit');
  });

  test('a key is free again when its connection is gone', async () => {
    const { azure, key } = await shared();
    await azure.make(...foreign({ authorizationKey: key }));
    await azure.send('DELETE', at('connections/cu', userGroup));
    azure.idle();
    expect((await azure.send('GET', `${c1}/authorizations/for-u`)).body.properties).toMatchObject({
      authorizationUseStatus: 'Available',
      authorizationKey: key,
    });
  });

  test('to revoke a key deletes the connection made with it', async () => {
    const { azure, key } = await shared();
    await azure.make(...foreign({ authorizationKey: key }));
    expect((await azure.send('DELETE', `${c1}/authorizations/for-u`)).status).toBe(202);
    expect((await azure.send('GET', at('connections/cu', userGroup))).body.properties.provisioningState).toBe(
      'Deleting',
    );
    azure.idle();
    expect((await azure.send('GET', at('connections/cu', userGroup))).status).toBe(404);
    expect((await azure.send('GET', `${c1}/authorizations/for-u`)).status).toBe(404);
    expect((await azure.send('DELETE', at('virtualNetworkGateways/gw-u', userGroup))).status).toBe(202);
  });

  test('a key stays while the connection made with it is at work', async () => {
    const { azure, key } = await shared();
    await azure.make(...foreign({ authorizationKey: key }));
    const changed = await azure.send('PUT', ...foreign({ authorizationKey: key, routingWeight: 10 }));
    expect(changed.status).toBe(200);
    const refused = await azure.send('DELETE', `${c1}/authorizations/for-u`);
    expect(refused).toMatchObject({ status: 429, code: 'AnotherOperationInProgress' });
    azure.idle();
    expect((await azure.send('DELETE', `${c1}/authorizations/for-u`)).status).toBe(202);
  });

  test('a key in use is not lost by leaving it out of its circuit', async () => {
    const { azure, key } = await shared();
    await azure.make(...foreign({ authorizationKey: key }));
    const [path, body] = circuit('er');
    const without = { ...body, properties: { ...(await azure.send('GET', path)).body.properties, authorizations: [] } };
    expect(await azure.send('PUT', path, without)).toMatchObject({ status: 400, code: 'CrossconnectResourceInUse' });
    expect((await azure.send('PUT', path, body)).status).toBe(200);
  });

  test('nothing begins to use a circuit whose group is on its way out', async () => {
    const { azure, key } = await shared();
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at(c1)}`);
    expect((await azure.send('DELETE', group)).status).toBe(202);
    const refused = await azure.send('PUT', ...foreign({ authorizationKey: key }));
    expect(refused).toMatchObject({ status: 400, code: 'ReferencedResourceNotProvisioned' });
    expect(refused.message).toContain('Deleting');
  });

  test('listKeys exists from 2026-01-01 on', async () => {
    const { azure, key } = await shared();
    const path = `${c1}/authorizations/for-u/listKeys`;
    expect((await azure.send('POST', path, undefined, { apiVersion: '2026-01-01' })).body).toEqual({
      authorizationKey: key,
    });
    expect((await azure.send('POST', path)).status).toBe(501);
  });
});

test('a resource group whose circuit serves another group is not deleted', async () => {
  const azure = await joined();
  await makeGateway(azure, 'u', 'UltraPerformance', 'westeurope', {}, userGroup);
  await azure.make(`${c1}/authorizations/for-u`, {});
  const key = authorizations.all(azure.arm.cloud)[0]!.properties.authorizationKey;
  const [path, body] = connection('cu', 'gw-u', c1, { authorizationKey: key }, 'westeurope', userGroup);
  await azure.make(at(path, userGroup), body);
  const blocked = await azure.send('DELETE', group);
  azure.idle();
  const { pathname, search } = new URL(blocked.headers.get('location') ?? '');
  const told = await azure.send('GET', `${pathname}${search}`);
  expect(told).toMatchObject({ status: 409, code: 'ResourceGroupDeletionBlocked' });
  expect(JSON.stringify(told.body)).toContain('CrossconnectCircuitInUse');
  expect((await azure.send('DELETE', userGroup)).status).toBe(202);
  azure.idle();
  await azure.send('POST', `/_control/provider/deprovision?circuit=${at(c1)}`);
  expect((await azure.send('DELETE', group)).status).toBe(202);
  azure.idle();
  expect(Object.keys(azure.arm.cloud.resources)).toEqual([]);
});
