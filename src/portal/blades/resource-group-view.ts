/** A resource group and what stands in it. A list, since what it shows is many resources. */
import { defineBlade } from '#src/portal/blade.ts';
import { activityLog, later, tags } from '#src/portal/cells.ts';
import { everything, groupTable, resourcesOf } from '#src/portal/resourceRows.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'resource-group',
  machine: 'list',
  icon: 'group',
  kind: 'Resource group',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ ...everything, group: { get: of } }),
  menu: ({ of = '' }) => [
    { label: 'Overview', icon: 'overview', open: { blade: 'resource-group', of } },
    activityLog(of),
    tags(of),
    later('Deployments', 'running', 'Shown in the notifications'),
    { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
  ],
  filter: 'Filter resources',
  tableTitle: 'Resources',
  table: (answers, { place }) => groupTable(resourcesOf(place.of ?? '', answers), 'This resource group is empty.'),
});
