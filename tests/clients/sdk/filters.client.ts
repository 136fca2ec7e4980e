/** Microsoft peering and the route filter it needs. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { control, freshGroup, networkOf, owner } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { circuitBody, networkId, region } from '../support/shapes.ts';

const group = 'sdk-filters';
const network = networkOf(owner);
const { routeFilters, routeFilterRules, expressRouteCircuitPeerings } = network;
const filter = networkId(owner, group, 'routeFilters', 'filter');
const rule = { access: 'Allow', routeFilterRuleType: 'Community' } as const;
let community = '';

beforeAll(() => freshGroup(owner, group));

test('the communities of services and regions are told', async () => {
  const services = await all(network.bgpServiceCommunities.list());
  const ours = services.flatMap(({ bgpCommunities }) => bgpCommunities ?? []);
  const west = ours.find(({ communityName }) => communityName === 'Azure West Europe');
  expect(west).toMatchObject({ isAuthorizedToUse: true });
  community = west?.communityValue ?? '';
  expect(community).toMatch(/^12076:\d+$/);
});

test('a filter holds one rule, which is read, listed and changed', async () => {
  const made = await routeFilters.createOrUpdate(group, 'filter', { location: region, rules: [] });
  expect(made).toMatchObject({ provisioningState: 'Succeeded', rules: [] });
  await routeFilterRules.createOrUpdate(group, 'filter', 'allow', { ...rule, communities: [community] });
  expect(await routeFilterRules.get(group, 'filter', 'allow')).toMatchObject({ ...rule, communities: [community] });
  expect((await all(routeFilterRules.listByRouteFilter(group, 'filter'))).map(({ name }) => name)).toEqual(['allow']);
  const second = routeFilterRules.createOrUpdate(group, 'filter', 'second', { ...rule, communities: [community] });
  expect((await refusalOf(second)).status).toBe(400);
});

test('filters are listed and tagged', async () => {
  expect((await all(routeFilters.listByResourceGroup(group))).map(({ id }) => id)).toEqual([filter]);
  expect((await all(routeFilters.list())).map(({ id }) => id)).toContain(filter);
  expect(await routeFilters.updateTags(group, 'filter', { tags: { for: 'storage' } })).toMatchObject({
    tags: { for: 'storage' },
  });
});

test('a filter on Microsoft peering stays until it is taken off', async () => {
  await network.expressRouteCircuits.createOrUpdate(group, 'line', circuitBody());
  await control('provider/provision', { circuit: networkId(owner, group, 'expressRouteCircuits', 'line') });
  const body = {
    peeringType: 'MicrosoftPeering',
    peerASN: 65_020,
    primaryPeerAddressPrefix: '203.0.113.0/30',
    secondaryPeerAddressPrefix: '203.0.113.4/30',
    vlanId: 400,
    microsoftPeeringConfig: {
      advertisedPublicPrefixes: ['198.51.100.0/24'],
      customerASN: 0,
      routingRegistryName: 'ARIN',
    },
  };
  const peering = await expressRouteCircuitPeerings.createOrUpdate(group, 'line', 'MicrosoftPeering', {
    ...body,
    routeFilter: { id: filter },
  });
  expect(peering).toMatchObject({ provisioningState: 'Succeeded', routeFilter: { id: filter } });
  expect((await routeFilters.get(group, 'filter', { expand: 'peerings' })).peerings?.map(({ id }) => id)).toEqual([
    networkId(owner, group, 'expressRouteCircuits', 'line', 'peerings', 'MicrosoftPeering'),
  ]);
  expect((await refusalOf(routeFilters.delete(group, 'filter'))).status).toBe(400);
  await expressRouteCircuitPeerings.delete(group, 'line', 'MicrosoftPeering');
  await routeFilterRules.delete(group, 'filter', 'allow');
  await routeFilters.delete(group, 'filter');
  expect(await all(routeFilters.listByResourceGroup(group))).toEqual([]);
});
