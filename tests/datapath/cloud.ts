/** Small Clouds written as plain ARM resources, for tests of the data path that need no engine. */
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
/** What the ids of all resources here begin with. */
export const group = `${subscription}/resourceGroups/rg-network/providers/Microsoft.Network`;

export const circuitId = `${group}/expressRouteCircuits/er-office`;
export const gatewayId = `${group}/virtualNetworkGateways/ergw-hub`;
export const hubId = `${group}/virtualNetworks/vnet-hub`;
export const spokeId = `${group}/virtualNetworks/vnet-spoke`;
export const farSpokeId = `${group}/virtualNetworks/vnet-far`;
export const ownSpokeId = `${group}/virtualNetworks/vnet-own`;
/** The nodes the tests speak of. */
export const gateway = gatewayId.toLowerCase();
export const site = `${circuitId.toLowerCase()}/site`;

export interface Scenario {
  circuit: 'provider' | 'direct';
  gatewaySku: string;
  scaleUnits?: number;
  fastPath: boolean;
  privateLink?: boolean;
  /** User routes of the gateway subnet. */
  userRoutes?: readonly { addressPrefix: string; nextHopType: string; nextHopIpAddress?: string }[];
  providerState?: string;
  peering?: 'Enabled' | 'Disabled' | 'none';
  connection?: Record<string, unknown>;
  connected?: boolean;
  /** What the virtual network of the hub says besides: tags, for example. */
  hub?: Partial<WorldResource>;
  /** Resources besides, or in place of those with the same id. */
  more?: readonly WorldResource[];
}

/** Provider circuit, the largest gateway, FastPath on: what the course teaches with. */
export const usual: Scenario = { circuit: 'provider', gatewaySku: 'UltraPerformance', fastPath: true };

export const subnet = (name: string, addressPrefix: string, more: Record<string, unknown> = {}) => ({
  name,
  properties: { addressPrefix, ...more },
});
export const peering = (remote: string, more: Record<string, unknown>) => ({
  name: `to-${remote.split('/').at(-1) ?? ''}`,
  properties: { remoteVirtualNetwork: { id: remote }, peeringState: 'Connected', ...more },
});

export function resource(
  id: string,
  properties: Record<string, unknown>,
  more: Partial<WorldResource> = {},
): WorldResource {
  const [, type = '', name = ''] = /providers\/(.+)\/([^/]+)$/.exec(id) ?? [];
  return { id, type, name, location: 'westeurope', ...more, properties };
}

function spoke(id: string, space: string, location: string): WorldResource {
  return resource(
    id,
    {
      addressSpace: { addressPrefixes: [`${space}.0.0/16`] },
      subnets: [subnet('snet-app', `${space}.1.0/24`)],
      virtualNetworkPeerings: [peering(hubId, { useRemoteGateways: true })],
    },
    { location },
  );
}

const gatewayOn = (id: string, network: string, name: string, scaleUnits = 0) =>
  resource(id, {
    gatewayType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    sku: { name, tier: name },
    ipConfigurations: [{ name: 'default', properties: { subnet: { id: `${network}/subnets/GatewaySubnet` } } }],
    autoScaleConfiguration: { bounds: { min: scaleUnits, max: scaleUnits } },
  });

const connection = (name: string, from: string, { fastPath, privateLink = false, connection: more = {} }: Scenario) =>
  resource(`${group}/connections/${name}`, {
    connectionType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: from },
    peer: { id: circuitId.toUpperCase() },
    expressRouteGatewayBypass: fastPath,
    enablePrivateLinkFastPath: privateLink,
    ...more,
  });

const balancer = (name: string, sku: string, network: string, privateIPAddress: string) =>
  resource(
    `${group}/loadBalancers/${name}`,
    {
      frontendIPConfigurations: [
        { name: 'front', properties: { privateIPAddress, subnet: { id: `${network}/subnets/snet-app` } } },
      ],
    },
    { sku: { name: sku } },
  );

/** A hub with gateway, machines, load balancers and a private endpoint; two spokes; and one network with its own connection. */
export function cloudOf(scenario: Scenario): Traceable {
  const { circuit, providerState = 'Provisioned', peering: privatePeering = 'Enabled', userRoutes = [] } = scenario;
  const ownGateway = `${group}/virtualNetworkGateways/ergw-own`;
  const resources = [
    resource(circuitId, {
      ...(circuit === 'provider'
        ? {
            serviceProviderProvisioningState: providerState,
            serviceProviderProperties: {
              serviceProviderName: 'Equinix',
              peeringLocation: 'Amsterdam',
              bandwidthInMbps: 1000,
            },
          }
        : { expressRoutePort: { id: `${group}/expressRoutePorts/port-office` }, bandwidthInGbps: 10 }),
      peerings:
        privatePeering === 'none'
          ? []
          : [
              {
                name: 'AzurePrivatePeering',
                properties: { peeringType: 'AzurePrivatePeering', state: privatePeering },
              },
            ],
    }),
    resource(
      hubId,
      {
        addressSpace: { addressPrefixes: ['10.20.0.0/16', 'fd00:20::/48'] },
        subnets: [
          subnet('GatewaySubnet', '10.20.255.0/27', { routeTable: { id: `${group}/routeTables/rt-gateway` } }),
          { name: 'snet-app', properties: { addressPrefixes: ['10.20.1.0/24', 'fd00:20:0:1::/64'] } },
        ],
        virtualNetworkPeerings: [
          peering(spokeId, { allowGatewayTransit: true }),
          peering(farSpokeId, { allowGatewayTransit: true }),
        ],
      },
      scenario.hub,
    ),
    resource(`${group}/routeTables/rt-gateway`, {
      routes: userRoutes.map((properties, index) => ({ name: `route-${index}`, properties })),
    }),
    gatewayOn(gatewayId, hubId, scenario.gatewaySku, scenario.scaleUnits),
    spoke(spokeId, '10.30', 'West Europe'),
    spoke(farSpokeId, '10.31', 'eastus'),
    resource(ownSpokeId, {
      addressSpace: { addressPrefixes: ['10.40.0.0/16'] },
      subnets: [subnet('GatewaySubnet', '10.40.255.0/27'), subnet('snet-app', '10.40.1.0/24')],
    }),
    gatewayOn(ownGateway, ownSpokeId, 'ErGw3AZ'),
    balancer('lb-basic', 'Basic', hubId, '10.20.1.100'),
    balancer('lb-standard', 'Standard', hubId, '10.20.1.101'),
    balancer('lb-spoke', 'Standard', spokeId, '10.30.1.101'),
    resource(`${group}/privateEndpoints/pe-storage`, {
      subnet: { id: `${hubId}/subnets/snet-app` },
      customDnsConfigs: [{ ipAddresses: ['10.20.1.200'] }],
    }),
    ...(scenario.connected === false
      ? []
      : [
          connection('conn-hub', gatewayId, scenario),
          connection('conn-own', ownGateway, { ...scenario, connection: {} }),
        ]),
    ...(scenario.more ?? []),
  ];
  return { resources: Object.fromEntries(resources.map((one) => [one.id.toLowerCase(), one])) };
}
