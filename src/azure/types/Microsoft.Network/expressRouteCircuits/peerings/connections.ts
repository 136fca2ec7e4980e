/** A Global Reach link: joins the private peerings of two circuits, so that two sites talk over Microsoft's network. */
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import {
  circuitExample,
  farCircuitExample,
  farPeeringExample,
  privatePeeringExample,
} from '../../../../examples/circuit.ts';
import { defineResource } from '../../../../resource.ts';
import { authorizationOf } from '../../../../rules/connection-key.ts';
import { isMade } from '../../../../rules/circuit-properties.ts';
import { failGlobalReach, globalReachProperties, refuseGlobalReach, statusOf } from '../../../../rules/global-reach.ts';

export const circuitConnections = defineResource({
  type: 'Microsoft.Network/expressRouteCircuits/peerings/connections',
  properties: globalReachProperties,
  located: false,
  readOnly: ['circuitConnectionStatus'],
  hasEtagHeader: true,
  timings: { create: 60_000, update: 30_000, delete: 30_000 },
  typeLast: true,

  fill({ ipv6CircuitConnectionConfig: six, authorizationKey, ...sent }, { id, before }) {
    const key = authorizationKey ?? before?.properties.authorizationKey;
    return {
      ...sent,
      expressRouteCircuitPeering: { id: sent.expressRouteCircuitPeering?.id ?? parseResourceId(id)?.parent ?? '' },
      peerExpressRouteCircuitPeering: { id: sent.peerExpressRouteCircuitPeering.id },
      ...(key !== undefined && { authorizationKey: key }),
      ...(six && { ipv6CircuitConnectionConfig: { addressPrefix: six.addressPrefix } }),
      // Kept, never shown: whether the two circuits were ever joined by it.
      circuitConnectionStatus: before && isMade(before) ? 'Connected' : 'Disconnected',
    };
  },

  references({ properties: { peerExpressRouteCircuitPeering: peer, authorizationKey } }, { cloud }) {
    const circuit = parseResourceId(peer.id)?.parent ?? '';
    const authorization = authorizationOf(cloud, circuit, authorizationKey);
    return [
      {
        id: peer.id,
        type: 'Microsoft.Network/expressRouteCircuits/peerings',
        at: 'properties.peerExpressRouteCircuitPeering.id',
      },
      ...(authorization ? [{ id: authorization.id, type: authorization.type, at: 'properties.authorizationKey' }] : []),
    ];
  },

  refuse: refuseGlobalReach,
  fail: failGlobalReach,
  settle: () => ({ circuitConnectionStatus: 'Connected' }),

  inUse: (connection, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Global Reach link ${connection.name} is used by ${user.id}. Delete that first.`,
    ),

  show(connection, cloud) {
    const status = statusOf(cloud, connection);
    const { ipv6CircuitConnectionConfig: six } = globalReachProperties.parse(connection.properties);
    return {
      circuitConnectionStatus: status,
      ...(six && { ipv6CircuitConnectionConfig: { ...six, circuitConnectionStatus: status } }),
    };
  },

  example: {
    path: `${privatePeeringExample.path}/connections/reach-example`,
    needs: [circuitExample, privatePeeringExample, farCircuitExample, farPeeringExample],
    body: {
      properties: {
        peerExpressRouteCircuitPeering: {
          id: `{group}/providers/Microsoft.Network/${farPeeringExample.path}`,
        },
        addressPrefix: '192.168.8.0/29',
      },
    },
  },
});
