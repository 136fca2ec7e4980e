/** The connections that end at a gateway. */
import { groupId } from '#src/base/resource-id.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { usersOf } from '../../cloud.ts';
import { demandParent } from '../../guard.ts';
import { connections } from '../../types/Microsoft.Network/connections.ts';
import { view } from '../../view.ts';

export const gatewayConnections = defineCall({
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworkGateways/{gateway}/connections',
  run({ world, params }) {
    const group = groupId(params['subscriptionId'] ?? '', params['group'] ?? '');
    const id = `${group}/providers/Microsoft.Network/virtualNetworkGateways/${params['gateway'] ?? ''}`;
    demandAccess(world, 'Microsoft.Network/virtualNetworkGateways/connections/read', id);
    const gateway = demandParent(world, id);
    const ending = usersOf(world.cloud, gateway).filter(({ type }) => type === connections.type);
    return { status: 200, body: { value: ending.map((connection) => view(connections, world.cloud, connection)) } };
  },
});
