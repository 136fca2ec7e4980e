/** Where the portal begins: the ways in, and the resources at hand. */
import { defineBlade } from '#src/portal/blade.ts';
import { everything, resourceTable, resourcesIn } from '#src/portal/resourceRows.ts';
import { idOf, members } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { typeWords } from '#src/portal/words.ts';

export default defineBlade({
  id: 'home',
  machine: 'list',
  icon: 'home',
  kind: 'Everything here is simulated in this page. Nothing costs money.',
  title: () => 'Home',
  reads: () => ({ ...everything, groups: { list: 'Microsoft.Resources/resourceGroups' } }),
  tiles: (answers) => [
    {
      label: 'All resources',
      text: String(resourcesIn(answers).length),
      icon: 'resources',
      open: { blade: 'all-resources' },
    },
    {
      label: 'Resource groups',
      text: String(members(answers['groups']).length),
      icon: 'group',
      open: { blade: 'resource-groups' },
    },
    ...Object.entries(typeWords)
      .filter(([type]) => type !== 'microsoft.resources/resourcegroups')
      .map(([type, { many, icon }]) => ({
        label: many,
        text: String(
          resourcesIn(answers).filter((resource) => idParts(idOf(resource)).type.toLowerCase() === type).length,
        ),
        icon,
        open: { blade: 'search', of: many.replace(/e?s$/, '') },
      })),
  ],
  tableTitle: 'Resources',
  table: (answers) => resourceTable(resourcesIn(answers), 'There are no resources yet.'),
});
