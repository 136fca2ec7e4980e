/** Bodies that several tests send, in the SDK's own types. */
import type { ExpressRouteCircuit, VirtualNetworkGateway } from '@azure/arm-network';

export const region = 'westeurope';

/** Settings of a circuit from Equinix. Those in London are of another region: Azure takes ten of a subscription in one. */
export const circuitBody = (peeringLocation = 'Amsterdam', tier: 'Standard' | 'Premium' = 'Standard') =>
  ({
    location: peeringLocation === 'London' ? 'uksouth' : region,
    sku: { name: `${tier}_MeteredData`, tier, family: 'MeteredData' },
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps: 1000 },
  }) satisfies ExpressRouteCircuit;

/** Settings of an ExpressRoute gateway that has FastPath. */
export const gatewayBody = (subnet: string, publicIp: string) =>
  ({
    location: region,
    gatewayType: 'ExpressRoute',
    sku: { name: 'ErGw3AZ', tier: 'ErGw3AZ' },
    ipConfigurations: [
      {
        name: 'default',
        privateIPAllocationMethod: 'Dynamic',
        subnet: { id: subnet },
        publicIPAddress: { id: publicIp },
      },
    ],
  }) satisfies VirtualNetworkGateway;

/** Settings of private peering. The two /30 networks lie side by side from `third`.16 on. */
export const privatePeering = (third: number, vlanId: number) => ({
  peeringType: 'AzurePrivatePeering',
  peerASN: 65_010,
  primaryPeerAddressPrefix: `192.168.${third}.16/30`,
  secondaryPeerAddressPrefix: `192.168.${third}.20/30`,
  vlanId,
});

/** The id of a Microsoft.Network resource; children follow as further parts. */
export const networkId = (subscription: string, group: string, type: string, ...names: string[]): string =>
  `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/${type}/${names.join('/')}`;
