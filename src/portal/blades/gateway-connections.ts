/** The connections of a virtual network gateway: the circuits it is linked to, adding one, deleting one. */
import { defineBlade } from '#src/portal/blade.ts';
import { byName, connectionsOf, link, plain, state } from '#src/portal/cells.ts';
import { gatewayMenu } from '#src/portal/gateway-tables.ts';
import { idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'gateway-connections',
  machine: 'list',
  icon: 'connection',
  kind: 'Virtual network gateway',
  title: ({ of = '' }) => `${idParts(of).name} | Connections`,
  reads: ({ of = '' }) => ({ gateway: { get: of }, connections: { list: 'Microsoft.Network/connections' } }),
  menu: gatewayMenu,
  commands: ({ of = '' }) => [{ label: 'Add', icon: 'add', open: { blade: 'connection-create', of } }],
  tableTitle: 'Connections',
  table: ({ connections }, { place: { of = '' } }) => ({
    columns: ['Name', 'Status', 'Type', 'Circuit', 'Routing weight'],
    empty: 'This gateway is not connected to anything. Press Add to connect it.',
    rows: connectionsOf(members(connections), 'virtualNetworkGateway1', of)
      .toSorted(byName)
      .map((connection) => ({
        key: idOf(connection),
        cells: [
          link(idOf(connection)),
          state(textAt(connection, 'properties.provisioningState')),
          plain(textAt(connection, 'properties.connectionType')),
          link(textAt(connection, 'properties.peer.id')),
          plain(textAt(connection, 'properties.routingWeight')),
        ],
        remove: {
          id: idOf(connection),
          name: nameOf(connection),
          title: `Delete connection ${nameOf(connection)}`,
          warning: 'The virtual network loses its way over this connection. The gateway stays.',
        },
      })),
  }),
});
