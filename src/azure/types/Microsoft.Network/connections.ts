/** A connection: joins an ExpressRoute circuit to the gateway of a virtual network. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { connectionProperties, failConnection, refuseConnection } from '../../rules/connection.ts';
import { authorizationOf } from '../../rules/connection-key.ts';
import {
  demandVpn,
  keyOfLength,
  readKey,
  refuseKeyLength,
  refuseNewKey,
  resetKey,
  showVpnConnection,
  writeKey,
} from '../../rules/vpn-connection.ts';
import { localNetworkGateways } from './localNetworkGateways.ts';
import { virtualNetworkGateways } from './virtualNetworkGateways.ts';
import { expressRouteCircuits } from './expressRouteCircuits.ts';
import { authorizations } from './expressRouteCircuits/authorizations.ts';

/** What Azure fills in. */
const defaults: Record<string, unknown> = {
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

/** A VPN connection has a shared key from the first: the one that was sent or kept, or one that Azure makes up. */
const keptSharedKey = (
  sent: { connectionType: string },
  before: { properties: { sharedKey?: string | undefined } } | undefined,
  guid: (purpose: string) => string,
) =>
  sent.connectionType === 'ExpressRoute'
    ? {}
    : { sharedKey: before?.properties.sharedKey ?? keyOfLength(64, { guid }) };

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
  order: [
    'provisioningState',
    'resourceGuid',
    'packetCaptureDiagnosticState',
    'virtualNetworkGateway1',
    'virtualNetworkGateway2',
    'localNetworkGateway2',
    'connectionType',
    'routingWeight',
    'sharedKey',
    'enableBgp',
    'usePolicyBasedTrafficSelectors',
    'ipsecPolicies',
    'trafficSelectorPolicies',
    'connectionStatus',
    'tunnelConnectionStatus',
    'ingressBytesTransferred',
    'egressBytesTransferred',
    'expressRouteGatewayBypass',
    'enablePrivateLinkFastPath',
    'dpdTimeoutSeconds',
    'peer',
    'authorizationKey',
  ],
  timings: { create: 90_000, update: 30_000, delete: 30_000 },

  fill: (sent, { before }, { guid, profile }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    packetCaptureDiagnosticState: 'None',
    ...defaults,
    routingWeight: valueOf('expressroute/routing-weight', profile).default,
    ...keptKey(before),
    ...keptSharedKey(sent, before, guid),
    ...sent,
    // Clients of today cannot read an answer without `properties` here.
    virtualNetworkGateway1: { id: sent.virtualNetworkGateway1.id, properties: {} },
    ...(sent.virtualNetworkGateway2 && {
      virtualNetworkGateway2: { id: sent.virtualNetworkGateway2.id, properties: {} },
    }),
    ...(sent.localNetworkGateway2 && { localNetworkGateway2: { id: sent.localNetworkGateway2.id, properties: {} } }),
    ...(sent.peer && { peer: { id: sent.peer.id } }),
  }),

  references({ properties }, { cloud }) {
    const { virtualNetworkGateway1, virtualNetworkGateway2, localNetworkGateway2, peer, authorizationKey } = properties;
    const authorization = peer && authorizationOf(cloud, peer.id, authorizationKey);
    return [
      { id: virtualNetworkGateway1.id, type: virtualNetworkGateways.type, at: 'properties.virtualNetworkGateway1.id' },
      ...(virtualNetworkGateway2
        ? [
            {
              id: virtualNetworkGateway2.id,
              type: virtualNetworkGateways.type,
              at: 'properties.virtualNetworkGateway2.id',
            },
          ]
        : []),
      ...(localNetworkGateway2
        ? [{ id: localNetworkGateway2.id, type: localNetworkGateways.type, at: 'properties.localNetworkGateway2.id' }]
        : []),
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
  fail: ({ properties: { connectionType, peer } }, { cloud }) =>
    connectionType !== 'ExpressRoute' ? undefined : failConnection(peer && expressRouteCircuits.find(cloud, peer.id)),

  inUse: (connection, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Connection ${connection.name} is used by ${user.id}. Delete that first.`,
    ),

  show: showVpnConnection,

  actions: {
    sharedkey: { method: 'GET', refuse: demandVpn, run: readKey },
    setSharedKey: { method: 'PUT', segment: 'sharedkey', isChange: true, refuse: refuseNewKey, run: writeKey },
    resetSharedKey: {
      segment: 'sharedkey/reset',
      milliseconds: 10_000,
      isChange: true,
      refuse: refuseKeyLength,
      run: resetKey,
    },
    resetconnection: { milliseconds: 30_000, isChange: true, refuse: demandVpn, run: () => undefined },
  },

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
