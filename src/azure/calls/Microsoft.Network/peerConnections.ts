/** Peer connections: what a circuit sees of Global Reach links that were made on other circuits. Read only. */
import { Refusal } from '#src/base/refusal.ts';
import { groupId, keyOf } from '#src/base/resource-id.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { demandParent } from '../../guard.ts';
import { peerConnectionType, peerConnectionsOf } from '../../rules/peer-connections.ts';
import type { PeerConnection } from '../../rules/peer-connections.ts';
import type { World } from '../../world.ts';

const path =
  '/subscriptions/{subscriptionId}/resourceGroups/{group}/providers/Microsoft.Network/expressRouteCircuits/{circuit}/peerings/{peering}/peerConnections';

type Params = Readonly<Record<string, string>>;

function seenOn(world: World, params: Params): { peering: string; connections: PeerConnection[] } {
  const group = groupId(params['subscriptionId'] ?? '', params['group'] ?? '');
  const id = `${group}/providers/Microsoft.Network/expressRouteCircuits/${params['circuit'] ?? ''}/peerings/${params['peering'] ?? ''}`;
  demandAccess(world, `${peerConnectionType}/read`, id);
  const peering = demandParent(world, id);
  return { peering: peering.id, connections: peerConnectionsOf(world.cloud, peering) };
}

export const peerConnections = [
  defineCall({
    method: 'GET',
    path,
    run: ({ world, params }) => ({ status: 200, body: { value: seenOn(world, params).connections } }),
  }),
  defineCall({
    method: 'GET',
    path: `${path}/{connectionName}`,
    run({ world, params }) {
      const { peering, connections } = seenOn(world, params);
      const name = params['connectionName'] ?? '';
      const found = connections.find((connection) => keyOf(connection.name) === keyOf(name));
      // The words are Azure's.
      if (!found) throw new Refusal(404, 'NotFound', `Resource ${peering}/peerConnections/${name} not found.`);
      return { status: 200, body: found };
    },
  }),
];
