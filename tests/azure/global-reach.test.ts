import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { at, circuit, connection, createAzure, makeCircuit, makeGateway, owner, user, userGroup } from './azure.ts';
import type { Answered, Azure } from './azure.ts';

const peering = (name: string): string => `expressRouteCircuits/${name}/peerings/AzurePrivatePeering`;
const privately = (vlanId = 200) => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65001,
    primaryPeerAddressPrefix: '192.168.10.16/30',
    secondaryPeerAddressPrefix: '192.168.10.20/30',
    vlanId,
  },
});
const link = (to: string, more: object = {}) => ({
  properties: { peerExpressRouteCircuitPeering: { id: at(to) }, addressPrefix: '192.168.8.0/29', ...more },
});
const reach = `${peering('a')}/connections/reach`;

/** A circuit with its private peering, provisioned. */
async function site(azure: Azure, ...parts: Parameters<typeof circuit>): Promise<void> {
  await makeCircuit(azure, ...parts);
  await azure.make(peering(parts[0]), privately());
}

/** Two sites: Amsterdam and London. */
async function twoSites(): Promise<Azure> {
  const azure = await createAzure('today');
  await site(azure, 'a');
  await site(azure, 'b', 'Standard', 50, 'London');
  return azure;
}

/** How the operation of an answer ended. */
async function ended(azure: Azure, { headers }: Answered): Promise<Answered> {
  azure.idle();
  const { pathname, search } = new URL(headers.get('azure-asyncoperation') ?? '');
  return azure.send('GET', `${pathname}${search}`);
}

describe('a Global Reach link', () => {
  test('joins two sites, and both circuits see it', async () => {
    const azure = await twoSites();
    const created = await azure.send('PUT', reach, link(peering('b')));
    expect(created.status).toBe(201);
    expect(created.body.properties).toMatchObject({
      provisioningState: 'Updating',
      circuitConnectionStatus: 'Disconnected',
      expressRouteCircuitPeering: { id: at(peering('a')) },
    });
    azure.idle();
    const seen = await azure.send('GET', reach);
    expect(seen.body.properties).toMatchObject({ circuitConnectionStatus: 'Connected' });
    expect(seen.headers.get('etag')).toBe(seen.body.etag);
    expect((await azure.send('GET', 'expressRouteCircuits/a')).body.properties).toMatchObject({
      globalReachEnabled: true,
    });

    const peers = await azure.send('GET', `${peering('b')}/peerConnections`);
    const [peer] = peers.body.value;
    expect(peer?.properties).toMatchObject({
      expressRouteCircuitPeering: { id: at(peering('b')) },
      peerExpressRouteCircuitPeering: { id: at(peering('a')) },
      connectionName: 'reach',
      circuitConnectionStatus: 'Connected',
    });
    expect((await azure.send('GET', `${peering('b')}/peerConnections/${peer?.name ?? ''}`)).body).toEqual(peer);
    expect((await azure.send('GET', peering('b'))).body.properties).toMatchObject({ peeredConnections: [peer] });
    expect((await azure.send('GET', `${peering('a')}/peerConnections`)).body.value).toEqual([]);
    expect(await azure.send('GET', `${peering('a')}/peerConnections/${peer?.name ?? ''}`)).toMatchObject({
      status: 404,
      code: 'NotFound',
    });
  });

  test('that could not be made shows on neither circuit, and one that was made stays while it is changed', async () => {
    const azure = await twoSites();
    const seen = async () => [
      (await azure.send('GET', 'expressRouteCircuits/a')).body.properties['globalReachEnabled'],
      (await azure.send('GET', 'expressRouteCircuits/b')).body.properties['globalReachEnabled'],
      (await azure.send('GET', peering('b'))).body.properties['peeredConnections'],
      (await azure.send('GET', `${peering('b')}/peerConnections`)).body.value,
    ];
    const nothing = [false, false, [], []];
    await azure.send(
      'POST',
      `/_control/provider/deprovision?circuit=${encodeURIComponent(at('expressRouteCircuits/a'))}`,
    );
    const failed = await azure.send('PUT', reach, link(peering('b')));
    expect(await seen(), 'while it is made').toEqual(nothing);
    expect((await ended(azure, failed)).body.status).toBe('Failed');
    expect((await azure.send('GET', reach)).body.properties['provisioningState']).toBe('Failed');
    expect(await seen()).toEqual(nothing);

    await azure.send(
      'POST',
      `/_control/provider/provision?circuit=${encodeURIComponent(at('expressRouteCircuits/a'))}`,
    );
    await azure.make(reach, link(peering('b')));
    const joined = [true, true, [expect.anything()], [expect.anything()]];
    expect(await seen()).toEqual(joined);
    await azure.send('PUT', reach, link(peering('b'), { addressPrefix: '192.168.9.0/29' }));
    expect(await seen(), 'while it is changed').toEqual(joined);
  });

  test('carries packets between the sites, and not beyond', async () => {
    const azure = await twoSites();
    await site(azure, 'c', 'Standard', 50, 'Paris');
    await azure.make(reach, link(peering('b')));
    await azure.make(`${peering('b')}/connections/on`, link(peering('c'), { addressPrefix: '192.168.9.0/29' }));
    const from = `${at('expressRouteCircuits/a').toLowerCase()}/site`;
    const way = (to: string) => trace(networkOf(azure.arm.cloud, 'today'), { from, to });
    expect(way('10.101.0.10')).toMatchObject({ delivered: true });
    expect(way('10.102.0.10')).toMatchObject({ delivered: false });
    await azure.send('DELETE', reach);
    azure.idle();
    expect(way('10.101.0.10')).toMatchObject({ delivered: false });
  });

  test.for([
    {
      more: { addressPrefix: '192.168.8.0/30' },
      code: 'CrossconnectGlobalReachPrefix',
      because: 'a link takes a /29',
    },
    {
      more: { addressPrefix: '192.168.8.1/29' },
      code: 'CrossconnectGlobalReachPrefix',
      because: 'a subnet starts at its first address',
    },
    { more: { addressPrefix: undefined }, code: 'CrossconnectGlobalReachPrefix', because: 'a link needs a subnet' },
    {
      more: { ipv6CircuitConnectionConfig: { addressPrefix: '2001:db8::/124' } },
      code: 'CrossconnectGlobalReachPrefix',
      because: 'an IPv6 link takes a /125',
    },
    {
      more: { expressRouteCircuitPeering: { id: at(peering('b')) } },
      code: 'CrossconnectGlobalReachPeering',
      because: 'it is made in another peering than it says',
    },
    {
      more: { peerExpressRouteCircuitPeering: { id: at(peering('a')) } },
      code: 'CrossconnectGlobalReachWithItself',
      because: 'a circuit is not joined with itself',
    },
    {
      more: { authorizationKey: '00000000-0000-4000-8000-000000000000' },
      code: 'CrossconnectAuthorizationKeyUnknown',
      because: 'nobody made that key',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const { send } = await twoSites();
    expect(await send('PUT', reach, link(peering('b'), more))).toMatchObject({ status: 400, code });
  });

  test('joins private peerings only', async () => {
    const { make, send } = await twoSites();
    const microsoft = 'expressRouteCircuits/b/peerings/MicrosoftPeering';
    await make(microsoft, {
      properties: {
        peeringType: 'MicrosoftPeering',
        peerASN: 65001,
        vlanId: 201,
        primaryPeerAddressPrefix: '123.0.0.0/30',
        secondaryPeerAddressPrefix: '123.0.0.4/30',
      },
    });
    expect((await send('PUT', reach, link(microsoft))).code).toBe('CrossconnectGlobalReachPeering');
  });

  test('takes a subnet that is used nowhere else', async () => {
    const azure = await twoSites();
    await makeGateway(azure, 'n');
    await azure.make(...connection('c', 'gw-n', 'expressRouteCircuits/b'));
    expect(await azure.send('PUT', reach, link(peering('b'), { addressPrefix: '10.0.200.0/29' }))).toMatchObject({
      code: 'CrossconnectGlobalReachPrefixTaken',
      fact: 'expressroute/global-reach-prefix',
    });
  });

  test.for([
    { tier: 'Local', place: 'London', code: 'CrossconnectLocalHasNoGlobalReach', because: 'Local has none' },
    {
      tier: 'Premium',
      place: 'Chicago',
      code: 'CrossconnectGlobalReachNeedsPremium',
      because: 'both ends must be Premium across regions',
    },
  ])('with $tier in $place is refused: $because', async ({ tier, place, code }) => {
    const azure = await createAzure('today');
    await site(azure, 'a');
    await site(azure, 'b', tier, 50, place);
    expect(await azure.send('PUT', reach, link(peering('b')))).toMatchObject({
      code,
      fact: 'expressroute/global-reach-tiers',
    });
  });

  test('is made once for two circuits, keeps its ends, and counts as a link of both', async () => {
    const azure = await twoSites();
    await azure.make(reach, link(peering('b')));
    const back = await azure.send(
      'PUT',
      `${peering('b')}/connections/back`,
      link(peering('a'), { addressPrefix: '192.168.9.0/29' }),
    );
    expect(back.code).toBe('CrossconnectAlreadyJoined');
    await site(azure, 'c', 'Standard', 50, 'Paris');
    expect((await azure.send('PUT', reach, link(peering('c')))).code).toBe('CrossconnectGlobalReachPeerChange');
    for (let index = 0; index < 9; index += 1) {
      await makeGateway(azure, `n${index}`);
      await azure.make(...connection(`c${index}`, `gw-n${index}`, 'expressRouteCircuits/a'));
    }
    await makeGateway(azure, 'last');
    const full = await azure.send('PUT', ...connection('last', 'gw-last', 'expressRouteCircuits/a'));
    expect(full.code).toBe('CrossconnectTooManyLinks');
    expect(full.message).toContain('Global Reach included');
    const other = await azure.send(
      'PUT',
      `${peering('c')}/connections/more`,
      link(peering('a'), { addressPrefix: '192.168.9.0/29' }),
    );
    expect(other).toMatchObject({ code: 'CrossconnectTooManyLinks', fact: 'expressroute/global-reach-counts' });
  });

  test('to a circuit of another subscription needs a key of its owner, and goes when the key does', async () => {
    const azure = await createAzure('today');
    await site(azure, 'a');
    const far = at('expressRouteCircuits/far', userGroup);
    await azure.make(far, circuit('far', 'Standard', 50, 'London')[1]);
    await azure.send('POST', `/_control/provider/provision?circuit=${far}`);
    await azure.make(`${far}/peerings/AzurePrivatePeering`, privately());
    const to = `${far}/peerings/AzurePrivatePeering`;
    const keyless = await azure.send('PUT', reach, link(to));
    expect(keyless.code).toBe('CrossconnectAuthorizationKeyRequired');
    expect(keyless.message).toContain(user);
    expect(keyless.message).toContain(owner);
    await azure.make(`${far}/authorizations/for-a`, {});
    const key = (await azure.send('GET', `${far}/authorizations/for-a`)).body.properties['authorizationKey'];
    await azure.make(reach, link(to, { authorizationKey: key }));
    expect((await azure.send('GET', `${far}/authorizations/for-a`)).body.properties).toMatchObject({
      authorizationUseStatus: 'InUse',
      connectionResourceUri: at(reach),
    });
    await azure.send('DELETE', `${far}/authorizations/for-a`);
    azure.idle();
    expect((await azure.send('GET', reach)).status).toBe(404);
  });
});

describe('a Global Reach link is taken, and fails a little later', () => {
  test('while its own circuit is not provisioned, in the words of Azure', async () => {
    const azure = await twoSites();
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at('expressRouteCircuits/a')}`);
    const created = await azure.send('PUT', reach, link(peering('b')));
    expect(created.status).toBe(201);
    const { body, code, message } = await ended(azure, created);
    const serviceKey = (await azure.send('GET', 'expressRouteCircuits/a')).body.properties['serviceKey'];
    expect(body.status).toBe('Failed');
    expect(code).toBe('InitiatingCircuitNotProvisioned');
    expect(message).toBe(
      `Put Global Reach Connection Initiating Circuit Subscription = ${owner}, ServiceKey = ${String(serviceKey)} is Not Provisioned. Current Status NotProvisioned`,
    );
    expect((await azure.send('GET', reach)).body.properties).toMatchObject({
      provisioningState: 'Failed',
      circuitConnectionStatus: 'Disconnected',
    });
    expect((await azure.send('DELETE', reach)).status).toBe(202);
  });

  test('while the other circuit is not provisioned', async () => {
    const azure = await twoSites();
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at('expressRouteCircuits/b')}`);
    const answered = await ended(azure, await azure.send('PUT', reach, link(peering('b'))));
    expect(answered.code).toBe('CrossconnectPeerCircuitNotProvisioned');
  });

  test('when it is sent inside its circuit, too', async () => {
    const azure = await createAzure('today');
    await azure.make(...circuit('a'));
    await azure.make(peering('a'), privately());
    await site(azure, 'b', 'Standard', 50, 'London');
    const whole = (await azure.send('GET', 'expressRouteCircuits/a')).body;
    const [first] = whole.properties.peerings;
    const connections = [{ name: 'reach', ...link(peering('b')) }];
    const put = await azure.send('PUT', 'expressRouteCircuits/a', {
      ...whole,
      properties: { ...whole.properties, peerings: [{ ...first, properties: { ...first?.properties, connections } }] },
    });
    expect((await ended(azure, put)).code).toBe('InitiatingCircuitNotProvisioned');
    expect((await azure.send('GET', reach)).body.properties.provisioningState).toBe('Failed');
    expect((await azure.send('GET', 'expressRouteCircuits/a')).body.properties.provisioningState).toBe('Succeeded');
  });

  test('between circuits of one peering location', async () => {
    const azure = await createAzure('today');
    await site(azure, 'a');
    await site(azure, 'b');
    const answered = await ended(azure, await azure.send('PUT', reach, link(peering('b'))));
    expect(answered).toMatchObject({
      code: 'CrossconnectSamePeeringLocation',
      fact: 'expressroute/global-reach-prerequisites',
    });
  });
});

describe('while a Global Reach link is there', () => {
  test('neither circuit goes, nor either private peering', async () => {
    const azure = await twoSites();
    await azure.make(reach, link(peering('b')));
    for (const id of [peering('a'), peering('b')]) {
      expect(await azure.send('DELETE', id)).toMatchObject({ status: 400, code: 'CrossconnectPeeringInUse' });
    }
    for (const name of ['a', 'b']) {
      const refused = await azure.send('DELETE', `expressRouteCircuits/${name}`);
      expect(refused).toMatchObject({ status: 400, code: 'CrossconnectCircuitInUse' });
      expect(refused.message).toContain('Global Reach');
    }
  });

  test('a circuit does not become Local', async () => {
    const azure = await twoSites();
    await azure.make(reach, link(peering('b')));
    expect((await azure.send('PUT', ...circuit('a', 'Local'))).code).toBe('CrossconnectLocalHasNoGlobalReach');
  });

  test('putting the whole circuit again keeps it', async () => {
    const azure = await twoSites();
    await azure.make(reach, link(peering('b')));
    const whole = (await azure.send('GET', 'expressRouteCircuits/a')).body;
    await azure.make('expressRouteCircuits/a', whole);
    expect((await azure.send('GET', reach)).body.properties).toMatchObject({ circuitConnectionStatus: 'Connected' });
  });
});
