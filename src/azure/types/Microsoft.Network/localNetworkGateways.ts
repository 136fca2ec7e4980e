/** A local network gateway: a site of the customer as a VPN sees it, its public address and the prefixes behind it. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { localGatewayProperties, refuseLocalGateway } from '../../rules/local-network-gateway.ts';

export const localNetworkGateways = defineResource({
  type: 'Microsoft.Network/localNetworkGateways',
  properties: localGatewayProperties,
  located: true,
  isListedByGroupOnly: true,
  readOnly: ['resourceGuid'],
  timings: { create: 5_000, update: 5_000, delete: 5_000 },

  fill: (sent, { before }, { guid }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    ...sent,
    localNetworkAddressSpace: {
      ...sent.localNetworkAddressSpace,
      addressPrefixes: sent.localNetworkAddressSpace?.addressPrefixes ?? [],
    },
  }),

  refuse: refuseLocalGateway,

  inUse: (gateway, user) =>
    new Refusal(
      400,
      'CrossconnectLocalNetworkGatewayInUse',
      `Local network gateway ${gateway.name} cannot be deleted: connection ${user.id} leads to it. Delete the connection first.`,
    ),

  example: {
    path: 'localNetworkGateways/lgw-example',
    body: {
      location: 'westeurope',
      properties: {
        gatewayIpAddress: '203.0.113.10',
        localNetworkAddressSpace: { addressPrefixes: ['10.200.0.0/16'] },
        bgpSettings: { asn: 65_010, bgpPeeringAddress: '10.200.0.1', peerWeight: 0 },
      },
    },
  },
});
