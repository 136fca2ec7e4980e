/** All resources of all subscriptions, with a filter. */
import { defineBlade } from '#src/portal/blade.ts';
import { everythingShown, resourceTable, resourcesIn } from '#src/portal/resourceRows.ts';

export default defineBlade({
  id: 'all-resources',
  machine: 'list',
  icon: 'resources',
  kind: 'In every subscription',
  title: () => 'All resources',
  reads: () => everythingShown,
  filter: 'Filter resources',
  table: (answers) =>
    resourceTable(resourcesIn(answers), 'There are no resources yet. A list holds only what you may see.'),
});
