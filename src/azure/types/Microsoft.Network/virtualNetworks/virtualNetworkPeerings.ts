/** A peering: one side of the link between two virtual networks. Packets cross when both sides exist. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import {
  fillPeering,
  isMet,
  partnerOf,
  peeringProperties,
  peeringType,
  refuseVirtualNetworkPeering,
  showPeering,
} from '../../../rules/virtual-network-peering.ts';

export const virtualNetworkPeerings = defineResource({
  type: peeringType,
  properties: peeringProperties,
  located: false,
  readOnly: [
    'resourceGuid',
    'peeringSyncLevel',
    'remoteAddressSpace',
    'remoteVirtualNetworkAddressSpace',
    'remoteBgpCommunities',
    'remoteVirtualNetworkEncryption',
  ],
  timings: { create: 5_000, update: 5_000, delete: 5_000 },
  typeLast: true,

  fill: fillPeering,

  // A network may go while others are peered with it: their side is then Disconnected.
  references: ({ properties }) => [
    {
      id: properties.remoteVirtualNetwork.id,
      type: 'Microsoft.Network/virtualNetworks',
      at: 'properties.remoteVirtualNetwork.id',
      isLoose: true,
    },
  ],

  refuse: refuseVirtualNetworkPeering,

  settle(peering, { cloud }) {
    const partner = partnerOf(cloud, peering);
    const isConnected = partner && isMet(peering.properties.peeringState, partner.properties['peeringState']);
    return isConnected ? { peeringState: 'Connected' } : {};
  },

  spread(peering, { cloud }, event) {
    const partner = partnerOf(cloud, peering);
    if (!partner) return [];
    if (event === 'removed') return [{ id: partner.id, properties: { peeringState: 'Disconnected' } }];
    return peering.properties.peeringState === 'Connected'
      ? [{ id: partner.id, properties: { peeringState: 'Connected' } }]
      : [];
  },

  inUse: (peering, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Peering ${peering.name} is used by ${user.id}. Delete that first.`),

  show: showPeering,

  example: {
    path: 'virtualNetworks/vnet-example/virtualNetworkPeerings/to-remote',
    needs: [
      {
        path: 'virtualNetworks/vnet-example',
        body: { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } },
      },
      {
        path: 'virtualNetworks/vnet-remote',
        body: { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } } },
      },
    ],
    body: {
      properties: {
        remoteVirtualNetwork: { id: '{group}/providers/Microsoft.Network/virtualNetworks/vnet-remote' },
        allowVirtualNetworkAccess: true,
        allowForwardedTraffic: true,
        allowGatewayTransit: false,
        useRemoteGateways: false,
      },
    },
  },
});
