/** Adds a route to a route table. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { listAt, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { routeBody, routeFaults, routeFields, routeValues } from '#src/portal/route-tables.ts';
import { nameFault } from '#src/portal/rules/name.ts';
import { textOf } from '#src/portal/values.ts';

const tabs = ['Route', 'Review + create'];

const fields: readonly Field[] = [
  { name: 'name', label: 'Route name', control: 'text', isRequired: true },
  ...routeFields,
];

export default defineBlade({
  id: 'route-create',
  machine: 'wizard',
  icon: 'table',
  kind: 'Route',
  title: ({ of = '' }) => `Add a route to ${idParts(of).name}`,
  reads: ({ of = '' }) => ({ table: { get: of } }),
  intros: ['The route with the longest prefix that fits a packet decides where it goes.'],
  fields,
  rules: ({ place: { of = '' }, profile }) => ({
    tabs,
    tabOf: () => 0,
    initial: () => ({ name: '', ...routeValues(undefined) }),
    problems: (values, { table }) => {
      const routes = listAt(table, 'properties.routes');
      const name = textOf(values, 'name');
      const prefix = textOf(values, 'prefix');
      const taken = routes.find((route) => sameId(nameOf(route), name));
      const twin = routes.find((route) => textAt(route, 'properties.addressPrefix') === prefix);
      const faults = routeFaults(values);
      return problemsIn({
        name:
          nameFault('route', name, profile) ??
          (taken === undefined ? undefined : `There is a route “${nameOf(taken)}” already. Type another name.`),
        ...faults,
        prefix:
          faults['prefix'] ??
          (twin === undefined
            ? undefined
            : `The route “${nameOf(twin)}” is for ${prefix} already. A table has one route for a range: type another, or change that route.`),
      });
    },
    create: (values) => ({
      method: 'PUT',
      id: `${of}/routes/${textOf(values, 'name')}`,
      title: `Add route ${textOf(values, 'name')}`,
      body: routeBody(values),
    }),
    isThere: (id, { table }) =>
      listAt(table, 'properties.routes').some((route) => sameId(nameOf(route), idParts(id).name)),
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/addressPrefix/i, 'prefix'],
          [/nextHopIpAddress/i, 'address'],
        ],
      }),
  }),
});
