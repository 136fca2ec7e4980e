import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Profile } from '#src/base/facts.ts';
import { address, at, createAzure, gateway, makeCircuit, makeGateway, network } from './azure.ts';
import type { Azure } from './azure.ts';

const vpn = { gatewayType: 'Vpn', vpnType: 'RouteBased' };

const site = (name: string, prefix = '10.200.0.0/16', more: object = {}): [string, object] => [
  `localNetworkGateways/${name}`,
  {
    location: 'westeurope',
    properties: { gatewayIpAddress: '203.0.113.10', localNetworkAddressSpace: { addressPrefixes: [prefix] }, ...more },
  },
];

const tunnel = (name: string, gatewayName: string, more: object = {}): [string, object] => [
  `connections/${name}`,
  {
    location: 'westeurope',
    properties: {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: at(`virtualNetworkGateways/${gatewayName}`) },
      localNetworkGateway2: { id: at('localNetworkGateways/site') },
      sharedKey: 'abc123',
      ...more,
    },
  },
];

/** The gateway of a network of its own, with prefixes that do not overlap those of another. */
async function makeVpn(azure: Azure, name: string, second: number, more: object = {}): Promise<void> {
  await azure.make(...network(`vnet-${name}`, `10.${second}.0.0/16`));
  await azure.make(`virtualNetworks/vnet-${name}/subnets/app`, {
    properties: { addressPrefix: `10.${second}.1.0/24` },
  });
  await azure.make(...address(`pip-gw-${name}`));
  await azure.make(...gateway(`gw-${name}`, `vnet-${name}`, 'VpnGw2AZ', 'westeurope', { ...vpn, ...more }));
}

describe.for<Profile>(['taught', 'today'])('a VPN gateway, %s', (profile) => {
  test.for([
    { sku: 'ErGw1AZ', more: {}, code: 'CrossconnectGatewaySku', because: 'that size is for ExpressRoute' },
    {
      sku: 'VpnGw1AZ',
      more: { vpnGatewayGeneration: 'Generation2' },
      code: 'CrossconnectVpnGatewayGeneration',
      because: 'the smallest size is of the first generation',
    },
    {
      sku: 'VpnGw1AZ',
      more: { vpnType: 'PolicyBased' },
      code: 'CrossconnectVpnGatewayBasic',
      because: 'only Basic is',
    },
    { sku: 'Basic', more: { enableBgp: true }, code: 'CrossconnectVpnGatewayBasic', because: 'Basic speaks no BGP' },
    {
      sku: 'VpnGw2AZ',
      more: { activeActive: true },
      code: 'CrossconnectActiveActive',
      because: 'two need two addresses',
    },
    {
      sku: 'VpnGw2AZ',
      more: { vpnClientConfiguration: { vpnClientAddressPool: { addressPrefixes: ['10.0.9.0/24'] } } },
      code: 'CrossconnectVpnClientPool',
      because: 'clients get addresses of their own',
    },
    {
      sku: 'VpnGw2AZ',
      more: { vpnClientConfiguration: { vpnClientAddressPool: { addressPrefixes: ['172.16.201.0'] } } },
      code: 'CrossconnectVpnClientPool',
      because: 'a pool has a length',
    },
    {
      sku: 'VpnGw2AZ',
      more: { natRules: [{ name: 'n' }] },
      code: 'CrossconnectNotSimulated',
      because: 'NAT is not there',
    },
  ])('$sku is refused with $code: $because', async ({ sku, more, code }) => {
    const azure = await createAzure(profile);
    await azure.make(...network('vnet-a'));
    await azure.make(...address('pip-gw-a'));
    const refused = await azure.send('PUT', ...gateway('gw-a', 'vnet-a', sku, 'westeurope', { ...vpn, ...more }));
    expect(refused.code).toBe(code);
    expect((await azure.send('GET', 'virtualNetworkGateways/gw-a')).status).toBe(404);
  });

  test.for([
    { member: 'its one address', configurations: 1 },
    { member: 'two addresses', configurations: 2 },
  ])('that is Basic has one instance, with $member', async ({ configurations }) => {
    const azure = await createAzure(profile);
    await azure.make(...network('vnet-a'));
    await azure.make(...address('pip-gw-a'));
    await azure.make(...address('pip-second'));
    const ipConfigurations = ['pip-gw-a', 'pip-second'].slice(0, configurations).map((name) => ({
      name,
      properties: {
        subnet: { id: at('virtualNetworks/vnet-a/subnets/GatewaySubnet') },
        publicIPAddress: { id: at(`publicIPAddresses/${name}`) },
      },
    }));
    const more = { ...vpn, activeActive: true, ipConfigurations };
    expect(await azure.send('PUT', ...gateway('gw-a', 'vnet-a', 'Basic', 'westeurope', more))).toMatchObject({
      code: 'CrossconnectActiveActive',
      message: 'gw-a is Basic, which cannot be active-active. Choose another size.',
    });
  });

  test('gives its clients addresses that nobody else has', async () => {
    const azure = await createAzure(profile);
    const vpnClientConfiguration = { vpnClientAddressPool: { addressPrefixes: ['172.16.201.0/24'] } };
    await makeVpn(azure, 'a', 0, { vpnClientConfiguration });
    const { properties } = (await azure.send('GET', 'virtualNetworkGateways/gw-a')).body;
    expect(properties).toMatchObject({ vpnClientConfiguration });
  });

  test('says how it speaks BGP, and where its tunnels end', async () => {
    const azure = await createAzure(profile);
    await makeVpn(azure, 'a', 0);
    const { properties } = (await azure.send('GET', 'virtualNetworkGateways/gw-a')).body;
    expect(properties).toMatchObject({
      vpnType: 'RouteBased',
      vpnGatewayGeneration: 'Generation1',
      bgpSettings: { asn: 65_515, bgpPeeringAddress: '10.0.0.14', peerWeight: 0 },
    });
    const { ipAddress } = (await azure.send('GET', 'publicIPAddresses/pip-gw-a')).body.properties;
    expect(JSON.stringify(properties['bgpSettings'])).toContain(String(ipAddress));
  });

  test('does not stand in a network that uses the gateway of another', async () => {
    const azure = await createAzure(profile);
    await makeVpn(azure, 'hub', 0);
    await azure.make(...network('vnet-spoke', '10.1.0.0/16'));
    const peer = (name: string, remote: string, more: object) =>
      azure.make(`virtualNetworks/${name}/virtualNetworkPeerings/p`, {
        properties: { remoteVirtualNetwork: { id: at(`virtualNetworks/${remote}`) }, ...more },
      });
    await peer('vnet-hub', 'vnet-spoke', { allowGatewayTransit: true });
    await peer('vnet-spoke', 'vnet-hub', { useRemoteGateways: true });
    await azure.make(...address('pip-gw-spoke'));
    const refused = await azure.send('PUT', ...gateway('gw-spoke', 'vnet-spoke', 'VpnGw2AZ', 'westeurope', vpn));
    expect(refused).toMatchObject({
      code: 'CrossconnectOwnGatewayAndRemote',
      fact: 'expressroute/peering-gateway-transit',
    });
  });
});

test.for<{ profile: Profile; code: string | undefined }>([
  { profile: 'taught', code: undefined },
  { profile: 'today', code: 'NonAzSkusNotAllowedForVPNGateway' },
])('a new VpnGw1 without zones, %s', async ({ profile, code }) => {
  const azure = await createAzure(profile);
  await azure.make(...network('vnet-a'));
  await azure.make(...address('pip-gw-a'));
  expect((await azure.send('PUT', ...gateway('gw-a', 'vnet-a', 'VpnGw1', 'westeurope', vpn))).code).toBe(code);
});

test('today an address without zones does not serve a gateway with zones', async () => {
  const azure = await createAzure('today');
  await azure.make(...network('vnet-a'));
  await azure.make('publicIPAddresses/pip-gw-a', { location: 'westeurope', sku: { name: 'Standard' }, properties: {} });
  expect(await azure.send('PUT', ...gateway('gw-a', 'vnet-a', 'VpnGw1AZ', 'westeurope', vpn))).toMatchObject({
    status: 400,
    code: 'VmssVpnGatewayPublicIpsMustHaveZonesConfigured',
  });
});

describe('a local network gateway', () => {
  test.for([
    {
      more: { gatewayIpAddress: undefined },
      code: 'CrossconnectLocalNetworkGatewayAddress',
      because: 'it is found somewhere',
    },
    {
      more: { fqdn: 'vpn.example.com' },
      code: 'CrossconnectLocalNetworkGatewayAddress',
      because: 'it is found at one place',
    },
    {
      more: { gatewayIpAddress: 'fd00::1' },
      code: 'CrossconnectLocalNetworkGatewayAddress',
      because: 'the tunnel is IPv4',
    },
    {
      more: { localNetworkAddressSpace: { addressPrefixes: ['10.200.0.1/16'] } },
      code: 'NetcfgInvalidIPAddressPrefix',
      because: 'a prefix starts at its first address',
    },
    { more: { bgpSettings: { asn: 65_010 } }, code: 'CrossconnectBgpPeeringAddress', because: 'BGP needs a speaker' },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const azure = await createAzure();
    expect((await azure.send('PUT', ...site('site', '10.200.0.0/16', more))).code).toBe(code);
  });
});

describe('a connection to a site', () => {
  const joined = async (): Promise<Azure> => {
    const azure = await createAzure();
    await makeVpn(azure, 'a', 0);
    await azure.make(...site('site'));
    return azure;
  };

  test.for([
    { more: { localNetworkGateway2: undefined }, code: 'CrossconnectConnectionFarEnd', because: 'it ends somewhere' },
    { more: { sharedKey: 'with space' }, code: 'CrossconnectSharedKeyForm', because: 'a key has no spaces' },
    { more: { authorizationKey: 'k' }, code: 'CrossconnectVpnWithCircuit', because: 'that opens a circuit' },
    {
      more: { expressRouteGatewayBypass: true },
      code: 'CrossconnectVpnWithCircuit',
      because: 'FastPath is for circuits',
    },
    { more: { dpdTimeoutSeconds: 5 }, code: 'CrossconnectDeadPeerTimeout', because: 'it starts at 9' },
    {
      more: { usePolicyBasedTrafficSelectors: true },
      code: 'CrossconnectTrafficSelectors',
      because: 'selectors need a policy',
    },
    { more: { enableBgp: true }, code: 'CrossconnectConnectionBgp', because: 'neither side speaks it' },
    { more: { connectionType: 'Vnet2Vnet' }, code: 'CrossconnectConnectionFarEnd', because: 'that ends at a gateway' },
    {
      more: {
        connectionType: 'Vnet2Vnet',
        virtualNetworkGateway2: { id: at('virtualNetworkGateways/gw-a') },
      },
      code: 'CrossconnectConnectionWithItself',
      because: 'a gateway is not joined with itself',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const azure = await joined();
    expect((await azure.send('PUT', ...tunnel('c', 'gw-a', more))).code).toBe(code);
  });

  test('needs a gateway of type Vpn, in its region', async () => {
    const azure = await joined();
    await makeGateway(azure, 'er');
    expect((await azure.send('PUT', ...tunnel('c', 'gw-er'))).code).toBe('CrossconnectGatewayType');
    const [path, body] = tunnel('c', 'gw-a');
    expect((await azure.send('PUT', path, { ...body, location: 'northeurope' })).code).toBe(
      'CrossconnectConnectionLocation',
    );
  });

  test('keeps its ends, and is the only one between them', async () => {
    const azure = await joined();
    await azure.make(...tunnel('c', 'gw-a'));
    await azure.make(...site('other', '10.201.0.0/16'));
    const moved = tunnel('c', 'gw-a', { localNetworkGateway2: { id: at('localNetworkGateways/other') } });
    expect((await azure.send('PUT', ...moved)).code).toBe('CrossconnectConnectionEndsChange');
    expect((await azure.send('PUT', ...tunnel('d', 'gw-a'))).code).toBe('CrossconnectAlreadyConnected');
    expect((await azure.send('DELETE', 'localNetworkGateways/site')).code).toBe('CrossconnectLocalNetworkGatewayInUse');
  });

  test('a Basic gateway takes ten', async () => {
    const azure = await createAzure();
    await azure.make(...network('vnet-a'));
    await azure.make(...address('pip-gw-a'));
    await azure.make(...gateway('gw-a', 'vnet-a', 'Basic', 'westeurope', vpn));
    for (let count = 0; count <= 10; count += 1) {
      await azure.make(...site(`site-${count}`, `10.${100 + count}.0.0/16`));
      const far = { localNetworkGateway2: { id: at(`localNetworkGateways/site-${count}`) } };
      if (count < 10) await azure.make(...tunnel(`c-${count}`, 'gw-a', far));
      else
        expect(await azure.send('PUT', ...tunnel('c-10', 'gw-a', far))).toMatchObject({
          code: 'CrossconnectTooManyTunnels',
          fact: 'expressroute/vpn-gateway-skus',
        });
    }
  });

  test('does not show its key, and gives it when asked', async () => {
    const azure = await joined();
    await azure.make(...tunnel('c', 'gw-a'));
    const { properties } = (await azure.send('GET', 'connections/c')).body;
    expect(properties).not.toHaveProperty('sharedKey');
    expect(properties['connectionStatus']).toBe('Connected');
    expect((await azure.send('GET', 'connections/c/sharedkey')).body).toMatchObject({ value: 'abc123' });
    expect((await azure.send('PUT', 'connections/c/sharedkey', { value: 'new-key' })).status).toBe(200);
    expect((await azure.send('GET', 'connections/c/sharedkey')).body).toMatchObject({ value: 'new-key' });
    expect((await azure.send('PUT', 'connections/c/sharedkey', { value: '' })).code).toBe('CrossconnectSharedKeyForm');
    const reset = (keyLength: unknown) => azure.send('POST', 'connections/c/sharedkey/reset', { keyLength });
    expect((await reset(0)).code).toBe('CrossconnectSharedKeyLength');
    expect((await reset(96)).status).toBe(202);
    azure.idle();
    const { value } = (await azure.send('GET', 'connections/c/sharedkey')).body;
    expect(value).toHaveLength(96);
  });

  test('an ExpressRoute connection has no key to ask for, to set or to reset', async () => {
    const azure = await createAzure();
    await makeGateway(azure, 'er');
    const circuit = await makeCircuit(azure, 'er');
    await azure.make('connections/c', {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: at('virtualNetworkGateways/gw-er') },
        peer: { id: circuit },
      },
    });
    const asked = [
      await azure.send('GET', 'connections/c/sharedkey'),
      await azure.send('PUT', 'connections/c/sharedkey', { value: 'new-key' }),
      await azure.send('POST', 'connections/c/sharedkey/reset', { keyLength: 96 }),
    ];
    expect(asked.map(({ code }) => code)).toEqual(asked.map(() => 'CrossconnectSharedKeyNotAllowed'));
  });

  test('carries packets both ways once it is there', async () => {
    const azure = await joined();
    const network = () => networkOf(azure.arm.cloud, 'taught');
    expect(trace(network(), { from: '10.0.1.4', to: '10.200.0.10' }).delivered).toBe(false);
    await azure.make(...tunnel('c', 'gw-a'));
    const out = trace(network(), { from: '10.0.1.4', to: '10.200.0.10' });
    expect(out.because).toContain('The packet reaches site and goes through gw-a.');
    expect(trace(network(), { from: '10.200.0.10', to: '10.0.1.4' }).delivered).toBe(true);
  });
});

test('two networks are joined when both gateways have a connection with the same key', async () => {
  const azure = await createAzure();
  await makeVpn(azure, 'a', 0);
  await makeVpn(azure, 'b', 1);
  const to = (name: string, from: string, far: string, sharedKey: string) =>
    azure.make(
      ...tunnel(name, from, {
        connectionType: 'Vnet2Vnet',
        localNetworkGateway2: undefined,
        virtualNetworkGateway2: { id: at(`virtualNetworkGateways/${far}`) },
        sharedKey,
      }),
    );
  const sent = () => trace(networkOf(azure.arm.cloud, 'taught'), { from: '10.0.1.4', to: '10.1.1.4' });
  const status = async () => (await azure.send('GET', 'connections/ab')).body.properties['connectionStatus'];
  await to('ab', 'gw-a', 'gw-b', 'one');
  expect(await status()).toBe('NotConnected');
  expect(sent().because).toContain('has no connection back');
  await to('ba', 'gw-b', 'gw-a', 'two');
  expect(sent().because).toContain('different shared keys');
  await azure.send('PUT', 'connections/ba/sharedkey', { value: 'one' });
  expect(await status()).toBe('Connected');
  expect(sent().delivered).toBe(true);
});
