import { beforeAll, describe, expect, test } from 'vitest';
import { address, at, connection, createAzure, gateway, group, makeCircuit, makeGateway, network } from './azure.ts';
import type { Azure } from './azure.ts';

/** What a gateway that is there may no longer become, and what it may not take from others. */
describe('a gateway', () => {
  let azure: Azure;
  beforeAll(async () => {
    azure = await createAzure();
    await makeGateway(azure, 'a');
    await azure.make(...network('vnet-b', '10.5.0.0/16'));
    const circuit = await makeCircuit(azure, 'er');
    await azure.make(...connection('con', 'gw-a', circuit));
  });

  test('does not change its type', async () => {
    const [path, body] = gateway('gw-a', 'vnet-a', 'VpnGw2', 'westeurope', {
      gatewayType: 'Vpn',
      vpnType: 'RouteBased',
    });
    expect(await azure.send('PUT', path, body)).toMatchObject({ status: 400, code: 'CrossconnectGatewayTypeChange' });
  });

  test('takes no public IP address that belongs to another', async () => {
    const [path, body] = gateway('gw-b', 'vnet-b');
    const taken: unknown = JSON.parse(JSON.stringify(body).replace('pip-gw-b', 'pip-gw-a'));
    expect(await azure.send('PUT', path, taken)).toMatchObject({ status: 400, code: 'CrossconnectPublicAddressInUse' });
  });

  test('takes no public IP address of another region', async () => {
    await azure.make(...address('pip-gw-b', 'northeurope'));
    const refused = await azure.send('PUT', ...gateway('gw-b', 'vnet-b'));
    expect(refused).toMatchObject({ status: 400, code: 'InvalidResourceReference' });
    expect(refused.message).toContain(at('publicIPAddresses/pip-gw-b'));
  });
});

test.for([
  { name: 'AzurePublicPeering', code: 'CrossconnectNotSimulated', because: 'it is gone for new circuits' },
  { name: 'MyPeering', code: 'CrossconnectPeeringName', because: 'a peering is called after its kind' },
])('a peering named $name is refused: $because', async ({ name, code }) => {
  const azure = await createAzure();
  const circuit = await makeCircuit(azure, 'er');
  const body = { properties: { peeringType: name, vlanId: 100 } };
  expect(await azure.send('PUT', `${circuit}/peerings/${name}`, body)).toMatchObject({ code });
});

test('a group is not deleted while a provider holds a circuit of it', async () => {
  const azure = await createAzure();
  await makeCircuit(azure, 'er');
  const asked = await azure.send('DELETE', group);
  azure.idle();
  const poll = new URL(asked.headers.get('location') ?? '');
  expect((await azure.send('GET', `${poll.pathname}${poll.search}`)).message).toContain('er');
  expect((await azure.send('GET', 'expressRouteCircuits/er')).status).toBe(200);
});
