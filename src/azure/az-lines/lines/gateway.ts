/** `az network vnet-gateway`: virtual network gateways and what they tell. */
import { parseResourceId } from '#src/base/resource-id.ts';
import { defineLines, listAt, nameOrId, which, wordAt } from '../line.ts';
import type { Written } from '../line.ts';

/** az puts a gateway into the subnet GatewaySubnet of a network that is named by itself. */
function networkOf({ id, body }: Pick<Written, 'id' | 'body'>): string | undefined {
  const subnet = wordAt(listAt(body, 'properties.ipConfigurations')[0], 'properties.subnet.id') ?? '';
  return nameOrId(parseResourceId(subnet)?.parent, id);
}

export default defineLines({
  type: 'Microsoft.Network/virtualNetworkGateways',
  put({ id, body, isNew }) {
    const sku = { '--sku': wordAt(body, 'properties.sku.name') };
    if (!isNew) return [{ command: 'network vnet-gateway update', options: { ...which(id), ...sku } }];
    const address = wordAt(listAt(body, 'properties.ipConfigurations')[0], 'properties.publicIPAddress.id');
    const isVpn = wordAt(body, 'properties.gatewayType') === 'Vpn';
    return [
      {
        command: 'network vnet-gateway create',
        options: {
          ...which(id),
          '-l': wordAt(body, 'location'),
          '--gateway-type': wordAt(body, 'properties.gatewayType'),
          ...sku,
          '--vnet': networkOf({ id, body }),
          '--public-ip-addresses': nameOrId(address, id),
          '--vpn-type': isVpn ? wordAt(body, 'properties.vpnType') : undefined,
          '--vpn-gateway-generation': isVpn ? wordAt(body, 'properties.vpnGatewayGeneration') : undefined,
        },
      },
    ];
  },
  remove: ({ id }) => [{ command: 'network vnet-gateway delete', options: which(id) }],
  actions: {
    getBgpPeerStatus: ({ id, query }) => ({
      command: 'network vnet-gateway list-bgp-peer-status',
      options: { ...which(id), '--peer': query.get('peer') ?? undefined },
    }),
    getLearnedRoutes: ({ id }) => ({ command: 'network vnet-gateway list-learned-routes', options: which(id) }),
    getAdvertisedRoutes: ({ id, query }) => ({
      command: 'network vnet-gateway list-advertised-routes',
      options: { ...which(id), '--peer': query.get('peer') ?? undefined },
    }),
  },
});
