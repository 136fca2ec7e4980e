/** A route filter: the services it lets through, and the circuits whose Microsoft peering it is attached to. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, link, plain } from '#src/portal/cells.ts';
import { idOf, listAt } from '#src/portal/json.ts';
import { circuitOfPeering } from '#src/portal/peerings.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { allowedBy, communitiesRead, communityChoices, routeFilterMenu } from '#src/portal/route-filters.ts';

export default defineBlade({
  id: 'route-filter',
  machine: 'resource',
  icon: 'peering',
  kind: 'Route filter',
  title: ({ of = '' }) => idParts(of).name,
  reads: (place) => ({ resource: { get: place.of ?? '' }, communities: communitiesRead(place) }),
  menu: routeFilterMenu,
  commands: ({ of = '' }) => [
    { label: 'Manage rule', icon: 'configuration', open: { blade: 'route-filter-rule', of } },
    { label: 'Add circuit', icon: 'add', open: { blade: 'route-filter-circuits', of } },
  ],
  essentials: ({ resource }) => commonEssentials(resource),
  tables: ({ resource, communities }) => {
    const known = new Map(communityChoices(communities).map(({ value, label }) => [value, label]));
    return [
      {
        title: 'Allowed services',
        columns: ['Service', 'BGP community'],
        empty: 'The filter allows nothing yet. Press Manage rule to choose services.',
        rows: allowedBy(resource).map((value) => ({
          key: value,
          cells: [plain(known.get(value) ?? value), { text: value, copy: true as const }],
        })),
      },
      {
        title: 'Circuits',
        columns: ['Circuit', 'Peering'],
        empty: 'The filter is attached to no circuit. Press Add circuit.',
        rows: listAt(resource, 'properties.peerings').map((one) => ({
          key: idOf(one),
          cells: [link(circuitOfPeering(idOf(one))), link(idOf(one))],
        })),
      },
    ];
  },
  ...asksBefore('Azure refuses while it is attached to a circuit.'),
  rules: () => removes('route filter'),
});
