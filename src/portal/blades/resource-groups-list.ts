/** All resource groups. */
import { defineBlade } from '#src/portal/blade.ts';
import { byName, plain, placeOf } from '#src/portal/cells.ts';
import { idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import { everything, kindsIn, resourcesOf } from '#src/portal/resourceRows.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { regionName } from '#src/portal/words.ts';

export default defineBlade({
  id: 'resource-groups',
  machine: 'list',
  icon: 'group',
  kind: 'In every subscription',
  title: () => 'Resource groups',
  reads: () => ({ ...everything, groups: { list: 'Microsoft.Resources/resourceGroups', isFiltered: true } }),
  filter: 'Filter resource groups',
  tableTitle: 'Every resource group',
  table: (answers) => ({
    columns: ['Name', 'What stands in it', 'Location', 'Subscription'],
    empty: 'There are no resource groups yet. A list holds only what you may see.',
    rows: members(answers['groups'])
      .toSorted(byName)
      .map((group) => {
        const inside = resourcesOf(idOf(group), answers);
        const { subscription } = idParts(idOf(group));
        return {
          key: idOf(group),
          cells: [
            { text: nameOf(group), open: placeOf(idOf(group)), icon: 'group' as const },
            plain(kindsIn(inside)),
            plain(regionName(textAt(group, 'location'))),
            { text: subscription, open: placeOf(`/subscriptions/${subscription}`) },
          ],
        };
      }),
  }),
});
