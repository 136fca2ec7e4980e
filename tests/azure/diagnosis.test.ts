import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  address,
  at,
  circuit,
  connection,
  createAzure,
  gateway as gatewayOf,
  makeCircuit,
  makeGateway,
  network,
} from './azure.ts';
import type { Answered, Azure } from './azure.ts';

const privatePeering = 'expressRouteCircuits/er/peerings/AzurePrivatePeering';
const privately = (more: object = {}) => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65001,
    primaryPeerAddressPrefix: '192.168.10.16/30',
    secondaryPeerAddressPrefix: '192.168.10.20/30',
    vlanId: 200,
    ...more,
  },
});
const rows = z.object({ value: z.array(z.record(z.string(), z.unknown())) });

/** Asks for what takes a while: 202 with a Location and null, then the answer at the Location. */
async function asked(azure: Azure, path: string): Promise<Answered> {
  const taken = await azure.send('POST', path);
  if (taken.status !== 202) return taken;
  expect(taken.body).toBeNull();
  expect(taken.headers.get('azure-asyncoperation')).toBeNull();
  const { pathname, search } = new URL(taken.headers.get('location') ?? '');
  expect((await azure.send('GET', `${pathname}${search}`)).status).toBe(202);
  azure.idle();
  return azure.send('GET', `${pathname}${search}`);
}

const table = async (azure: Azure, path: string) => rows.parse((await asked(azure, path)).body).value;
const control = (azure: Azure, act: string, more = '') =>
  azure.send('POST', `/_control/${act}?circuit=${encodeURIComponent(at('expressRouteCircuits/er'))}${more}`);

/** A network behind a circuit, with the prefixes of the site announced. */
async function joined(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a');
  await makeCircuit(azure, 'er');
  await azure.make(privatePeering, privately());
  await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
  return azure;
}

describe('the ARP table of a link', () => {
  test('shows both ends of it', async () => {
    const azure = await joined();
    const primary = await table(azure, `${privatePeering}/arpTables/primary`);
    expect(primary).toMatchObject([
      { interface: 'On-Prem', ipAddress: '192.168.10.17' },
      { interface: 'Microsoft', ipAddress: '192.168.10.18' },
    ]);
    for (const { macAddress } of primary) expect(macAddress).toMatch(/^02[\da-f]{2}\.[\da-f]{4}\.[\da-f]{4}$/);
    const secondary = await table(azure, `${privatePeering}/arpTables/SECONDARY`);
    expect(secondary[0]).toMatchObject({ ipAddress: '192.168.10.21' });
    expect(secondary[0]?.['macAddress']).not.toBe(primary[0]?.['macAddress']);
    // Microsoft's edges are two devices.
    expect(secondary[1]?.['macAddress']).not.toBe(primary[1]?.['macAddress']);
  });

  test('is incomplete until the provider has joined the two, and empty while the peering is off', async () => {
    const azure = await createAzure('today');
    await azure.make(...circuit('er'));
    await azure.make(privatePeering, privately());
    expect(await table(azure, `${privatePeering}/arpTables/primary`)).toMatchObject([
      { interface: 'On-Prem', macAddress: 'Incomplete' },
      { interface: 'Microsoft' },
    ]);
    await azure.make(privatePeering, privately({ state: 'Disabled' }));
    expect(await table(azure, `${privatePeering}/arpTables/primary`)).toEqual([]);
  });

  test('is there for two links, and for a peering that exists', async () => {
    const azure = await joined();
    expect(await azure.send('POST', `${privatePeering}/arpTables/tertiary`)).toMatchObject({
      status: 400,
      code: 'CrossconnectInvalidArgument',
    });
    expect(
      (await azure.send('POST', 'expressRouteCircuits/er/peerings/MicrosoftPeering/arpTables/primary')).status,
    ).toBe(404);
  });
});

describe('the route table of the edge', () => {
  const site = { network: '10.100.0.0/16', nextHop: '192.168.10.17', path: '65001' };
  const behind = [
    { network: '10.0.0.0/16', nextHop: '10.0.0.12', path: '65515' },
    { network: '10.0.0.0/16', nextHop: '10.0.0.13', path: '65515' },
  ];

  test('holds what the site and the networks announced', async () => {
    const azure = await joined();
    const found = await table(azure, `${privatePeering}/routeTables/primary`);
    expect(found).toMatchObject([site, ...behind]);
    expect(found[0]).toMatchObject({ locPrf: '', weight: 0 });
    expect(await table(azure, `${privatePeering}/routeTables/secondary`)).toMatchObject([
      { ...site, nextHop: '192.168.10.21' },
      ...behind,
    ]);
  });

  test('holds IPv6 only where the peering speaks it', async () => {
    const azure = await joined();
    await azure.make(
      privatePeering,
      privately({
        ipv6PeeringConfig: {
          primaryPeerAddressPrefix: 'fd00:1::/126',
          secondaryPeerAddressPrefix: 'fd00:1::4/126',
        },
      }),
    );
    const found = await table(azure, `${privatePeering}/routeTables/primary`);
    expect(found).toContainEqual(expect.objectContaining({ network: 'fd00:100::/64', nextHop: 'fd00:1::1' }));
  });

  test('follows the BGP session of the site, link by link, and what it announces', async () => {
    const azure = await joined();
    await control(azure, 'bgp/announce', '&prefixes=172.20.0.0/16,172.21.0.0/16');
    const names = async (way: string) =>
      (await table(azure, `${privatePeering}/routeTables/${way}`)).map((route) => String(route['network']));
    expect(await names('primary')).toEqual(['172.20.0.0/16', '172.21.0.0/16', '10.0.0.0/16', '10.0.0.0/16']);
    await control(azure, 'bgp/down', '&link=primary');
    expect(await names('primary')).toEqual(['10.0.0.0/16', '10.0.0.0/16']);
    expect(await names('secondary')).toHaveLength(4);
    await control(azure, 'bgp/up', '&link=primary');
    expect(await names('primary')).toHaveLength(4);
  });

  const many = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `172.${16 + Math.floor(index / 1024)}.${Math.floor(index / 4) % 256}.${(index % 4) * 64}/26`,
    ).join(',');
  test.for([
    { tier: 'Standard', count: 4000, isUp: true, because: 'so many it takes' },
    { tier: 'Standard', count: 4001, isUp: false, because: 'one more is too many' },
    { tier: 'Premium', count: 4001, isUp: true, because: 'Premium takes more' },
  ])('of a $tier circuit with $count prefixes: $because', async ({ tier, count, isUp }) => {
    const azure = await createAzure('today');
    await makeCircuit(azure, 'er', tier);
    await azure.make(privatePeering, privately());
    await control(azure, 'bgp/announce', `&prefixes=${many(count)}`);
    expect(await table(azure, `${privatePeering}/routeTables/primary`)).toHaveLength(isUp ? count : 0);
  });

  test('is empty while the provider has not provisioned the circuit', async () => {
    const azure = await joined();
    await control(azure, 'provider/deprovision');
    expect(await table(azure, `${privatePeering}/routeTables/primary`)).toEqual([]);
  });

  test('holds the site behind a circuit that is joined by Global Reach', async () => {
    const azure = await joined();
    await makeCircuit(azure, 'far', 'Standard', 50, 'London');
    const far = 'expressRouteCircuits/far/peerings/AzurePrivatePeering';
    await azure.make(far, privately({ peerASN: 65002 }));
    await azure.make(`${privatePeering}/connections/reach`, {
      properties: { peerExpressRouteCircuitPeering: { id: at(far) }, addressPrefix: '192.168.8.0/29' },
    });
    expect(await table(azure, `${privatePeering}/routeTables/primary`)).toContainEqual({
      network: '10.101.0.0/16',
      nextHop: '192.168.8.2',
      locPrf: '',
      weight: 0,
      path: '12076 65002',
    });
    expect(await table(azure, `${far}/routeTables/primary`)).toContainEqual(
      expect.objectContaining({ network: '10.100.0.0/16', path: '12076 65001' }),
    );
  });

  describe('of a Microsoft peering', () => {
    const microsoft = 'expressRouteCircuits/er/peerings/MicrosoftPeering';
    const publicly = (more: object = {}, addresses: object = {}) =>
      privately({
        peeringType: 'MicrosoftPeering',
        vlanId: 201,
        primaryPeerAddressPrefix: '123.0.0.0/30',
        secondaryPeerAddressPrefix: '123.0.0.4/30',
        microsoftPeeringConfig: {
          advertisedPublicPrefixes: ['198.51.100.0/24'],
          routingRegistryName: 'RIPENCC',
          ...more,
        },
        ...addresses,
      });
    const row = { network: '198.51.100.0/24', nextHop: '123.0.0.1', locPrf: '', weight: 0, path: '65001' };

    test('holds what you announce, once Microsoft has checked that it is yours', async () => {
      const azure = await joined();
      await azure.make(microsoft, publicly());
      const path = `${microsoft}/routeTables/primary`;
      expect(await table(azure, path)).toEqual([]);
      expect((await control(azure, 'microsoft/validate')).status).toBe(200);
      expect((await azure.send('GET', microsoft)).body.properties).toMatchObject({
        microsoftPeeringConfig: { advertisedPublicPrefixesState: 'Configured' },
      });
      expect(await table(azure, path)).toEqual([row]);
      expect(await table(azure, `${microsoft}/routeTables/secondary`)).toEqual([{ ...row, nextHop: '123.0.0.5' }]);
      await control(azure, 'bgp/down', '&link=primary');
      expect(await table(azure, path)).toEqual([]);
      await azure.make(microsoft, publicly());
      expect(await table(azure, `${microsoft}/routeTables/secondary`)).toEqual([]);
    });

    test('shows the AS number of another owner behind yours, and both families', async () => {
      const azure = await joined();
      const six = {
        ipv6PeeringConfig: {
          primaryPeerAddressPrefix: '2001:470::/126',
          secondaryPeerAddressPrefix: '2001:470::4/126',
          microsoftPeeringConfig: { advertisedPublicPrefixes: ['2001:470:1::/48'], routingRegistryName: 'RIPENCC' },
        },
      };
      await azure.make(microsoft, publicly({ customerASN: 64_000 }, six));
      await control(azure, 'microsoft/validate');
      expect(await table(azure, `${microsoft}/routeTables/primary`)).toEqual([
        { ...row, path: '65001 64000' },
        { ...row, network: '2001:470:1::/48', nextHop: '2001:470::1' },
      ]);
      expect(await table(azure, `${microsoft}/routeTablesSummary/primary`)).toEqual([
        { neighbor: '123.0.0.1', v: 4, as: 65001, statePfxRcd: '1' },
        { neighbor: '2001:470::1', v: 4, as: 65001, statePfxRcd: '1' },
      ]);
    });

    test('is idle while the peering is off', async () => {
      const azure = await joined();
      await azure.make(microsoft, publicly());
      const path = `${microsoft}/routeTablesSummary/primary`;
      expect(await table(azure, path)).toEqual([{ neighbor: '123.0.0.1', v: 4, as: 65001, statePfxRcd: '0' }]);
      await azure.make(microsoft, publicly({}, { state: 'Disabled' }));
      expect(await table(azure, path)).toEqual([{ neighbor: '123.0.0.1', v: 4, as: 65001, statePfxRcd: 'Idle' }]);
    });

    test('nothing is checked where there is no such peering', async () => {
      const azure = await joined();
      expect(await control(azure, 'microsoft/validate')).toMatchObject({
        status: 400,
        code: 'CrossconnectPeeringMissing',
      });
    });
  });
});

describe('the summary of the edge', () => {
  test('counts what each neighbor announced, or says that it is idle', async () => {
    const azure = await joined();
    const path = `${privatePeering}/routeTablesSummary/primary`;
    expect(await table(azure, path)).toEqual([
      { neighbor: '192.168.10.17', v: 4, as: 65001, statePfxRcd: '1' },
      { neighbor: '10.0.0.12', v: 4, as: 65515, statePfxRcd: '1' },
      { neighbor: '10.0.0.13', v: 4, as: 65515, statePfxRcd: '1' },
    ]);
    await control(azure, 'bgp/down');
    expect((await table(azure, path))[0]).toEqual({
      neighbor: '192.168.10.17',
      v: 4,
      as: 65001,
      statePfxRcd: 'Idle',
    });
  });
});

test('no packet was counted, since none is sent', async () => {
  const azure = await joined();
  const none = { primaryBytesIn: 0, primaryBytesOut: 0, secondaryBytesIn: 0, secondaryBytesOut: 0 };
  expect((await azure.send('GET', 'expressRouteCircuits/er/stats')).body).toEqual(none);
  expect((await azure.send('GET', `${privatePeering}/stats`)).body).toEqual(none);
  expect((await azure.send('GET', 'expressRouteCircuits/nobody/stats')).status).toBe(404);
});

describe('an ExpressRoute gateway', () => {
  const gateway = 'virtualNetworkGateways/gw-a';
  let azure: Azure;
  beforeAll(async () => {
    azure = await joined();
  });

  test('has a BGP session over each link of a circuit', async () => {
    expect(await table(azure, `${gateway}/getBgpPeerStatus`)).toEqual(
      ['10.0.0.4', '10.0.0.5'].map((neighbor) => ({
        localAddress: '10.0.0.12',
        neighbor,
        asn: 12076,
        state: 'Connected',
        routesReceived: 1,
      })),
    );
  });

  test('learns the site from the edge, and knows its own network', async () => {
    const learned = await table(azure, `${gateway}/getLearnedRoutes`);
    expect(learned).toContainEqual(expect.objectContaining({ network: '10.0.0.0/16', origin: 'Network' }));
    expect(learned).toContainEqual(
      expect.objectContaining({
        network: '10.100.0.0/16',
        nextHop: '10.0.0.5',
        origin: 'EBgp',
        asPath: '12076-65001',
      }),
    );
  });

  test('learns no IPv6 of a peering that has none', async () => {
    const learned = JSON.stringify(await table(azure, `${gateway}/getLearnedRoutes`));
    expect(learned).toContain('10.100.0.0/16');
    expect(learned).not.toContain('fd00');
  });

  test('announces its network to the peer that is asked for', async () => {
    expect(await table(azure, `${gateway}/getAdvertisedRoutes?peer=10.0.0.4`)).toMatchObject([
      { network: '10.0.0.0/16', nextHop: '10.0.0.12', asPath: '65515' },
    ]);
    const refused = await azure.send('POST', `${gateway}/getAdvertisedRoutes?peer=10.9.9.9`);
    expect(refused).toMatchObject({ status: 400, code: 'CrossconnectBgpPeerUnknown' });
    expect(refused.message).toContain('10.0.0.4 and 10.0.0.5');
    expect((await azure.send('POST', `${gateway}/getAdvertisedRoutes`)).code).toBe('CrossconnectBgpPeerUnknown');
  });

  test('names the connections that end at it', async () => {
    const { value } = (await azure.send('GET', `${gateway}/connections`)).body;
    expect(value.map(({ id }) => id)).toEqual([at('connections/c')]);
  });

  test('is reset, and is itself again afterwards', async () => {
    const before = (await azure.send('GET', gateway)).body;
    const answered = await asked(azure, `${gateway}/reset`);
    expect(answered.body.properties).toEqual(before.properties);
    const after = (await azure.send('GET', gateway)).body;
    expect(after.properties).toEqual({
      ...before.properties,
      ipConfigurations: [expect.objectContaining({ name: 'default', etag: after.etag })],
    });
  });

  test.for(['startSiteFailoverTest', 'stopSiteFailoverTest', 'startPacketCapture'])(
    'does not do what is not simulated: %s',
    async (act) => {
      expect(await azure.send('POST', `${gateway}/${act}`)).toMatchObject({
        status: 501,
        code: 'CrossconnectNotSimulated',
      });
    },
  );

  test('keeps its session with an edge that has lost the site, and learns nothing there', async () => {
    await control(azure, 'bgp/down', '&link=secondary');
    expect(await table(azure, `${gateway}/getBgpPeerStatus`)).toMatchObject([
      { neighbor: '10.0.0.4', state: 'Connected', routesReceived: 1 },
      { neighbor: '10.0.0.5', state: 'Connected', routesReceived: 0 },
    ]);
  });

  test('has no session while the provider has not provisioned the circuit', async () => {
    await control(azure, 'provider/deprovision');
    expect(await table(azure, `${gateway}/getBgpPeerStatus`)).toMatchObject([
      { state: 'Connecting', routesReceived: 0 },
      { state: 'Connecting', routesReceived: 0 },
    ]);
  });
});

describe('a VPN gateway', () => {
  const gatewayPath = 'virtualNetworkGateways/gw-v';
  const site = (name: string, prefixes: string[], more: object = {}): [string, object] => [
    `localNetworkGateways/${name}`,
    {
      location: 'westeurope',
      properties: {
        gatewayIpAddress: '203.0.113.10',
        localNetworkAddressSpace: { addressPrefixes: prefixes },
        ...more,
      },
    },
  ];
  const tunnel = (name: string, end: string, more: object = {}): [string, object] => [
    `connections/${name}`,
    {
      location: 'westeurope',
      properties: {
        connectionType: 'IPsec',
        virtualNetworkGateway1: { id: at(gatewayPath) },
        localNetworkGateway2: { id: at(`localNetworkGateways/${end}`) },
        sharedKey: 'abc123',
        ...more,
      },
    },
  ];
  const speaker = { bgpSettings: { asn: 65_050, bgpPeeringAddress: '10.200.0.1' } };

  async function vpn(more: object = {}): Promise<Azure> {
    const azure = await createAzure('today');
    await azure.make(...network('vnet-v'));
    await azure.make(...address('pip-gw-v'));
    await azure.make(
      ...gatewayOf('gw-v', 'vnet-v', 'VpnGw2AZ', 'westeurope', { gatewayType: 'Vpn', vpnType: 'RouteBased', ...more }),
    );
    return azure;
  }

  test('without BGP has no peers, and knows its network and the prefixes that were written down', async () => {
    const azure = await vpn();
    await azure.make(...site('far', ['10.200.0.0/16']));
    await azure.make(...tunnel('t', 'far'));
    expect(await table(azure, `${gatewayPath}/getBgpPeerStatus`)).toEqual([]);
    const own = { localAddress: '10.0.0.14', sourcePeer: '10.0.0.14', origin: 'Network', asPath: '', weight: 32_768 };
    expect(await table(azure, `${gatewayPath}/getLearnedRoutes`)).toEqual([
      { ...own, network: '10.0.0.0/16' },
      { ...own, network: '10.200.0.0/16' },
    ]);
    const refused = await azure.send('POST', `${gatewayPath}/getAdvertisedRoutes?peer=10.200.0.1`);
    expect(refused).toMatchObject({ status: 400, code: 'CrossconnectBgpPeerUnknown' });
    expect(refused.message).toContain('none of its connections speaks BGP');
  });

  test('with BGP has the speaker of the site as its peer', async () => {
    const azure = await vpn({ enableBgp: true });
    await azure.make(...site('far', ['10.200.0.0/16'], speaker));
    await azure.make(...tunnel('t', 'far', { enableBgp: true }));
    expect(await table(azure, `${gatewayPath}/getBgpPeerStatus`)).toEqual([
      { localAddress: '10.0.0.14', neighbor: '10.200.0.1', asn: 65_050, state: 'Connected', routesReceived: 1 },
    ]);
    expect(await table(azure, `${gatewayPath}/getLearnedRoutes`)).toContainEqual({
      localAddress: '10.0.0.14',
      network: '10.200.0.0/16',
      nextHop: '10.200.0.1',
      sourcePeer: '10.200.0.1',
      origin: 'EBgp',
      asPath: '65050',
      weight: 32_768,
    });
    expect(await table(azure, `${gatewayPath}/getAdvertisedRoutes?peer=10.200.0.1`)).toMatchObject([
      { network: '10.0.0.0/16', nextHop: '10.0.0.14', asPath: '65515', origin: 'Igp' },
    ]);
  });

  test('with the AS number of the site does not become its neighbor', async () => {
    const azure = await vpn({ enableBgp: true, bgpSettings: { asn: 65_050 } });
    await azure.make(...site('far', ['10.200.0.0/16'], speaker));
    await azure.make(...tunnel('t', 'far', { enableBgp: true }));
    expect(await table(azure, `${gatewayPath}/getBgpPeerStatus`)).toMatchObject([
      { state: 'Connecting', routesReceived: 0 },
    ]);
  });
});
