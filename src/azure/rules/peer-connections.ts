/** What the other side of a Global Reach link sees: peer connections, which are read only and made from the link. */
import { guid } from '#src/base/random.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { bagOf } from '../body.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { rootKeyOf } from '../tree.ts';
import { isMade } from './circuit-properties.ts';
import { authorizationOf } from './connection-key.ts';
import { globalReachProperties, statusOf } from './global-reach.ts';

const reachType = 'Microsoft.Network/expressRouteCircuits/peerings/connections';
export const peerConnectionType = 'Microsoft.Network/expressRouteCircuits/peerings/peerConnections';

export interface PeerConnection {
  name: string;
  id: string;
  etag: string;
  properties: Record<string, unknown>;
  type: string;
}

/** A peer connection is named by a GUID, the same one for as long as the link is there. */
const nameOf = (reach: Resource): string => guid('peer connection', keyOf(reach.id));

function seenFrom(cloud: Cloud, peering: Resource, reach: Resource): PeerConnection {
  const { addressPrefix, authorizationKey, ipv6CircuitConnectionConfig } = globalReachProperties.parse(
    reach.properties,
  );
  const name = nameOf(reach);
  const authorization = authorizationOf(cloud, parseResourceId(peering.id)?.parent ?? '', authorizationKey);
  return {
    name,
    id: `${peering.id}/peerConnections/${name}`,
    etag: cloud.resources[rootKeyOf(peering.id)]?.etag ?? peering.etag,
    properties: {
      provisioningState: reach.properties['provisioningState'],
      expressRouteCircuitPeering: { id: peering.id },
      peerExpressRouteCircuitPeering: { id: parseResourceId(reach.id)?.parent ?? '' },
      ...(addressPrefix !== undefined && { addressPrefix }),
      ...(ipv6CircuitConnectionConfig && {
        ipv6CircuitConnectionConfig: {
          ...bagOf(ipv6CircuitConnectionConfig),
          circuitConnectionStatus: statusOf(cloud, reach),
        },
      }),
      circuitConnectionStatus: statusOf(cloud, reach),
      connectionName: reach.name,
      authResourceGuid: authorization ? guid('authorization', keyOf(authorization.id)) : '',
    },
    type: peerConnectionType,
  };
}

/** The peer connections of a peering: one for each link that was made on another circuit and leads here. One whose making failed shows nothing. */
export const peerConnectionsOf = (cloud: Cloud, peering: Pick<Resource, 'id'>): PeerConnection[] => {
  const known = findResource(cloud, peering.id);
  if (!known) return [];
  return usersOf(cloud, known)
    .filter((user) => user.type === reachType && isMade(user))
    .map((reach) => seenFrom(cloud, known, reach));
};
