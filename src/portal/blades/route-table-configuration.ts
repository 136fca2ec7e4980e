/** Whether the subnets of a route table learn what lies behind a gateway. */
import { defineBlade } from '#src/portal/blade.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, nameOf } from '#src/portal/json.ts';
import { fieldOf } from '#src/portal/project.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { routeTableMenu } from '#src/portal/route-tables.ts';
import { textOf } from '#src/portal/values.ts';

export default defineBlade({
  id: 'route-table-configuration',
  machine: 'resource',
  icon: 'configuration',
  kind: 'Route table',
  title: ({ of = '' }) => `${idParts(of).name} | Configuration`,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: routeTableMenu,
  fields: [
    {
      name: 'propagate',
      label: 'Propagate gateway routes',
      control: 'choice',
      hint: 'With No, the subnets do not learn what lies behind a gateway.',
      choices: () => ['Yes', 'No'].map((value) => ({ value, label: value })),
    },
  ],
  rules: () => ({
    initial: ({ resource }) => ({
      propagate: at(resource, 'properties.disableBgpRoutePropagation') === true ? 'No' : 'Yes',
    }),
    save: (values, { resource }) => {
      const properties = at(resource, 'properties');
      return {
        method: 'PUT',
        id: idOf(resource),
        title: `Save route table ${nameOf(resource)}`,
        body: {
          ...(isRecord(resource) ? resource : {}),
          properties: {
            ...(isRecord(properties) ? properties : {}),
            disableBgpRoutePropagation: textOf(values, 'propagate') === 'No',
          },
        },
      };
    },
    concerns: (refused) => fieldOf(refused, { targets: [[/disableBgp/i, 'propagate']] }),
  }),
});
