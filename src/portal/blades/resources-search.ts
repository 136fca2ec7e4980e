/** What the search box found. */
import { defineBlade } from '#src/portal/blade.ts';
import { byName } from '#src/portal/cells.ts';
import { members } from '#src/portal/json.ts';
import { projectReads } from '#src/portal/project.ts';
import { everything, matching, resourceTable, resourcesIn } from '#src/portal/resourceRows.ts';

export default defineBlade({
  id: 'search',
  machine: 'list',
  icon: 'search',
  kind: 'Names, types, resource groups and regions',
  title: ({ of = '' }) => `Results for “${of}”`,
  reads: () => ({ ...everything, groups: projectReads.groups }),
  table: (answers, { place }) =>
    resourceTable(
      matching([...members(answers['groups']).toSorted(byName), ...resourcesIn(answers)], place.of ?? ''),
      `Nothing is called “${place.of ?? ''}”. Search for a part of a name, a type or a region. Only what you may see is found.`,
    ),
});
