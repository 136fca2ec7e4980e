/** The subnets that a route table holds for. Each is taken off on its own page. */
import { defineBlade } from '#src/portal/blade.ts';
import { link, plain } from '#src/portal/cells.ts';
import { idOf, listAt, members, sameId } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { rangesOf } from '#src/portal/rules/gateway.ts';
import { routeTableMenu } from '#src/portal/route-tables.ts';

export default defineBlade({
  id: 'route-table-subnets',
  machine: 'list',
  icon: 'network',
  kind: 'Route table',
  title: ({ of = '' }) => `${idParts(of).name} | Subnets`,
  reads: ({ of = '' }) => ({ table: { get: of }, networks: { list: 'Microsoft.Network/virtualNetworks' } }),
  menu: routeTableMenu,
  commands: ({ of = '' }) => [{ label: 'Associate', icon: 'add', open: { blade: 'route-table-associate', of } }],
  tableTitle: 'Associated subnets',
  table: ({ table, networks }) => {
    const subnets = members(networks).flatMap((network) => listAt(network, 'properties.subnets'));
    return {
      columns: ['Subnet', 'Address range', 'Virtual network'],
      empty: 'No subnet uses this table. Press Associate to choose one.',
      rows: listAt(table, 'properties.subnets').map((one) => ({
        key: idOf(one),
        cells: [
          link(idOf(one)),
          plain(rangesOf(subnets.find((subnet) => sameId(idOf(subnet), idOf(one)))).join(', ')),
          link(idOf(one).split('/').slice(0, -2).join('/')),
        ],
      })),
    };
  },
});
