import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { networkOf } from '#src/azure/network.ts';
import { at, connection, createAzure, makeGateway, owner, userGroup } from './azure.ts';
import type { Azure } from './azure.ts';

const letter = z.object({ encodedContent: z.string() });
const location = 'westeurope';
const pair = (more: object = {}, envelope: object = {}) => ({
  location,
  ...envelope,
  properties: { peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 10, encapsulation: 'QinQ', ...more },
});
const onPort = (bandwidthInGbps: number | undefined, more: object = {}, tier = 'Standard') => ({
  location,
  sku: { tier, family: 'MeteredData' },
  properties: { expressRoutePort: { id: at('expressRoutePorts/p') }, bandwidthInGbps, ...more },
});
const peering = (vlanId: number) => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65001,
    primaryPeerAddressPrefix: '192.168.10.16/30',
    secondaryPeerAddressPrefix: '192.168.10.20/30',
    vlanId,
  },
});

async function withPort(more: object = {}): Promise<Azure> {
  const azure = await createAzure('today');
  await azure.make('expressRoutePorts/p', pair(more));
  return azure;
}

describe('a port pair', () => {
  test('comes with two links that are switched off', async () => {
    const { send } = await withPort();
    const { properties, id } = (await send('GET', 'expressRoutePorts/p')).body;
    expect(properties).toMatchObject({
      mtu: '1500',
      etherType: '0x8100',
      allocationDate: 'Monday, January 5, 2026',
      provisionedBandwidthInGbps: 0,
      circuits: [],
      links: [
        { name: 'link1', id: `${id}/links/link1`, properties: { adminState: 'Disabled', connectorType: 'LC' } },
        { name: 'link2', properties: { adminState: 'Disabled' } },
      ],
    });
    expect((await send('GET', 'expressRoutePorts/p/links')).body.value).toHaveLength(2);
    expect((await send('GET', 'expressRoutePorts/p/links/link2')).body.name).toBe('link2');
  });

  test('switches a link on by a PUT of the whole pair, and not by one of the link', async () => {
    const { send, make } = await withPort();
    const whole = (await send('GET', 'expressRoutePorts/p')).body;
    const links = (await send('GET', 'expressRoutePorts/p/links')).body.value.map((link) =>
      link.name === 'link1' ? { ...link, properties: { ...link.properties, adminState: 'Enabled' } } : link,
    );
    await make('expressRoutePorts/p', { ...whole, properties: { ...whole.properties, links } });
    const [first, second] = (await send('GET', 'expressRoutePorts/p/links')).body.value;
    expect(first?.properties).toMatchObject({ adminState: 'Enabled' });
    expect(first?.properties['routerName']).toBe(links[0]?.properties['routerName']);
    expect(second?.properties).toMatchObject({ adminState: 'Disabled' });
    expect((await send('PUT', 'expressRoutePorts/p/links/link1', {})).status).toBe(405);
    expect((await send('DELETE', 'expressRoutePorts/p/links/link1')).status).toBe(405);
  });

  const secret = 'https://kv.vault.azure.net/secrets/s';
  const links = (macSecConfig: object) => ({
    links: [
      { name: 'link1', properties: { macSecConfig } },
      { name: 'link2', properties: {} },
    ],
  });
  test.for([
    {
      more: { peeringLocation: 'Busan' },
      code: 'CrossconnectPeeringLocation',
      because: 'ExpressRoute Direct is not there',
    },
    { more: { peeringLocation: 'Nowhere' }, code: 'CrossconnectPeeringLocation', because: 'there is no such place' },
    { more: { bandwidthInGbps: 1 }, code: 'ExpressRoutePortsNotAvailable', because: 'pairs have 10 Gbps or more' },
    { more: { encapsulation: 'VXLAN' }, code: 'InvalidRequestFormat', because: 'there are two encapsulations' },
    { more: { links: [{ name: 'link1' }] }, code: 'CrossconnectPortLinks', because: 'a pair has two links' },
    {
      more: links({ cipher: 'Rot13' }),
      code: 'CrossconnectMacSecCipher',
      because: 'MACsec has four ciphers',
    },
    {
      more: links({ cknSecretIdentifier: secret }),
      code: 'CrossconnectMacSecSecrets',
      because: 'MACsec needs two secrets',
    },
    {
      more: links({ cknSecretIdentifier: secret, cakSecretIdentifier: secret }),
      code: 'CrossconnectMacSecIdentity',
      because: 'somebody must read the secrets',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const { send } = await createAzure('today');
    expect(await send('PUT', 'expressRoutePorts/p', pair(more))).toMatchObject({ status: 400, code });
  });

  test('takes MACsec with an identity that reads its secrets', async () => {
    const { make, send } = await createAzure('today');
    const identity = { type: 'UserAssigned', userAssignedIdentities: {} };
    const macSecConfig = { cknSecretIdentifier: secret, cakSecretIdentifier: secret, cipher: 'GcmAesXpn256' };
    await make('expressRoutePorts/p', pair(links(macSecConfig), { identity }));
    const [first] = (await send('GET', 'expressRoutePorts/p/links')).body.value;
    expect(first?.properties).toMatchObject({ macSecConfig: { ...macSecConfig, sciState: 'Disabled' } });
  });

  test.for([
    { more: { peeringLocation: 'Equinix-London-LD5' }, because: 'its cables end there' },
    { more: { bandwidthInGbps: 100 }, because: 'that is another port' },
    { more: { encapsulation: 'Dot1Q' }, because: 'encapsulation is chosen once' },
  ])('cannot change: $because', async ({ more }) => {
    const { send } = await withPort();
    expect((await send('PUT', 'expressRoutePorts/p', pair(more))).code).toBe('CrossconnectPortFixed');
  });

  test('stays while a circuit runs on it', async () => {
    const { send, make } = await withPort();
    await make('expressRouteCircuits/er', onPort(1));
    const refused = await send('DELETE', 'expressRoutePorts/p');
    expect(refused).toMatchObject({ code: 'CrossconnectPortInUse', fact: 'expressroute/direct-delete-order' });
    expect((await send('DELETE', 'expressRouteCircuits/er')).status).toBe(202);
  });

  test('gives out a letter of authorization, a PDF that says what it is', async () => {
    const { send } = await withPort();
    const { body } = await send('POST', 'expressRoutePorts/p/generateLoa', { customerName: 'Contoso (Research)' });
    const pdf = Buffer.from(letter.parse(body).encodedContent, 'base64').toString('latin1');
    expect(pdf.startsWith('%PDF-1.4\n')).toBe(true);
    expect(pdf).toContain(String.raw`Customer: Contoso \(Research\)`);
    expect(pdf).toContain('simulated Azure');
    // The table of a PDF says at which byte each object begins.
    const table = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(table, table + 4)).toBe('xref');
    const offsets = [...pdf.slice(table).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, index) => expect(pdf.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true));
    expect((await send('POST', 'expressRoutePorts/p/generateLoa', {})).code).toBe('CrossconnectInvalidProperty');
  });
});

describe('a circuit on ports', () => {
  test('is provisioned without a provider, and shows on its port pair', async () => {
    const { send, make } = await withPort();
    await make('expressRouteCircuits/er', onPort(5));
    await make('expressRouteCircuits/er2', onPort(2));
    const { properties } = (await send('GET', 'expressRouteCircuits/er')).body;
    expect(properties).toMatchObject({
      serviceProviderProvisioningState: 'Provisioned',
      circuitProvisioningState: 'Enabled',
      bandwidthInGbps: 5,
      enableDirectPortRateLimit: false,
    });
    expect((await send('GET', 'expressRoutePorts/p')).body.properties).toMatchObject({
      provisionedBandwidthInGbps: 7,
      circuits: [{ id: at('expressRouteCircuits/er') }, { id: at('expressRouteCircuits/er2') }],
    });
  });

  test.for([
    { body: onPort(3), code: 'CrossconnectDirectBandwidth', because: 'a 10 Gbps pair has no circuit of 3' },
    { body: onPort(40), code: 'CrossconnectDirectBandwidth', because: 'a 10 Gbps pair has no circuit of 40' },
    { body: onPort(undefined), code: 'CrossconnectDirectBandwidth', because: 'the bandwidth must be said' },
    {
      body: onPort(1, { expressRoutePort: { id: at('expressRoutePorts/q') } }),
      code: 'InvalidResourceReference',
      because: 'there is no such port pair',
    },
    {
      body: onPort(1, { authorizationKey: 'nobody' }),
      code: 'CrossconnectAuthorizationKeyUnknown',
      because: 'nobody made that key',
    },
    {
      body: onPort(1, {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 50,
        },
      }),
      code: 'CrossconnectCircuitOfTwoKinds',
      because: 'a circuit has a provider or ports',
    },
  ])('is refused with $code: $because', async ({ body, code }) => {
    const { send } = await withPort();
    expect(await send('PUT', 'expressRouteCircuits/er', body)).toMatchObject({ status: 400, code });
  });

  test('shares twice the bandwidth of the pair with the others, and only grows', async () => {
    const { send, make } = await withPort();
    await make('expressRouteCircuits/one', onPort(10));
    await make('expressRouteCircuits/two', onPort(5));
    expect(await send('PUT', 'expressRouteCircuits/three', onPort(10))).toMatchObject({
      code: 'CrossconnectPortFull',
      fact: 'expressroute/direct-oversubscription',
    });
    await make('expressRouteCircuits/three', onPort(5));
    expect((await send('PUT', 'expressRouteCircuits/two', onPort(1))).code).toBe('CrossconnectBandwidthLowered');
  });

  test('stays on its ports', async () => {
    const { send, make } = await withPort();
    await make('expressRoutePorts/q', pair());
    await make('expressRouteCircuits/er', onPort(1));
    const elsewhere = onPort(1, { expressRoutePort: { id: at('expressRoutePorts/q') } });
    expect((await send('PUT', 'expressRouteCircuits/er', elsewhere)).code).toBe('CrossconnectCircuitMoved');
    const provided = {
      ...onPort(undefined),
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 50,
        },
      },
    };
    expect((await send('PUT', 'expressRouteCircuits/er', provided)).code).toBe('CrossconnectCircuitMoved');
  });

  test('of another subscription needs a key, and one key serves one circuit', async () => {
    const azure = await withPort();
    const far = (name: string) => at(`expressRouteCircuits/${name}`, userGroup);
    const keyless = await azure.send('PUT', far('er'), onPort(1));
    expect(keyless.code).toBe('CrossconnectAuthorizationKeyRequired');
    expect(keyless.message).toContain(owner);
    const authorization = 'expressRoutePorts/p/authorizations/for-user';
    await azure.make(authorization, {});
    const { authorizationKey } = (await azure.send('GET', authorization)).body.properties;
    await azure.make(far('er'), onPort(1, { authorizationKey }));
    expect((await azure.send('GET', authorization)).body.properties).toMatchObject({
      authorizationUseStatus: 'InUse',
      circuitResourceUri: far('er'),
    });
    const second = await azure.send('PUT', far('er2'), onPort(1, { authorizationKey }));
    expect(second.code).toBe('CrossconnectAuthorizationKeyInUse');
    expect((await azure.send('DELETE', authorization)).code).toBe('CrossconnectAuthorizationInUse');
    const keys = await azure.send('POST', `${authorization}/listKeys`, undefined, { apiVersion: '2026-01-01' });
    expect(keys.body).toEqual({ authorizationKey });
  });

  test('has VLANs of its own on Dot1Q ports, where there are no outer tags', async () => {
    const { send, make } = await withPort({ encapsulation: 'Dot1Q' });
    await make('expressRouteCircuits/one', onPort(1));
    await make('expressRouteCircuits/two', onPort(1));
    await make('expressRouteCircuits/one/peerings/AzurePrivatePeering', peering(200));
    const second = 'expressRouteCircuits/two/peerings/AzurePrivatePeering';
    expect(await send('PUT', second, peering(200))).toMatchObject({
      code: 'CrossconnectVlan',
      fact: 'expressroute/direct-encapsulation',
    });
    expect((await send('PUT', second, peering(201))).status).toBe(201);
  });

  test('is joined to a network, and reaches the regions of its port pair', async () => {
    const azure = await withPort();
    await azure.make('expressRouteCircuits/er', onPort(1));
    await azure.make('expressRouteCircuits/er/peerings/AzurePrivatePeering', peering(200));
    await makeGateway(azure, 'far', 'Standard', 'eastus');
    expect(
      (await azure.send('PUT', ...connection('far', 'gw-far', 'expressRouteCircuits/er', {}, 'eastus'))).code,
    ).toBe('CrossconnectOutsideGeopoliticalRegion');
    await makeGateway(azure, 'near', 'Standard');
    await azure.make(...connection('near', 'gw-near', 'expressRouteCircuits/er'));
    const dark = networkOf(azure.arm.cloud, 'today').links.flatMap(({ down }) => down?.fact ?? []);
    expect(dark).toEqual(['expressroute/direct-links', 'expressroute/direct-links']);
    const whole = (await azure.send('GET', 'expressRoutePorts/p')).body;
    const enabled = (await azure.send('GET', 'expressRoutePorts/p/links')).body.value.map((link) => ({
      ...link,
      properties: { ...link.properties, adminState: 'Enabled' },
    }));
    await azure.make('expressRoutePorts/p', { ...whole, properties: { ...whole.properties, links: enabled } });
    const { nodes, links } = networkOf(azure.arm.cloud, 'today');
    expect(nodes.some(({ kind }) => kind === 'provider')).toBe(false);
    expect(links.filter(({ down }) => down)).toEqual([]);
  });
});
