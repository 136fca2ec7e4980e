/** A small Cloud to show a packet's way without a lab: one site, one circuit, a hub, a spoke, a load balancer and a private endpoint. */
import { networkOf, siteBehind } from '#src/azure/network.ts';
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace, type Trace } from '#src/datapath/trace.ts';

/** Where the packet of the demonstration can go. */
export const demoTargets = {
  machine: '10.20.1.4',
  spoke: '10.30.1.4',
  'basic-load-balancer': '10.20.1.100',
  'private-endpoint': '10.20.1.200',
} as const;
export type DemoTarget = keyof typeof demoTargets;

export interface Demo {
  fastpath: boolean;
  to: DemoTarget;
  circuit: 'provider' | 'direct';
  gatewaySku: string;
  /** A user route on the gateway subnet that would send everything to an appliance. */
  userRoute: boolean;
}

export const usualDemo: Demo = {
  fastpath: true,
  to: 'machine',
  circuit: 'provider',
  gatewaySku: 'ErGw3AZ',
  userRoute: false,
};

const base =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-contoso/providers/Microsoft.Network';
const idOf = (type: string, name: string) => `${base}/${type}/${name}`;
const hub = idOf('virtualNetworks', 'vnet-hub');
const spoke = idOf('virtualNetworks', 'vnet-spoke');
const subnet = (name: string, addressPrefix: string, more: Record<string, unknown> = {}) => ({
  name,
  properties: { addressPrefix, ...more },
});
const peering = (name: string, id: string, more: Record<string, unknown>) => ({
  name,
  properties: { remoteVirtualNetwork: { id }, peeringState: 'Connected', ...more },
});

function resource(type: string, name: string, properties: Record<string, unknown>, sku?: unknown): WorldResource {
  return { id: idOf(type, name), name, type: `Microsoft.Network/${type}`, location: 'westeurope', properties, sku };
}

/** The Cloud of the demonstration, as plain ARM resources. */
export function demoCloud({ fastpath, circuit, gatewaySku, userRoute }: Demo): Traceable {
  const resources = [
    resource('expressRouteCircuits', 'er-contoso', {
      ...(circuit === 'provider'
        ? {
            serviceProviderProvisioningState: 'Provisioned',
            serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam' },
          }
        : { expressRoutePort: { id: idOf('expressRoutePorts', 'port-contoso') } }),
      peerings: [{ name: 'AzurePrivatePeering', properties: { peeringType: 'AzurePrivatePeering', state: 'Enabled' } }],
    }),
    resource('routeTables', 'rt-gateway', {
      routes: userRoute
        ? [
            {
              name: 'to-firewall',
              properties: {
                addressPrefix: '10.20.1.0/24',
                nextHopType: 'VirtualAppliance',
                nextHopIpAddress: '10.20.9.4',
              },
            },
          ]
        : [],
    }),
    resource('virtualNetworks', 'vnet-hub', {
      addressSpace: { addressPrefixes: ['10.20.0.0/16'] },
      subnets: [
        subnet('GatewaySubnet', '10.20.255.0/27', { routeTable: { id: idOf('routeTables', 'rt-gateway') } }),
        subnet('snet-app', '10.20.1.0/24'),
      ],
      virtualNetworkPeerings: [peering('to-spoke', spoke, { allowGatewayTransit: true })],
    }),
    resource('virtualNetworks', 'vnet-spoke', {
      addressSpace: { addressPrefixes: ['10.30.0.0/16'] },
      subnets: [subnet('snet-db', '10.30.1.0/24')],
      virtualNetworkPeerings: [peering('to-hub', hub, { useRemoteGateways: true })],
    }),
    resource('virtualNetworkGateways', 'ergw-hub', {
      gatewayType: 'ExpressRoute',
      sku: { name: gatewaySku },
      ipConfigurations: [{ properties: { subnet: { id: `${hub}/subnets/GatewaySubnet` } } }],
    }),
    resource(
      'loadBalancers',
      'lb-basic',
      {
        frontendIPConfigurations: [
          {
            properties: {
              privateIPAddress: demoTargets['basic-load-balancer'],
              subnet: { id: `${hub}/subnets/snet-app` },
            },
          },
        ],
      },
      { name: 'Basic' },
    ),
    resource('privateEndpoints', 'pe-storage', {
      subnet: { id: `${hub}/subnets/snet-app` },
      customDnsConfigs: [{ ipAddresses: [demoTargets['private-endpoint']] }],
    }),
    resource('connections', 'conn-hub', {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'ergw-hub') },
      peer: { id: idOf('expressRouteCircuits', 'er-contoso') },
      expressRouteGatewayBypass: fastpath,
    }),
  ];
  return { resources: Object.fromEntries(resources.map((one) => [one.id.toLowerCase(), one])) };
}

/** The network of the demonstration and the way its packet takes. */
export function demoTrace(demo: Demo, profile: Profile): { network: Network; trace: Trace } {
  const cloud = demoCloud(demo);
  const network = networkOf(cloud, profile);
  return { network, trace: trace(network, { from: siteBehind(cloud)?.node ?? '', to: demoTargets[demo.to] }) };
}
