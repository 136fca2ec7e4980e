/** All resource groups. */
import { defineBlade } from '#src/portal/blade.ts';
import { byName, plain, placeOf } from '#src/portal/cells.ts';
import { idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { regionName } from '#src/portal/words.ts';

export default defineBlade({
  id: 'resource-groups',
  machine: 'list',
  icon: 'group',
  kind: 'In every subscription',
  title: () => 'Resource groups',
  reads: () => ({ groups: { list: 'Microsoft.Resources/resourceGroups' } }),
  filter: 'Filter resource groups',
  table: ({ groups }) => ({
    columns: ['Name', 'Subscription', 'Location'],
    empty: 'There are no resource groups yet.',
    rows: members(groups)
      .toSorted(byName)
      .map((group) => ({
        key: idOf(group),
        cells: [
          { text: nameOf(group), open: placeOf(idOf(group)), icon: 'group' as const },
          plain(idParts(idOf(group)).subscription),
          plain(regionName(textAt(group, 'location'))),
        ],
      })),
  }),
});
