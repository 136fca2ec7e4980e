/** A virtual network gateway: its type, its size, what it is connected to, and whether FastPath can bypass it. */
import { defineBlade } from '#src/portal/blade.ts';
import { gatewayMenu } from '#src/portal/gateway-tables.ts';
import { byName, commonEssentials, connectionsOf, link, networkOfGateway, plain, state } from '#src/portal/cells.ts';
import { idOf, listAt, members, textAt } from '#src/portal/json.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { fastPathFault } from '#src/portal/rules/connection.ts';

export default defineBlade({
  id: 'virtual-network-gateway',
  machine: 'resource',
  icon: 'gateway',
  kind: 'Virtual network gateway',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of }, connections: { list: 'Microsoft.Network/connections' } }),
  menu: gatewayMenu,
  essentials: ({ resource }, { profile }) => {
    const isExpressRoute = textAt(resource, 'properties.gatewayType').toLowerCase() === 'expressroute';
    const address = textAt(listAt(resource, 'properties.ipConfigurations')[0], 'properties.publicIPAddress.id');
    const bypass =
      fastPathFault(resource, profile) === undefined
        ? plain('Possible with this SKU')
        : plain('Not possible with this SKU');
    return [
      ...commonEssentials(resource),
      { label: 'Gateway type', cell: plain(textAt(resource, 'properties.gatewayType')) },
      { label: 'SKU', cell: plain(textAt(resource, 'properties.sku.name')) },
      { label: 'Virtual network', cell: link(networkOfGateway(resource)) },
      { label: 'Public IP address', cell: link(address) },
      ...(isExpressRoute ? [{ label: 'FastPath', cell: bypass, isAdvice: true as const }] : []),
    ];
  },
  ...asksBefore('It takes some minutes. Azure refuses while a connection starts at it. Its public IP address stays.'),
  rules: () => removes('virtual network gateway'),
  tables: ({ resource, connections }) => [
    {
      title: 'Connections',
      columns: ['Name', 'Status', 'Circuit'],
      empty: 'This gateway has no connections.',
      rows: connectionsOf(members(connections), 'virtualNetworkGateway1', idOf(resource))
        .toSorted(byName)
        .map((connection) => ({
          key: idOf(connection),
          cells: [
            link(idOf(connection)),
            state(textAt(connection, 'properties.provisioningState')),
            link(textAt(connection, 'properties.peer.id')),
          ],
        })),
    },
  ],
});
