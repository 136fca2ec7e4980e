/** Writes as the portal makes them, one for each shape of line of the Azure CLI that stands for one, in an order in which each can be done. */

export interface Sample {
  /** What is done, as a sentence about the world. */
  does: string;
  method: 'PUT' | 'DELETE' | 'POST';
  /** `{group}` and `{other}` are two resource groups, the second one in another subscription. */
  path: string;
  body?: unknown;
  /** The resource is there already. */
  isChange?: true;
  /** What the provider does once it is done. */
  provider?: 'provision' | 'deprovision';
  /** The path of an authorization whose key stands where the body says `{key}`. */
  key?: string;
}

export const location = 'swedencentral';
const network = '{group}/providers/Microsoft.Network';
const far = '{other}/providers/Microsoft.Network';

const circuit = (peeringLocation: string, more: object = {}) => ({
  location,
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
  properties: {
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps: 200 },
    ...more,
  },
});

const peering = (more: object = {}) => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65_010,
    primaryPeerAddressPrefix: '192.168.15.16/30',
    secondaryPeerAddressPrefix: '192.168.15.20/30',
    vlanId: 100,
    ...more,
  },
});

const microsoft = (vlanId: number, more: object = {}) => ({
  properties: {
    peeringType: 'MicrosoftPeering',
    peerASN: 65_010,
    primaryPeerAddressPrefix: '203.0.113.0/30',
    secondaryPeerAddressPrefix: '203.0.113.4/30',
    vlanId,
    microsoftPeeringConfig: {
      advertisedPublicPrefixes: ['203.0.113.128/25'],
      customerASN: 64_500,
      routingRegistryName: 'RIPENCC',
    },
    ...more,
  },
});

const connection = (more: object = {}) => ({
  location,
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: `${network}/virtualNetworkGateways/gw` },
    peer: { id: `${network}/expressRouteCircuits/one` },
    routingWeight: 0,
    expressRouteGatewayBypass: false,
    ...more,
  },
});

const peer = (name: string, within = network) => `${within}/expressRouteCircuits/${name}/peerings/AzurePrivatePeering`;

const address = {
  location,
  sku: { name: 'Standard', tier: 'Regional' },
  properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
};

const gateway = (sku: string, more: object = {}) => ({
  location,
  properties: {
    gatewayType: 'ExpressRoute',
    sku: { name: sku, tier: sku },
    ipConfigurations: [
      {
        name: 'default',
        properties: {
          subnet: { id: `${network}/virtualNetworks/hub/subnets/GatewaySubnet` },
          publicIPAddress: { id: `${network}/publicIPAddresses/ip` },
        },
      },
    ],
    ...more,
  },
});

const put = (does: string, path: string, body: unknown, more: Partial<Sample> = {}): Sample => ({
  does,
  method: 'PUT',
  path,
  body,
  ...more,
});
const change = (does: string, path: string, body: unknown): Sample => put(does, path, body, { isChange: true });
const remove = (does: string, path: string): Sample => ({ does, method: 'DELETE', path });
const ask = (does: string, path: string): Sample => ({ does, method: 'POST', path });

export const samples: readonly Sample[] = [
  put('a group is made', '{group}', { location }),
  put('a group is made elsewhere', '{other}', { location }),
  put('a network is made with its subnets', `${network}/virtualNetworks/hub`, {
    location,
    properties: {
      addressSpace: { addressPrefixes: ['10.7.0.0/16'] },
      subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.7.0.0/27' } }],
    },
  }),
  change('a network gets another address space', `${network}/virtualNetworks/hub`, {
    location,
    properties: { addressSpace: { addressPrefixes: ['10.7.0.0/16', '10.8.0.0/16'] } },
  }),
  put('a route table is made', `${network}/routeTables/routes`, {
    location,
    properties: { disableBgpRoutePropagation: false },
  }),
  change('a route table stops learning', `${network}/routeTables/routes`, {
    location,
    properties: { disableBgpRoutePropagation: true },
  }),
  put('a route leads to an appliance', `${network}/routeTables/routes/routes/to-firewall`, {
    properties: { addressPrefix: '10.80.0.0/16', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.7.1.4' },
  }),
  put('a route leads nowhere', `${network}/routeTables/routes/routes/to-nowhere`, {
    properties: { addressPrefix: '10.81.0.0/16', nextHopType: 'None' },
  }),
  change('a route is changed', `${network}/routeTables/routes/routes/to-nowhere`, {
    properties: { addressPrefix: '10.82.0.0/16', nextHopType: 'None' },
  }),
  put('a subnet is made', `${network}/virtualNetworks/hub/subnets/plain`, {
    properties: { addressPrefix: '10.7.1.0/24' },
  }),
  put('a subnet is made with a route table', `${network}/virtualNetworks/hub/subnets/routed`, {
    properties: { addressPrefix: '10.7.2.0/24', routeTable: { id: `${network}/routeTables/routes` } },
  }),
  change('a subnet gets a route table', `${network}/virtualNetworks/hub/subnets/plain`, {
    properties: { addressPrefix: '10.7.1.0/24', routeTable: { id: `${network}/routeTables/routes` } },
  }),
  change('a subnet loses its route table', `${network}/virtualNetworks/hub/subnets/routed`, {
    properties: { addressPrefix: '10.7.2.0/24' },
  }),
  put('an address is made', `${network}/publicIPAddresses/ip`, address),
  put('an address is made in one zone, and waits as long as it is told', `${network}/publicIPAddresses/zoned`, {
    ...address,
    zones: ['1'],
    properties: { ...address.properties, idleTimeoutInMinutes: 10 },
  }),
  put('an address waits as long as it is told', `${network}/publicIPAddresses/patient`, {
    ...address,
    properties: { ...address.properties, idleTimeoutInMinutes: 10 },
  }),
  put('an address is made in one zone', `${network}/publicIPAddresses/placed`, { ...address, zones: ['1'] }),
  put('a gateway is made', `${network}/virtualNetworkGateways/gw`, gateway('HighPerformance')),
  change('a gateway grows', `${network}/virtualNetworkGateways/gw`, gateway('UltraPerformance')),
  put('a circuit is made', `${network}/expressRouteCircuits/one`, circuit('Stockholm'), { provider: 'provision' }),
  put('a circuit is made at another place', `${network}/expressRouteCircuits/two`, circuit('Amsterdam'), {
    provider: 'provision',
  }),
  put('a circuit is made by somebody else', `${far}/expressRouteCircuits/three`, circuit('London'), {
    provider: 'provision',
  }),
  put('private peering is configured', peer('one'), peering()),
  change('private peering is changed', peer('one'), peering({ vlanId: 101 })),
  put('private peering is configured with a secret', peer('two'), peering({ sharedKey: 'Abc123def456' })),
  put('private peering is configured by somebody else', peer('three', far), peering()),
  put('a route filter is made', `${network}/routeFilters/filter`, { location, properties: {} }),
  put('a route filter lets something through', `${network}/routeFilters/filter/routeFilterRules/allow`, {
    properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: ['12076:51004'] },
  }),
  change('a route filter lets more through', `${network}/routeFilters/filter/routeFilterRules/allow`, {
    properties: {
      access: 'Allow',
      routeFilterRuleType: 'Community',
      communities: ['12076:51004', '12076:51012'],
    },
  }),
  put(
    'Microsoft peering is configured',
    `${network}/expressRouteCircuits/one/peerings/MicrosoftPeering`,
    microsoft(300),
  ),
  put(
    'Microsoft peering is configured with a route filter',
    `${network}/expressRouteCircuits/two/peerings/MicrosoftPeering`,
    microsoft(301, { routeFilter: { id: `${network}/routeFilters/filter` } }),
  ),
  put('an authorization is made', `${far}/expressRouteCircuits/three/authorizations/first`, { properties: {} }),
  put('another authorization is made', `${far}/expressRouteCircuits/three/authorizations/second`, { properties: {} }),
  put('two circuits are joined', `${peer('one')}/connections/to-two`, {
    properties: { peerExpressRouteCircuitPeering: { id: peer('two') }, addressPrefix: '192.168.40.0/29' },
  }),
  put(
    'a circuit is joined with that of somebody else',
    `${peer('one')}/connections/to-three`,
    {
      properties: {
        peerExpressRouteCircuitPeering: { id: peer('three', far) },
        addressPrefix: '192.168.41.0/29',
        authorizationKey: '{key}',
      },
    },
    { key: `${far}/expressRouteCircuits/three/authorizations/first` },
  ),
  put('a network is connected', `${network}/connections/link`, connection()),
  change('a connection gets FastPath and a weight', `${network}/connections/link`, {
    ...connection({ routingWeight: 100, expressRouteGatewayBypass: true }),
  }),
  remove('a connection is deleted', `${network}/connections/link`),
  put('a network is connected with FastPath', `${network}/connections/fast`, {
    ...connection({ routingWeight: 10, expressRouteGatewayBypass: true }),
  }),
  put(
    'a network is connected with a key',
    `${network}/connections/redeemed`,
    connection({ peer: { id: `${far}/expressRouteCircuits/three` }, authorizationKey: '{key}' }),
    { key: `${far}/expressRouteCircuits/three/authorizations/second` },
  ),
  ask('an edge tells its neighbors', `${peer('one')}/arpTables/primary`),
  ask('an edge tells its routes', `${peer('one')}/routeTables/primary`),
  ask('an edge sums up its routes', `${peer('one')}/routeTablesSummary/secondary`),
  ask('a gateway tells its neighbors', `${network}/virtualNetworkGateways/gw/getBgpPeerStatus`),
  ask('a gateway tells what it learned', `${network}/virtualNetworkGateways/gw/getLearnedRoutes`),
  put(
    'a resource gets tags',
    `${network}/expressRouteCircuits/one/providers/Microsoft.Resources/tags/default`,
    { properties: { tags: { team: 'network', stage: 'trial' } } },
    { isChange: true },
  ),
  put(
    'a resource loses its tags',
    `${network}/expressRouteCircuits/one/providers/Microsoft.Resources/tags/default`,
    { properties: { tags: {} } },
    { isChange: true },
  ),
  remove('a link of two circuits is deleted', `${peer('one')}/connections/to-two`),
  remove('the other connections are deleted, one', `${network}/connections/fast`),
  remove('the other connections are deleted, two', `${network}/connections/redeemed`),
  remove('an authorization is deleted', `${far}/expressRouteCircuits/three/authorizations/second`),
  remove('a peering is deleted', `${network}/expressRouteCircuits/two/peerings/MicrosoftPeering`),
  remove('a rule of a route filter is deleted', `${network}/routeFilters/filter/routeFilterRules/allow`),
  remove('a route filter is deleted', `${network}/routeFilters/filter`),
  remove('a gateway is deleted', `${network}/virtualNetworkGateways/gw`),
  remove('an address is deleted', `${network}/publicIPAddresses/ip`),
  remove('a route is deleted', `${network}/routeTables/routes/routes/to-nowhere`),
  remove('a subnet is deleted', `${network}/virtualNetworks/hub/subnets/plain`),
  remove('a route table is deleted', `${network}/routeTables/routes`),
  remove('a network is deleted', `${network}/virtualNetworks/hub`),
  put('a circuit is made to be deleted', `${network}/expressRouteCircuits/four`, circuit('Paris')),
  remove('a circuit is deleted', `${network}/expressRouteCircuits/four`),
];

/** Writes whose lines nobody could prove, each with the reason. */
export const untried: readonly (Sample & { because: string })[] = [
  {
    ...change('a circuit is changed', `${network}/expressRouteCircuits/one`, {
      ...circuit('Stockholm'),
      sku: { name: 'Premium_MeteredData', tier: 'Premium', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Stockholm',
          bandwidthInMbps: 500,
        },
      },
    }),
    because: 'the az at hand (2.45) leaves out the provider when it changes a circuit, and Azure refuses that',
  },
];
