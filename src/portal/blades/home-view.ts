/** Where the portal begins: the ways in, and the resources at hand. */
import { defineBlade } from '#src/portal/blade.ts';
import { everythingShown, resourceTable, resourcesIn } from '#src/portal/resourceRows.ts';
import { members } from '#src/portal/json.ts';
import { listedTypes, typeWords } from '#src/portal/words.ts';

export default defineBlade({
  id: 'home',
  machine: 'list',
  icon: 'home',
  kind: 'Everything here is simulated in this page. Nothing costs money.',
  title: () => 'Home',
  reads: () => ({ ...everythingShown, groups: { list: 'Microsoft.Resources/resourceGroups', isFiltered: true } }),
  tiles: (answers) => [
    { label: 'Create a resource', text: '', icon: 'add', open: { blade: 'create' } },
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
    ...listedTypes.flatMap((type) => {
      const words = typeWords[type.toLowerCase()];
      if (words === undefined) return [];
      const { many, icon } = words;
      const text = String(members(answers[type]).length);
      return [{ label: many, text, icon, open: { blade: 'search', of: many.replace(/e?s$/, '') } }];
    }),
  ],
  tableTitle: 'Resources',
  table: (answers) =>
    resourceTable(resourcesIn(answers), 'There are no resources yet. A list holds only what you may see.'),
});
