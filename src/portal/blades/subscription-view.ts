/** A subscription: its state, its directory and its resource groups. */
import { defineBlade } from '#src/portal/blade.ts';
import { activityLog, byName, identifier, plain, placeOf, state, tags } from '#src/portal/cells.ts';
import { idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { regionName } from '#src/portal/words.ts';

export default defineBlade({
  id: 'subscription',
  machine: 'resource',
  icon: 'key',
  kind: 'Subscription',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of }, groups: { get: `${of}/resourcegroups` } }),
  menu: ({ of = '' }) => [
    { label: 'Overview', icon: 'overview', open: { blade: 'subscription', of } },
    activityLog(of),
    tags(of),
    { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
  ],
  essentials: ({ resource }) => [
    { label: 'Name', cell: plain(textAt(resource, 'displayName')) },
    { label: 'Subscription ID', cell: identifier(textAt(resource, 'subscriptionId')) },
    { label: 'Directory', cell: identifier(textAt(resource, 'tenantId')) },
    { label: 'Status', cell: state(textAt(resource, 'state')) },
  ],
  tables: ({ groups }) => [
    {
      title: 'Resource groups',
      columns: ['Name', 'Location'],
      empty: 'There are no resource groups in it.',
      rows: members(groups)
        .toSorted(byName)
        .map((group) => ({
          key: idOf(group),
          cells: [
            { text: nameOf(group), open: placeOf(idOf(group)), icon: 'group' as const },
            plain(regionName(textAt(group, 'location'))),
          ],
        })),
    },
  ],
});
