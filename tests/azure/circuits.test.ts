import { describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { expressRouteCircuits } from '#src/azure/types/Microsoft.Network/expressRouteCircuits.ts';
import { at, circuit, connection, createAzure, group, makeCircuit, makeGateway, userGroup } from './azure.ts';

const zeros = '00000000-0000-0000-0000-000000000000';

describe.for<Profile>(['taught', 'today'])('circuits, %s', (profile) => {
  test('get their service key when they are made, and keep it', async () => {
    const { send, idle, make, arm } = await createAzure(profile);
    const created = await send('PUT', ...circuit('er'));
    expect(created.body.properties).toMatchObject({
      circuitProvisioningState: 'Disabled',
      serviceKey: zeros,
      serviceProviderProvisioningState: 'NotProvisioned',
      peerings: [],
      authorizations: [],
    });
    idle();
    const first = (await send('GET', 'expressRouteCircuits/er')).body;
    expect(first.properties).toMatchObject({
      circuitProvisioningState: 'Enabled',
      gatewayManagerEtag: '',
      allowGlobalReach: false,
    });
    expect(first.properties.serviceKey).not.toBe(zeros);
    expect(Object.keys(first)).toEqual(['name', 'id', 'etag', 'type', 'location', 'properties', 'sku']);
    await make('expressRouteCircuits/er/authorizations/a', {});
    const again = await send('PUT', 'expressRouteCircuits/er', first);
    expect(again.status).toBe(200);
    expect(again.body.properties).toMatchObject({
      circuitProvisioningState: 'Disabled',
      serviceKey: first.properties.serviceKey,
    });
    idle();
    expect(expressRouteCircuits.find(arm.cloud, at('expressRouteCircuits/er'))?.properties.stag).toBe(
      first.properties.stag,
    );
  });

  const line = (more: Record<string, unknown>) => ({
    serviceProviderProperties: {
      serviceProviderName: 'Equinix',
      peeringLocation: 'Amsterdam',
      bandwidthInMbps: 50,
      ...more,
    },
  });
  const sku = { tier: 'Standard', family: 'MeteredData' };
  test.for([
    {
      body: { sku, properties: {} },
      code: 'ExpressRouteCircuitCreateMissingPortProvisioningProperties',
      because: 'neither provider nor port',
    },
    {
      body: { sku, properties: line({ bandwidthInMbps: 75 }) },
      code: 'CrossconnectBandwidth',
      because: '75 Mbps are not sold',
    },
    {
      body: { sku, properties: line({ bandwidthInMbps: 'fast' }) },
      code: 'InvalidRequestFormat',
      because: 'a bandwidth is a number',
    },
    {
      body: { sku, properties: line({ peeringLocation: 'Atlantis' }) },
      code: 'CrossconnectPeeringLocation',
      because: 'there is no such place',
    },
    { body: { properties: line({}) }, code: 'CrossconnectCircuitSku', because: 'the tier is missing' },
    {
      body: { sku: { ...sku, tier: 'Gold' }, properties: line({}) },
      code: 'InvalidRequestFormat',
      because: 'there is no such tier',
    },
    {
      body: { sku: { ...sku, name: 'Premium_MeteredData' }, properties: line({}) },
      code: 'CrossconnectCircuitSku',
      because: 'name and tier disagree',
    },
    {
      body: { sku, properties: { expressRoutePort: { id: 'x' } } },
      code: 'LinkedInvalidPropertyId',
      because: 'a port pair is named by its id',
    },
    {
      body: { sku: { ...sku, tier: 'Basic' }, properties: line({}) },
      code: 'CrossconnectNotSimulated',
      because: 'Basic is no tier to be had',
    },
    {
      body: { sku, properties: line({ serviceProviderName: 'Contoso Telecom' }) },
      code: 'CrossconnectServiceProvider',
      because: 'nobody sells under that name',
    },
    {
      body: { sku, properties: line({ serviceProviderName: 'Softbank' }) },
      code: 'CrossconnectServiceProvider',
      because: 'that provider is elsewhere',
    },
    {
      body: { sku: { tier: 'Local', family: 'MeteredData' }, properties: line({}) },
      code: 'CrossconnectLocalIsUnlimited',
      because: 'Local is never metered',
    },
    {
      body: { sku: { tier: 'Local', family: 'UnlimitedData' }, properties: line({ peeringLocation: 'Dallas' }) },
      code: 'CrossconnectNoLocalHere',
      because: 'no Azure region is near Dallas',
    },
    {
      body: { sku, properties: { ...line({}), expressRoutePort: { id: 'x' } } },
      code: 'LinkedInvalidPropertyId',
      because: 'what is named must be there before anything else counts',
    },
  ])('are refused with $code: $because', async ({ body, code }) => {
    const { send } = await createAzure(profile);
    expect((await send('PUT', 'expressRouteCircuits/er', { location: 'westeurope', ...body })).code).toBe(code);
  });

  test('grow in bandwidth and do not shrink, nor move', async () => {
    const { send, make } = await createAzure(profile);
    await make(...circuit('er', 'Standard', 100));
    await make(...circuit('er', 'Standard', 200));
    expect((await send('PUT', ...circuit('er', 'Standard', 100))).code).toBe('CrossconnectBandwidthLowered');
    expect((await send('PUT', ...circuit('er', 'Standard', 200, 'London'))).code).toBe('CrossconnectCircuitMoved');
  });

  test('stay while a connection uses them, and while the provider has them', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a');
    await makeCircuit(azure, 'er');
    await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
    const used = await azure.send('DELETE', 'expressRouteCircuits/er');
    expect(used).toMatchObject({ status: 400, code: 'CrossconnectCircuitInUse', fact: 'expressroute/delete-order' });
    await azure.send('DELETE', 'connections/c');
    azure.idle();
    const alone = await azure.send('DELETE', 'expressRouteCircuits/er');
    expect(alone.status).toBe(202);
    azure.idle();
    const { pathname, search } = new URL(alone.headers.get('azure-asyncoperation') ?? '');
    const ended = await azure.send('GET', `${pathname}${search}`);
    expect(ended.body.status).toBe('Failed');
    expect(ended).toMatchObject({ code: 'ConflictError', fact: 'expressroute/delete-order' });
    expect(ended.message).toContain('Deprovisioned');
    expect((await azure.send('GET', 'expressRouteCircuits/er')).status).toBe(200);
    const blocked = await azure.send('DELETE', group);
    azure.idle();
    const link = new URL(blocked.headers.get('location') ?? '');
    const told = await azure.send('GET', `${link.pathname}${link.search}`);
    expect(told).toMatchObject({ status: 409, code: 'ResourceGroupDeletionBlocked' });
    expect(JSON.stringify(told.body)).toMatch(/Deprovisioned|CrossconnectCircuitStillProvisioned/);
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at('expressRouteCircuits/er')}`);
    expect((await azure.send('DELETE', 'expressRouteCircuits/er')).status).toBe(202);
  });

  test('go from Premium to Standard only if Standard can carry what hangs on them', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'us', 'Standard', 'eastus');
    await makeCircuit(azure, 'er', 'Premium');
    await azure.make(...connection('c', 'gw-us', 'expressRouteCircuits/er', {}, 'eastus'));
    expect((await azure.send('PUT', ...circuit('er', 'Standard'))).code).toBe('CrossconnectOutsideGeopoliticalRegion');
  });

  test('stay metered or become unlimited, and not the other way round', async () => {
    const { send, make } = await createAzure(profile);
    const [path, body] = circuit('er');
    await make(path, { ...body, sku: { tier: 'Standard', family: 'MeteredData' } });
    await make(path, { ...body, sku: { tier: 'Standard', family: 'UnlimitedData' } });
    expect(await send('PUT', path, { ...body, sku: { tier: 'Standard', family: 'MeteredData' } })).toMatchObject({
      code: 'CrossconnectUnlimitedStays',
      fact: 'expressroute/unlimited-stays',
    });
  });

  test('become Local only by today’s tools, and come back by all', async () => {
    const { send, make } = await createAzure(profile);
    await make(...circuit('er'));
    const local = await send('PUT', ...circuit('er', 'Local'));
    expect(local.code).toBe(profile === 'taught' ? 'CrossconnectCircuitToLocal' : undefined);
    await make(...circuit('born', 'Local'));
    const [path, body] = circuit('born', 'Premium');
    expect((await send('PUT', path, { ...body, sku: { tier: 'Premium', family: 'UnlimitedData' } })).status).toBe(200);
  });

  test('of which a subscription has ten in one region, and fifty in all', async () => {
    const { send, make } = await createAzure(profile);
    const regions = ['westeurope', 'northeurope', 'uksouth', 'eastus', 'westus'];
    for (const [index, region] of regions.entries()) {
      for (let one = 0; one < 10; one += 1) {
        await make(...circuit(`er-${index}-${one}`, 'Standard', 50, 'Amsterdam', region));
      }
      const eleventh = await send('PUT', ...circuit('more', 'Standard', 50, 'Amsterdam', region));
      expect(eleventh).toMatchObject({ status: 400, code: 'CrossconnectTooManyCircuitsOfSubscription' });
    }
    expect(await send('PUT', ...circuit('more', 'Standard', 50, 'Amsterdam', 'centralus'))).toMatchObject({
      code: 'CrossconnectTooManyCircuitsOfSubscription',
      fact: 'expressroute/circuits-per-subscription',
    });
    const elsewhere = at('expressRouteCircuits/more', userGroup);
    expect((await send('PUT', elsewhere, circuit('more')[1])).status).toBe(201);
  });

  test('do not go before their authorizations, but all go with their group', async () => {
    const { send, make, idle } = await createAzure(profile);
    await make(...circuit('er'));
    await make('expressRouteCircuits/er/authorizations/a', {});
    expect(await send('DELETE', 'expressRouteCircuits/er')).toMatchObject({
      status: 400,
      code: 'CrossconnectCircuitInUse',
      fact: 'expressroute/delete-order',
    });
    expect((await send('DELETE', group)).status).toBe(202);
    idle();
    expect((await send('GET', group)).status).toBe(404);
  });

  test('go from Premium to Standard only with as many links as Standard takes', async () => {
    const azure = await createAzure(profile);
    await makeCircuit(azure, 'er', 'Premium');
    for (let index = 0; index < 11; index += 1) {
      await makeGateway(azure, `n${index}`);
      await azure.make(...connection(`c${index}`, `gw-n${index}`, 'expressRouteCircuits/er'));
    }
    expect((await azure.send('PUT', ...circuit('er', 'Standard'))).code).toBe('CrossconnectTooManyLinks');
  });

  test('belong to the provider through the control page only', async () => {
    const { send, make } = await createAzure(profile);
    const [path, body] = circuit('er');
    await make(path, body);
    await make(path, {
      ...body,
      properties: { ...(body['properties'] as object), serviceProviderProvisioningState: 'Provisioned' },
    });
    expect((await send('GET', path)).body.properties.serviceProviderProvisioningState).toBe('NotProvisioned');
    const done = await send(
      'POST',
      `/_control/provider/provision?circuit=${at(path).toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')}`,
    );
    expect(done.body.properties.serviceProviderProvisioningState).toBe('Provisioned');
    expect((await send('POST', '/_control/provider/provision?circuit=nothing')).status).toBe(400);
  });
});

describe.for<Profile>(['taught', 'today'])('peerings, %s', (profile) => {
  const path = 'expressRouteCircuits/er/peerings/AzurePrivatePeering';
  const good = {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65001,
    primaryPeerAddressPrefix: '192.168.10.16/30',
    secondaryPeerAddressPrefix: '192.168.10.20/30',
    vlanId: 200,
  };

  test('are accepted on a circuit that is not provisioned', async () => {
    const { send, make, idle } = await createAzure(profile);
    await make(...circuit('er'));
    const created = await send('PUT', path, { properties: { ...good, sharedKey: 'abc123' } });
    expect(created.status).toBe(201);
    expect(created.body.properties).toMatchObject({ azureASN: 0, state: 'Enabled', lastModifiedBy: '' });
    idle();
    const { properties } = (await send('GET', path)).body;
    expect(properties).toMatchObject({ azureASN: 12076, lastModifiedBy: 'Customer', gatewayManagerEtag: '' });
    expect(properties).not.toHaveProperty('sharedKey');
    expect((await send('GET', 'expressRouteCircuits/er')).body.properties.peerings).toHaveLength(1);
  });

  test.for([
    {
      more: { primaryPeerAddressPrefix: '192.168.10.16/29' },
      code: 'CrossconnectPeeringPrefix',
      because: 'a link has a /30',
    },
    {
      more: { primaryPeerAddressPrefix: '192.168.10.17/30' },
      code: 'CrossconnectPeeringPrefix',
      because: 'a subnet starts at its first address',
    },
    {
      more: { secondaryPeerAddressPrefix: undefined },
      code: 'CrossconnectPeeringPrefix',
      because: 'there are two links',
    },
    {
      more: { secondaryPeerAddressPrefix: '192.168.10.16/30' },
      code: 'CrossconnectPeeringPrefix',
      because: 'each link has its own',
    },
    { more: { peerASN: 65515 }, code: 'CrossconnectPeerAsn', because: 'Azure keeps that number' },
    { more: { peerASN: 65520 }, code: 'CrossconnectPeerAsn', because: 'Azure keeps that number' },
    { more: { peerASN: 0 }, code: 'CrossconnectPeerAsn', because: 'numbers start at 1' },
    { more: { peerASN: undefined }, code: 'CrossconnectPeerAsn', because: 'it is missing' },
    { more: { vlanId: 0 }, code: 'CrossconnectVlan', because: 'numbers start at 1' },
    { more: { vlanId: 4095 }, code: 'CrossconnectVlan', because: 'numbers end at 4094' },
    { more: { sharedKey: 'with space' }, code: 'CrossconnectSharedKey', because: 'letters and digits only' },
    { more: { sharedKey: 'a'.repeat(26) }, code: 'CrossconnectSharedKey', because: '25 at most' },
    { more: { peeringType: 'MicrosoftPeering' }, code: 'CrossconnectPeeringName', because: 'name and type disagree' },
  ])('are refused with $code: $because', async ({ more, code }) => {
    const { send, make } = await createAzure(profile);
    await make(...circuit('er'));
    expect(await send('PUT', path, { properties: { ...good, ...more } })).toMatchObject({ status: 400, code });
  });

  test('have VLANs and subnets of their own', async () => {
    const { send, make } = await createAzure(profile);
    await make(...circuit('er'));
    await make(path, { properties: good });
    const other = (more: object) =>
      send('PUT', 'expressRouteCircuits/er/peerings/MicrosoftPeering', {
        properties: { ...good, peeringType: 'MicrosoftPeering', ...more },
      });
    expect((await other({})).code).toBe('CrossconnectVlan');
    expect((await other({ vlanId: 201 })).code).toBe('CrossconnectPeeringPrefix');
  });

  test('stay while connections run over them', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a');
    await makeCircuit(azure, 'er');
    await azure.make(path, { properties: good });
    await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
    expect(await azure.send('DELETE', path)).toMatchObject({ status: 400, code: 'CrossconnectPeeringInUse' });
    const [circuitPath, body] = circuit('er');
    const { properties } = (await azure.send('GET', circuitPath)).body;
    const without = { ...body, properties: { ...properties, peerings: [] } };
    expect(await azure.send('PUT', circuitPath, without), 'nor are they lost by leaving them out').toMatchObject({
      status: 400,
      code: 'CrossconnectPeeringInUse',
    });
  });

  test('of Microsoft go whatever runs over the private one', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a');
    await makeCircuit(azure, 'er');
    await azure.make(path, { properties: good });
    const other = 'expressRouteCircuits/er/peerings/MicrosoftPeering';
    const links = { primaryPeerAddressPrefix: '203.0.114.0/30', secondaryPeerAddressPrefix: '203.0.114.4/30' };
    await azure.make(other, { properties: { ...good, ...links, peeringType: 'MicrosoftPeering', vlanId: 201 } });
    await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
    expect((await azure.send('DELETE', other)).status).toBe(202);
  });

  test.for(['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'])(
    'of Microsoft have public addresses in IPv6 too: %s',
    async (member) => {
      const { send, make } = await createAzure(profile);
      await make(...circuit('er', 'Premium'));
      const properties = {
        ...good,
        peeringType: 'MicrosoftPeering',
        primaryPeerAddressPrefix: '203.0.114.0/30',
        secondaryPeerAddressPrefix: '203.0.114.4/30',
      };
      const six = {
        primaryPeerAddressPrefix: '2001:db8:1::/126',
        secondaryPeerAddressPrefix: '2001:db8:1::4/126',
        [member]: 'fd00::/126',
      };
      const refused = await send('PUT', 'expressRouteCircuits/er/peerings/MicrosoftPeering', {
        properties: { ...properties, ipv6PeeringConfig: six },
      });
      expect(refused).toMatchObject({
        status: 400,
        code: 'CrossconnectPublicPrefixNeeded',
        fact: 'expressroute/microsoft-peering-addresses',
      });
      expect(refused.message).toContain('fd00::/126');
    },
  );

  test('are not put below what is not there', async () => {
    const { send, make } = await createAzure(profile);
    await make(...circuit('er'));
    expect(await send('PUT', `${path}/connections/reach`, { properties: {} })).toMatchObject({
      status: 404,
      code: 'NotFound',
      message: `Resource ${at(path)} not found.`,
    });
  });
});
