/** How many resources of each kind a subscription has in a region, and how many it may have. */
import { valueOf } from '#src/base/facts.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { resourcesOfType } from '../../cloud.ts';
import { normalLocation } from '../../geographies.ts';
import { demandLocation } from '../../regions.ts';

/** The kinds that are counted, by the name Azure gives the count. */
const counted: Readonly<Record<string, { type: string; words: string }>> = {
  VirtualNetworks: { type: 'Microsoft.Network/virtualNetworks', words: 'Virtual Networks' },
  NetworkSecurityGroups: { type: 'Microsoft.Network/networkSecurityGroups', words: 'Network Security Groups' },
  NetworkInterfaces: { type: 'Microsoft.Network/networkInterfaces', words: 'Network Interfaces' },
  RouteTables: { type: 'Microsoft.Network/routeTables', words: 'Route Tables' },
  LoadBalancers: { type: 'Microsoft.Network/loadBalancers', words: 'Load Balancers' },
  PublicIPAddresses: { type: 'Microsoft.Network/publicIPAddresses', words: 'Public IP Addresses' },
};

export const usages = defineCall({
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Network/locations/{location}/usages',
  run({ params: { subscriptionId = '', location = '' }, world }) {
    const scope = `/subscriptions/${subscriptionId}/providers/Microsoft.Network/locations/${location}`;
    demandAccess(world, 'Microsoft.Network/locations/usages/read', `/subscriptions/${subscriptionId}`);
    const region = demandLocation(location, 'Microsoft.Network/locations/usages', world.profile);
    const limits = valueOf('expressroute/network-usage-limits', world.profile);
    const own = `/subscriptions/${subscriptionId}/`.toLowerCase();
    const countOf = (type: string): number =>
      resourcesOfType(world.cloud, type).filter(
        ({ id, location: place = '' }) => id.toLowerCase().startsWith(own) && normalLocation(place) === region,
      ).length;
    const value = Object.entries(counted).map(([name, { type, words }]) => ({
      currentValue: countOf(type),
      id: `${scope}/usages/${name}`,
      limit: limits[name] ?? 0,
      name: { localizedValue: words, value: name },
      unit: 'Count',
    }));
    return { status: 200, body: { value } };
  },
});
