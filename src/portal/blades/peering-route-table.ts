/** The routes that Microsoft's edge router has for a peering on one link. */
import { defineBlade } from '#src/portal/blade.ts';
import { answerTable } from '#src/portal/cells.ts';
import { linkField, linkRules, peeringMenu, peeringTitle } from '#src/portal/peerings.ts';

export default defineBlade({
  id: 'peering-route-table',
  machine: 'ask',
  icon: 'table',
  kind: 'Peering',
  title: (place) => peeringTitle(place, 'Route table'),
  menu: peeringMenu,
  sought: 'route table',
  intro: 'The prefixes that Microsoft’s edge router knows on one link, from your side and from Azure.',
  fields: [linkField],
  rules: linkRules('routeTables'),
  tables: ([answer]) => [
    {
      title: 'Route table',
      ...answerTable(
        answer,
        [
          ['Network', 'network'],
          ['Next hop', 'nextHop'],
          ['Local preference', 'locPrf'],
          ['Weight', 'weight'],
          ['AS path', 'path'],
        ],
        'There are no routes: no BGP session of this link has announced one.',
      ),
    },
  ],
});
