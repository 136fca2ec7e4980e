/** The routes of a route table: adding one, deleting one. */
import { defineBlade } from '#src/portal/blade.ts';
import { plain } from '#src/portal/cells.ts';
import { idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { hopWords, routeTableMenu } from '#src/portal/route-tables.ts';

export default defineBlade({
  id: 'route-table-routes',
  machine: 'list',
  icon: 'table',
  kind: 'Route table',
  title: ({ of = '' }) => `${idParts(of).name} | Routes`,
  reads: ({ of = '' }) => ({ table: { get: of } }),
  menu: routeTableMenu,
  commands: ({ of = '' }) => [{ label: 'Add', icon: 'add', open: { blade: 'route-create', of } }],
  tableTitle: 'Routes',
  table: ({ table }) => ({
    columns: ['Name', 'Destination', 'Next hop type', 'Next hop address'],
    empty: 'This table has no routes. Press Add to add one.',
    rows: listAt(table, 'properties.routes').map((route) => ({
      key: idOf(route),
      cells: [
        { text: nameOf(route), open: { blade: 'route', of: idOf(route) } },
        plain(textAt(route, 'properties.addressPrefix')),
        plain(hopWords(textAt(route, 'properties.nextHopType'))),
        plain(textAt(route, 'properties.nextHopIpAddress')),
      ],
      remove: {
        id: idOf(route),
        name: nameOf(route),
        title: `Delete route ${nameOf(route)}`,
        warning: 'Packets to its destination take the next best route from then on.',
      },
    })),
  }),
});
