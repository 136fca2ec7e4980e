/** The BGP neighbors that Microsoft's edge router has in a peering on one link. */
import { defineBlade } from '#src/portal/blade.ts';
import { answerTable } from '#src/portal/cells.ts';
import { linkField, linkRules, peeringMenu, peeringTitle } from '#src/portal/peerings.ts';

export default defineBlade({
  id: 'peering-route-table-summary',
  machine: 'ask',
  icon: 'chart',
  kind: 'Peering',
  title: (place) => peeringTitle(place, 'Route table summary'),
  menu: peeringMenu,
  sought: 'route table summary',
  intro:
    'The BGP neighbors of Microsoft’s edge router on one link. The last column counts the prefixes received; a word there is the state of a session that is not up: the router’s own word, not the cause. For how long a session has been up or down is not counted here.',
  fields: [linkField],
  rules: linkRules('routeTablesSummary'),
  tables: ([answer]) => [
    {
      title: 'Route table summary',
      ...answerTable(
        answer,
        [
          ['Neighbor', 'neighbor'],
          ['Version', 'v'],
          ['AS number', 'as'],
          ['Up or down for', 'upDown'],
          ['State or prefixes received', 'statePfxRcd'],
        ],
        'There are no BGP neighbors on this link.',
      ),
    },
  ],
});
