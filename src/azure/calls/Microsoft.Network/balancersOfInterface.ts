/** The load balancers that a network interface stands behind. A call, since each of the two types would have to know the other. */
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { demandParent } from '../../guard.ts';
import { balancersOf } from '../../rules/network-interface.ts';
import { loadBalancers } from '../../types/Microsoft.Network/loadBalancers.ts';
import { view } from '../../view.ts';

export const balancersOfInterface = defineCall({
  method: 'GET',
  path: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/networkInterfaces/{nic}/loadBalancers',
  run({ params: { subscription = '', group = '', nic = '' }, world }) {
    const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/networkInterfaces/${nic}`;
    demandAccess(world, 'Microsoft.Network/networkInterfaces/loadBalancers/read', id);
    const found = balancersOf(world.cloud, demandParent(world, id));
    return { status: 200, body: { value: found.map((balancer) => view(loadBalancers, world.cloud, balancer)) } };
  },
});
