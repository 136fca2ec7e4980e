import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { address, at, createAzure, gateway, network } from './azure.ts';
import type { Azure } from './azure.ts';

type Json = Record<string, unknown>;

const plain = (name: string, prefix: string, location = 'westeurope'): [string, Json] => [
  `virtualNetworks/${name}`,
  {
    location,
    properties: {
      addressSpace: { addressPrefixes: [prefix] },
      subnets: [{ name: 'app', properties: { addressPrefix: prefix.replace(/\.0\.0\/16$/, '.1.0/24') } }],
    },
  },
];

const peering = (from: string, to: string, more: Json = {}): [string, Json] => [
  `virtualNetworks/${from}/virtualNetworkPeerings/to-${to}`,
  {
    properties: { remoteVirtualNetwork: { id: at(`virtualNetworks/${to}`) }, allowVirtualNetworkAccess: true, ...more },
  },
];

/** Two networks, a and b. */
async function makePair(): Promise<Azure> {
  const azure = await createAzure();
  await azure.make(...plain('a', '10.0.0.0/16'));
  await azure.make(...plain('b', '10.1.0.0/16'));
  return azure;
}

const stateOf = async (azure: Azure, from: string, to: string) =>
  (await azure.send('GET', peering(from, to)[0])).body.properties['peeringState'];

const sent = (azure: Azure, from = '10.0.1.4', to = '10.1.1.4') =>
  trace(networkOf(azure.arm.cloud, 'taught'), { from, to });

describe('the two sides of a peering', () => {
  test('wait for each other, and carry packets when both are there', async () => {
    const azure = await makePair();
    await azure.make(...peering('a', 'b'));
    expect(await stateOf(azure, 'a', 'b')).toBe('Initiated');
    expect(sent(azure).delivered).toBe(false);
    await azure.make(...peering('b', 'a'));
    expect([await stateOf(azure, 'a', 'b'), await stateOf(azure, 'b', 'a')]).toEqual(['Connected', 'Connected']);
    expect(sent(azure).delivered).toBe(true);
    expect((await azure.send('GET', 'virtualNetworks/a')).body.properties['virtualNetworkPeerings']).toHaveLength(1);
  });

  test('are cut when one of them goes, and met again only when the other is made anew', async () => {
    const azure = await makePair();
    await azure.make(...peering('a', 'b'));
    await azure.make(...peering('b', 'a'));
    await azure.send('DELETE', peering('b', 'a')[0]);
    azure.idle();
    expect(await stateOf(azure, 'a', 'b')).toBe('Disconnected');
    expect(sent(azure).delivered).toBe(false);
    const refused = await azure.send('PUT', ...peering('b', 'a'));
    expect(refused).toMatchObject({ code: 'RemotePeeringIsDisconnected', fact: 'expressroute/peering-states' });
    expect(refused.message).toContain(at(peering('a', 'b')[0]));
    await azure.make(...peering('a', 'b'));
    expect(await stateOf(azure, 'a', 'b')).toBe('Initiated');
    await azure.make(...peering('b', 'a'));
    expect(await stateOf(azure, 'a', 'b')).toBe('Connected');
  });

  test('are cut when a whole network goes, which its peers do not hold back', async () => {
    const azure = await makePair();
    await azure.make(...peering('a', 'b'));
    await azure.make(...peering('b', 'a'));
    expect((await azure.send('DELETE', 'virtualNetworks/b')).status).toBe(202);
    azure.idle();
    expect(await stateOf(azure, 'a', 'b')).toBe('Disconnected');
  });

  test('carry nothing while one does not let the other in', async () => {
    const azure = await makePair();
    await azure.make(...peering('a', 'b'));
    await azure.make(...peering('b', 'a', { allowVirtualNetworkAccess: false }));
    expect(sent(azure).delivered).toBe(false);
    expect(sent(azure).because).toContain('access is not allowed at the end of b');
  });
});

test('a peer keeps its old picture of an address space until it is synced', async () => {
  const azure = await makePair();
  await azure.make(...peering('a', 'b'));
  await azure.make(...peering('b', 'a'));
  const [path] = plain('b', '10.1.0.0/16');
  const space = { addressSpace: { addressPrefixes: ['10.1.0.0/16', '10.2.0.0/16'] } };
  await azure.make(path, { location: 'westeurope', properties: space });
  await azure.make('virtualNetworks/b/subnets/new', { properties: { addressPrefix: '10.2.1.0/24' } });
  const levels = async () => [
    (await azure.send('GET', peering('a', 'b')[0])).body.properties['peeringSyncLevel'],
    (await azure.send('GET', peering('b', 'a')[0])).body.properties['peeringSyncLevel'],
  ];
  expect(await levels()).toEqual(['LocalNotInSync', 'RemoteNotInSync']);
  expect(sent(azure, '10.0.1.4', '10.2.1.4').delivered).toBe(false);
  const body = (await azure.send('GET', peering('a', 'b')[0])).body;
  await azure.make(peering('a', 'b')[0], body);
  expect(await levels(), 'a PUT alone does not sync').toEqual(['LocalNotInSync', 'RemoteNotInSync']);
  await azure.make(`${peering('a', 'b')[0]}?syncRemoteAddressSpace=true`, body);
  expect(await levels()).toEqual(['FullyInSync', 'FullyInSync']);
  expect(sent(azure, '10.0.1.4', '10.2.1.4').delivered).toBe(true);
});

describe('a peering', () => {
  test('is refused between networks that overlap, in the words of Azure', async () => {
    const azure = await makePair();
    await azure.make(...plain('c', '10.0.0.0/16'));
    expect(await azure.send('PUT', ...peering('a', 'c'))).toMatchObject({
      status: 400,
      code: 'VnetAddressSpacesOverlap',
      fact: 'expressroute/peering-address-spaces',
      message: `Cannot create or update peering ${at(peering('a', 'c')[0])}. Virtual networks ${at('virtualNetworks/a')} and ${at('virtualNetworks/c')} cannot be peered because their address spaces overlap. Overlapping address prefixes: 10.0.0.0/16, 10.0.0.0/16`,
    });
  });

  test('is refused to a network that overlaps one that is peered already', async () => {
    const azure = await makePair();
    await azure.make(...plain('c', '10.1.0.0/16'));
    await azure.make(...peering('a', 'b'));
    expect((await azure.send('PUT', ...peering('a', 'c'))).code).toBe('VnetAddressSpaceOverlapsWithAlreadyPeeredVnet');
  });

  test('keeps a network from growing over its peer', async () => {
    const azure = await makePair();
    await azure.make(...peering('a', 'b'));
    const space = { addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.128.0/17'] } };
    const refused = await azure.send('PUT', 'virtualNetworks/a', { location: 'westeurope', properties: space });
    expect(refused.code).toBe('VnetAddressSpaceOverlapsWithAlreadyPeeredVnet');
  });

  test.for<{ path: string; to: string; more: Json; code: string; because: string }>([
    { path: 'p', to: 'a', more: {}, code: 'CrossconnectPeeringWithItself', because: 'it needs another network' },
    { path: 'p', to: 'gone', more: {}, code: 'InvalidResourceReference', because: 'there is no such network' },
    {
      path: 'p',
      to: 'c',
      more: { peerCompleteVnets: false },
      code: 'CrossconnectNotSimulated',
      because: 'whole networks',
    },
    {
      path: 'p',
      to: 'b',
      more: {},
      code: 'AnotherPeeringAlreadyReferencesRemoteVnet',
      because: 'to-b leads there already',
    },
    {
      path: 'to-b',
      to: 'c',
      more: {},
      code: 'ChangingRemoteVirtualNetworkNotAllowed',
      because: 'a peering stays with its networks',
    },
  ])('$path to $to is refused: $because', async ({ path, to, more, code }) => {
    const azure = await makePair();
    await azure.make(...plain('c', '10.2.0.0/16'));
    await azure.make(...peering('a', 'b'));
    const refused = await azure.send(
      'PUT',
      `virtualNetworks/a/virtualNetworkPeerings/${path}`,
      peering('a', to, more)[1],
    );
    expect(refused.code).toBe(code);
  });
});

describe('the gateway of a hub', () => {
  const withGateway = async (): Promise<Azure> => {
    const azure = await makePair();
    await azure.make(...network('hub', '10.9.0.0/16'));
    await azure.make(...address('pip-gw-hub'));
    await azure.make(...gateway('gw-hub', 'hub'));
    return azure;
  };
  const use = { useRemoteGateways: true };

  test('is used by a spoke when the hub allows it', async () => {
    const azure = await withGateway();
    await azure.make(...peering('hub', 'a', { allowGatewayTransit: true }));
    await azure.make(...peering('a', 'hub', use));
    const off = await azure.send('PUT', ...peering('hub', 'a', { allowGatewayTransit: false }));
    expect(off, 'not while it is used').toMatchObject({ code: 'CrossconnectGatewayTransitInUse' });
    const still = peering('hub', 'a', { allowGatewayTransit: true, allowForwardedTraffic: true });
    expect((await azure.send('PUT', ...still)).status, 'what else the hub says may change').toBe(200);
  });

  test.for<{ from: string; to: string; more: Json; code: string; because: string }>([
    { from: 'a', to: 'b', more: use, code: 'RemoteVnetHasNoGateways', because: 'there is none' },
    {
      from: 'a',
      to: 'hub',
      more: use,
      code: 'CrossconnectGatewayTransitNotAllowed',
      because: 'the hub does not say so',
    },
    {
      from: 'a',
      to: 'hub',
      more: { ...use, allowGatewayTransit: true },
      code: 'CrossconnectGatewayTransitBothWays',
      because: 'one side has it',
    },
    { from: 'hub', to: 'b', more: use, code: 'CrossconnectOwnGatewayAndRemote', because: 'it has one of its own' },
  ])('from $from to $to is refused with $code: $because', async ({ from, to, more, code }) => {
    const azure = await withGateway();
    await azure.make(...peering('hub', 'a'));
    expect(await azure.send('PUT', ...peering(from, to, more))).toMatchObject({
      status: 400,
      code,
      fact: 'expressroute/peering-gateway-transit',
    });
  });

  test('is one at most', async () => {
    const azure = await withGateway();
    await azure.make(...peering('hub', 'a', { allowGatewayTransit: true }));
    await azure.make(...peering('a', 'hub', use));
    await azure.make(...network('other', '10.8.0.0/16'));
    await azure.make(...address('pip-gw-other'));
    await azure.make(...gateway('gw-other', 'other'));
    expect((await azure.send('PUT', ...peering('a', 'other', use))).code).toBe('CrossconnectRemoteGatewaysTwice');
  });
});

describe('a virtual network', () => {
  test.for<{ more: Json; code: string; because: string }>([
    { more: { enableDdosProtection: true }, code: 'CrossconnectNotSimulated', because: 'protection is not there' },
    { more: { ddosProtectionPlan: { id: 'x' } }, code: 'CrossconnectNotSimulated', because: 'plans are not there' },
    { more: { ipAllocations: [{ id: 'x' }] }, code: 'CrossconnectNotSimulated', because: 'allocations are not there' },
    {
      more: { dhcpOptions: { dnsServers: ['dns'] } },
      code: 'CrossconnectDnsServer',
      because: 'a server has an address',
    },
    { more: { flowTimeoutInMinutes: 3 }, code: 'CrossconnectInvalidProperty', because: 'it starts at 4' },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const azure = await createAzure();
    const [path, body] = network('v', '10.0.0.0/16', 'westeurope', more);
    expect((await azure.send('PUT', path, body)).code).toBe(code);
  });

  test('says which addresses are free', async () => {
    const azure = await makePair();
    const ask = async (ip: string) =>
      (await azure.send('GET', `virtualNetworks/a/CheckIPAddressAvailability?ipAddress=${ip}`)).body;
    expect(await ask('10.0.1.4')).toEqual({ available: true, isPlatformReserved: false });
    expect(await ask('10.0.1.1')).toEqual({
      available: false,
      isPlatformReserved: true,
      availableIPAddresses: ['10.0.1.4', '10.0.1.5', '10.0.1.6', '10.0.1.7', '10.0.1.8'],
    });
    expect((await ask('10.0.9.4')).error.code).toBe('PrivateIPAddressNotInAnySubnet');
    expect((await ask('here')).error.code).toBe('CrossconnectAddressToCheck');
    const [usage] = (await azure.send('GET', 'virtualNetworks/a/usages')).body.value;
    expect(usage).toMatchObject({ currentValue: 0, limit: 251, unit: 'Count' });
  });
});
