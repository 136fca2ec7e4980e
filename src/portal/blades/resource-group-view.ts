/** A resource group and what stands in it. A list, since what it shows is many resources. */
import { defineBlade } from '#src/portal/blade.ts';
import { activityLog, tags } from '#src/portal/cells.ts';
import { members, nameOf } from '#src/portal/json.ts';
import { everything, groupTable, kindOf, resourcesOf } from '#src/portal/resourceRows.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'resource-group',
  machine: 'list',
  icon: 'group',
  kind: 'Resource group',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ ...everything, group: { get: of }, inside: { get: `${of}/resources` } }),
  menu: ({ of = '' }) => [
    { label: 'Overview', icon: 'overview', open: { blade: 'resource-group', of } },
    activityLog(of),
    tags(of),
    { label: 'Deployments', icon: 'running', open: { blade: 'group-deployments', of } },
    { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
  ],
  removal: ({ inside }, { place: { of = '' } }) => {
    const { name } = idParts(of);
    const resources = members(inside);
    return {
      button: 'Delete resource group',
      id: of,
      title: `Delete resource group ${name}`,
      warning:
        resources.length === 0
          ? `${name} is empty. Deleting it cannot be taken back.`
          : `Everything in ${name} goes with it, and none of it comes back: ${resources.length === 1 ? 'one resource' : `${resources.length} resources`}.`,
      items: resources.map((resource) => `${nameOf(resource)} (${kindOf(resource)})`),
      typed: name,
      label: 'Enter resource group name to confirm deletion',
    };
  },
  filter: 'Filter resources',
  tableTitle: 'Resources',
  table: (answers, { place }) => groupTable(resourcesOf(place.of ?? '', answers), 'This resource group is empty.'),
});
