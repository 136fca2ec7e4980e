/** A connection: joins an ExpressRoute circuit to the gateway of a virtual network. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { declareConnection } from '../../network/connections.ts';
import { defineResource } from '../../resource.ts';
import { connectionProperties, failConnection, refuseConnection } from '../../rules/connection.ts';
import { authorizationOf } from '../../rules/connection-key.ts';
import { virtualNetworkGateways } from './virtualNetworkGateways.ts';
import { expressRouteCircuits } from './expressRouteCircuits.ts';
import { authorizations } from './expressRouteCircuits/authorizations.ts';

/** What Azure fills in, in its order. The first two are always sent, and stand here for their place. */
const defaults: Record<string, unknown> = {
  virtualNetworkGateway1: undefined,
  connectionType: undefined,
  routingWeight: 0,
  enableBgp: false,
  usePolicyBasedTrafficSelectors: false,
  ipsecPolicies: [],
  trafficSelectorPolicies: [],
  ingressBytesTransferred: 0,
  egressBytesTransferred: 0,
  expressRouteGatewayBypass: false,
  enablePrivateLinkFastPath: false,
  dpdTimeoutSeconds: 0,
};

/** A key that was redeemed stays redeemed when a later PUT leaves it out. */
const keptKey = (before: { properties: { authorizationKey?: string | undefined } } | undefined) =>
  before?.properties.authorizationKey === undefined ? {} : { authorizationKey: before.properties.authorizationKey };

export const connections = defineResource({
  type: 'Microsoft.Network/connections',
  properties: connectionProperties,
  located: true,
  isListedByGroupOnly: true,
  readOnly: [
    'resourceGuid',
    'connectionStatus',
    'tunnelConnectionStatus',
    'ingressBytesTransferred',
    'egressBytesTransferred',
  ],
  timings: { create: 90_000, update: 30_000, delete: 30_000 },

  fill: (sent, { before }, { guid, profile }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    packetCaptureDiagnosticState: 'None',
    ...defaults,
    routingWeight: valueOf('expressroute/routing-weight', profile).default,
    ...keptKey(before),
    ...sent,
    // Clients of today cannot read an answer without `properties` here.
    virtualNetworkGateway1: { id: sent.virtualNetworkGateway1.id, properties: {} },
    ...(sent.peer && { peer: { id: sent.peer.id } }),
  }),

  references({ properties }, { cloud }) {
    const { virtualNetworkGateway1, peer, authorizationKey } = properties;
    const authorization = peer && authorizationOf(cloud, peer.id, authorizationKey);
    return [
      { id: virtualNetworkGateway1.id, type: virtualNetworkGateways.type, at: 'properties.virtualNetworkGateway1.id' },
      ...(peer ? [{ id: peer.id, type: expressRouteCircuits.type, at: 'properties.peer.id' }] : []),
      ...(authorization
        ? [{ id: authorization.id, type: authorizations.type, at: 'properties.authorizationKey' }]
        : []),
    ];
  },

  refuse(proposal, context) {
    const { virtualNetworkGateway1, peer } = proposal.resource.properties;
    refuseConnection(
      proposal,
      virtualNetworkGateways.find(context.cloud, virtualNetworkGateway1.id),
      peer && expressRouteCircuits.find(context.cloud, peer.id),
      context,
    );
  },

  // Inferred: Azure was seen to accept a link to a circuit that is not provisioned and to fail it later (Global Reach).
  fail: ({ properties: { peer } }, { cloud }) => failConnection(peer && expressRouteCircuits.find(cloud, peer.id)),

  inUse: (connection, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Connection ${connection.name} is used by ${user.id}. Delete that first.`,
    ),

  network: declareConnection,

  example: {
    path: 'connections/connection-example',
    needs: [
      ...(virtualNetworkGateways.example.needs ?? []),
      virtualNetworkGateways.example,
      expressRouteCircuits.example,
    ],
    body: {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: '{group}/providers/Microsoft.Network/virtualNetworkGateways/gateway-example' },
        peer: { id: '{group}/providers/Microsoft.Network/expressRouteCircuits/circuit-example' },
      },
    },
  },
});
