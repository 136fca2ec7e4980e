/** A route table: its routes, and the subnets it holds for. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, link, plain } from '#src/portal/cells.ts';
import { at, idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { hopWords, routeTableMenu } from '#src/portal/route-tables.ts';

const subnetWords = (count: number): string => `${String(count)} ${count === 1 ? 'subnet' : 'subnets'}`;

export default defineBlade({
  id: 'route-table',
  machine: 'resource',
  icon: 'table',
  kind: 'Route table',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: routeTableMenu,
  essentials: ({ resource }) => [
    ...commonEssentials(resource),
    {
      label: 'Propagate gateway routes',
      cell: plain(at(resource, 'properties.disableBgpRoutePropagation') === true ? 'No' : 'Yes'),
    },
    { label: 'Associations', cell: plain(subnetWords(listAt(resource, 'properties.subnets').length)) },
  ],
  tables: ({ resource }) => [
    {
      title: 'Routes',
      columns: ['Name', 'Destination', 'Next hop type', 'Next hop address'],
      empty: 'This table has no routes. Add one under Routes.',
      rows: listAt(resource, 'properties.routes').map((route) => ({
        key: idOf(route),
        cells: [
          { text: nameOf(route), open: { blade: 'route', of: idOf(route) } },
          plain(textAt(route, 'properties.addressPrefix')),
          plain(hopWords(textAt(route, 'properties.nextHopType'))),
          plain(textAt(route, 'properties.nextHopIpAddress')),
        ],
      })),
    },
    {
      title: 'Subnets',
      columns: ['Name', 'Virtual network'],
      empty: 'No subnet uses this table.',
      rows: listAt(resource, 'properties.subnets').map((subnet) => ({
        key: idOf(subnet),
        cells: [link(idOf(subnet)), link(idOf(subnet).split('/').slice(0, -2).join('/'))],
      })),
    },
  ],
  ...asksBefore('Its routes go with it. Azure refuses while a subnet uses it.'),
  rules: () => removes('route table'),
});
