import { describe, expect, test } from 'vitest';
import { at, circuit, createAzure } from './azure.ts';
import type { Azure } from './azure.ts';

const rule = 'routeFilters/f/routeFilterRules/r';
const allow = (...communities: string[]) => ({
  properties: { access: 'Allow', routeFilterRuleType: 'Community', communities },
});
const peering = 'expressRouteCircuits/er/peerings/MicrosoftPeering';
const publicly = (more: object = {}) => ({
  properties: {
    peeringType: 'MicrosoftPeering',
    peerASN: 65001,
    vlanId: 300,
    primaryPeerAddressPrefix: '123.0.0.0/30',
    secondaryPeerAddressPrefix: '123.0.0.4/30',
    ...more,
  },
});
const filtered = { routeFilter: { id: at('routeFilters/f') } };

async function withFilter(tier = 'Standard', ...communities: string[]): Promise<Azure> {
  const azure = await createAzure('today');
  await azure.make('routeFilters/f', { location: 'westeurope' });
  await azure.make(...circuit('er', tier));
  if (communities.length > 0) await azure.make(rule, allow(...communities));
  return azure;
}

describe('a route filter', () => {
  test.for([
    { body: allow('5010'), code: 'CrossconnectCommunityName', because: 'a community has a colon' },
    { body: allow('12076:5010,12076:5020'), code: 'CrossconnectCommunityName', because: 'each stands by itself' },
    { body: allow('65000:1'), code: 'CrossconnectCommunityUnknown', because: 'Microsoft does not use it' },
    {
      body: { properties: { ...allow('12076:5060').properties, access: 'Deny' } },
      code: 'CrossconnectFilterAllows',
      because: 'a filter allows',
    },
    {
      body: { properties: { access: 'Allow', routeFilterRuleType: 'Prefix', communities: [] } },
      code: 'InvalidRequestFormat',
      because: 'there is no such type of rule',
    },
  ])('refuses a rule with $code: $because', async ({ body, code }) => {
    const { send } = await withFilter();
    expect(await send('PUT', rule, body)).toMatchObject({ status: 400, code });
  });

  test('has a rule about communities, also when the type is not said', async () => {
    const { make, send } = await withFilter();
    await make(rule, { properties: { access: 'Allow', communities: ['12076:5060'] } });
    expect((await send('GET', rule)).body.properties.routeFilterRuleType).toBe('Community');
  });

  test('holds one rule', async () => {
    const { send } = await withFilter('Standard', '12076:5060');
    expect(await send('PUT', 'routeFilters/f/routeFilterRules/r2', allow('12076:5070'))).toMatchObject({
      code: 'CrossconnectOneRulePerFilter',
      fact: 'expressroute/route-filter-rule',
    });
  });

  test('is put with its rule, and knows what it is attached to', async () => {
    const { send, make } = await withFilter();
    await make('routeFilters/f', {
      location: 'westeurope',
      properties: { rules: [{ name: 'r', ...allow('12076:5060', '12076:51004') }] },
    });
    await make(peering, publicly(filtered));
    const { properties } = (await send('GET', 'routeFilters/f')).body;
    expect(properties).toMatchObject({
      rules: [{ name: 'r', properties: { communities: ['12076:5060', '12076:51004'] } }],
      peerings: [{ id: at(peering) }],
      ipv6Peerings: [],
    });
    expect((await send('GET', peering)).body.properties).toMatchObject(filtered);
  });

  test('stays while it is attached, and so does the circuit', async () => {
    const { send, make } = await withFilter('Standard', '12076:5060');
    await make(peering, publicly(filtered));
    expect(await send('DELETE', 'routeFilters/f')).toMatchObject({ status: 400, code: 'CrossconnectRouteFilterInUse' });
    const refused = await send('DELETE', 'expressRouteCircuits/er');
    expect(refused).toMatchObject({ status: 400, code: 'CrossconnectCircuitInUse' });
    expect(refused.message).toContain('route filter');
    await make(peering, publicly());
    expect((await send('DELETE', 'routeFilters/f')).status).toBe(202);
  });

  test.for([
    { tier: 'Standard', words: 'needs Premium' },
    { tier: 'Premium', words: 'has not authorized' },
  ])('with Microsoft 365 cannot be attached to a $tier circuit: $words', async ({ tier, words }) => {
    const { send } = await withFilter(tier, '12076:5010');
    const refused = await send('PUT', peering, publicly(filtered));
    expect(refused.code).toBe('CrossconnectNotAuthorizedForOffice365');
    expect(refused.message).toContain(words);
  });

  test('does not get Microsoft 365 afterwards, either', async () => {
    const { send, make } = await withFilter('Premium', '12076:5060');
    await make(peering, publicly(filtered));
    expect((await send('PUT', rule, allow('12076:5020'))).code).toBe('CrossconnectNotAuthorizedForOffice365');
  });
});

describe('Microsoft peering', () => {
  test('has its prefixes validated, which nobody does here', async () => {
    const { send, make } = await withFilter();
    const config = { advertisedPublicPrefixes: ['123.1.0.0/24'], routingRegistryName: 'RIPENCC' };
    const created = await send('PUT', peering, publicly({ microsoftPeeringConfig: config }));
    expect(created.body.properties).toMatchObject({
      microsoftPeeringConfig: {
        ...config,
        advertisedPublicPrefixesState: 'NotConfigured',
        customerASN: 0,
        legacyMode: 0,
      },
    });
    await make('routeFilters/other', { location: 'westeurope' });
    expect((await send('GET', peering)).body.properties).toMatchObject({
      microsoftPeeringConfig: { advertisedPublicPrefixesState: 'ValidationNeeded' },
    });
  });

  test('takes IPv6 beside IPv4', async () => {
    const { send, make } = await withFilter();
    const ipv6PeeringConfig = {
      primaryPeerAddressPrefix: '2a01:111::/126',
      secondaryPeerAddressPrefix: '2a01:111::4/126',
      ...filtered,
    };
    await make(peering, publicly({ ipv6PeeringConfig }));
    expect((await send('GET', peering)).body.properties).toMatchObject({
      ipv6PeeringConfig: { ...ipv6PeeringConfig, state: 'Enabled' },
    });
    expect((await send('GET', 'routeFilters/f')).body.properties).toMatchObject({
      peerings: [],
      ipv6Peerings: [{ id: at(peering) }],
    });
  });

  const six = { primaryPeerAddressPrefix: '2a01:111::/126', secondaryPeerAddressPrefix: '2a01:111::4/126' };
  test.for([
    {
      more: { primaryPeerAddressPrefix: '192.168.0.0/30' },
      code: 'CrossconnectPublicPrefixNeeded',
      because: 'the links have public addresses',
    },
    {
      more: { microsoftPeeringConfig: { advertisedPublicPrefixes: ['10.0.0.0/8'] } },
      code: 'CrossconnectPublicPrefixNeeded',
      because: 'private prefixes are nobody else’s business',
    },
    {
      more: { microsoftPeeringConfig: { routingRegistryName: 'PHONEBOOK' } },
      code: 'CrossconnectRoutingRegistry',
      because: 'prefixes are not looked up there',
    },
    {
      more: { ipv6PeeringConfig: { ...six, primaryPeerAddressPrefix: '2a01:111::/64' } },
      code: 'CrossconnectPeeringPrefix',
      because: 'an IPv6 link has a /126',
    },
    {
      more: { ipv6PeeringConfig: { ...six, secondaryPeerAddressPrefix: '123.0.0.8/30' } },
      code: 'CrossconnectPeeringPrefix',
      because: 'IPv4 is no IPv6',
    },
    {
      more: { ipv6PeeringConfig: { ...six, secondaryPeerAddressPrefix: '2a01:111::/126' } },
      code: 'CrossconnectPeeringPrefix',
      because: 'each link has its own',
    },
    {
      more: { routeFilter: { id: at('routeFilters/missing') } },
      code: 'InvalidResourceReference',
      because: 'there is no such filter',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const { send } = await withFilter();
    expect(await send('PUT', peering, publicly(more))).toMatchObject({ status: 400, code });
  });

  test.for([
    { more: filtered, because: 'route filters are for Microsoft’s services' },
    { more: { microsoftPeeringConfig: {} }, because: 'nothing is announced to the internet' },
  ])('is what private peering is not: $because', async ({ more }) => {
    const { send } = await withFilter();
    const privately = publicly({ peeringType: 'AzurePrivatePeering', ...more });
    const refused = await send('PUT', 'expressRouteCircuits/er/peerings/AzurePrivatePeering', privately);
    expect(refused.code).toBe('CrossconnectMicrosoftPeeringOnly');
  });

  test('does not exist in its older form', async () => {
    const { send } = await withFilter();
    const old = await send('PUT', 'expressRouteCircuits/er/peerings/AzurePublicPeering', publicly());
    expect(old).toMatchObject({ status: 501, code: 'CrossconnectNotSimulated' });
  });
});
