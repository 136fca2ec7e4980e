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

describe('a gateway of scale units, today', () => {
  const places = ['Amsterdam', 'London'];
  const units = (min: number) => ({ autoScaleConfiguration: { bounds: { min, max: 20 } } });
  const sized = (min: number) => gateway('gw-a', 'vnet-a', 'ErGwScale', 'westeurope', units(min));

  /** A gateway of so many units with so many circuits, the first of them with FastPath where that is wanted. */
  async function scaled(min: number, circuits: number, expressRouteGatewayBypass = false): Promise<Azure> {
    const azure = await createAzure('today');
    await makeGateway(azure, 'a', 'ErGwScale', 'westeurope', units(min));
    for (let index = 0; index < circuits; index += 1) {
      const id = await makeCircuit(azure, `er${index}`, 'Standard', 50, places[index % 2]);
      await azure.make(...connection(`c${index}`, 'gw-a', id, { expressRouteGatewayBypass }));
    }
    return azure;
  }

  test.for([
    { from: 2, circuits: 4, to: 1, because: 'one unit takes four circuits' },
    { from: 2, circuits: 5, to: 9, because: 'nine units take as many as two' },
    { from: 10, circuits: 1, fast: true, to: 12, because: 'FastPath needs ten units' },
    { from: 10, circuits: 1, to: 1, because: 'nothing on it needs more' },
  ])('of $from units with $circuits circuits becomes one of $to: $because', async ({ from, circuits, fast, to }) => {
    const azure = await scaled(from, circuits, fast);
    expect((await azure.send('PUT', ...sized(to))).status).toBe(200);
  });

  test.for([
    {
      from: 2,
      circuits: 5,
      to: 1,
      refused: { code: 'CrossconnectTooManyCircuits', fact: 'expressroute/scale-unit-circuits' },
      says: 'gw-a has 5 connections. With ErGwScale with 1 scale units it takes 4.',
      because: 'the fifth circuit would have no place',
    },
    {
      from: 10,
      circuits: 1,
      fast: true,
      to: 9,
      refused: { code: 'CrossconnectFastPathGatewaySize', fact: 'expressroute/fastpath-gateway-skus' },
      says: 'c0 uses FastPath, which ErGwScale with 9 scale units does not allow.',
      because: 'nine units are one too few for FastPath',
    },
  ])('does not shrink from $from to $to: $because', async ({ from, circuits, fast, to, refused, says }) => {
    const azure = await scaled(from, circuits, fast);
    const answered = await azure.send('PUT', ...sized(to));
    expect(answered).toMatchObject({ status: 400, ...refused });
    expect(answered.message).toContain(says);
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
