/** One route of a route table: where packets to its destination go. */
import { defineBlade } from '#src/portal/blade.ts';
import { idOf, nameOf } from '#src/portal/json.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { routeBody, routeFaults, routeFields, routeValues } from '#src/portal/route-tables.ts';

export default defineBlade({
  id: 'route',
  machine: 'resource',
  icon: 'table',
  kind: 'Route',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: ({ of = '' }) => [
    { label: 'Overview', icon: 'overview', open: { blade: 'route', of } },
    { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
  ],
  fieldsTitle: 'Route',
  fields: routeFields,
  ...asksBefore('Packets to its destination take the next best route from then on.'),
  rules: () => ({
    initial: ({ resource }) => routeValues(resource),
    problems: (values) => problemsIn(routeFaults(values)),
    save: (values, { resource }) => ({
      method: 'PUT',
      id: idOf(resource),
      title: `Save route ${nameOf(resource)}`,
      body: routeBody(values),
    }),
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/addressPrefix/i, 'prefix'],
          [/nextHopIpAddress/i, 'address'],
        ],
      }),
    ...removes('route'),
  }),
});
