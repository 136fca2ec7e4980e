/** Creates a route filter. What it lets through comes afterwards, in its rule. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { byId } from '#src/portal/cells.ts';
import { members } from '#src/portal/json.ts';
import {
  fieldOf,
  freshNameFault,
  groupWrites,
  nameField,
  networkIdOf,
  problemsIn,
  projectFaults,
  projectFields,
  projectInitial,
  projectReads,
  regionFault,
  regionField,
} from '#src/portal/project.ts';
import { textOf } from '#src/portal/values.ts';
import { tabFinder } from '#src/portal/wizard-fields.ts';

const fields: readonly Field[] = [
  ...projectFields,
  { ...regionField, hint: 'The region of the circuit that it will be attached to.' },
  nameField,
];

const tabs = ['Basics', 'Review + create'];

export default defineBlade({
  id: 'route-filter-create',
  machine: 'wizard',
  icon: 'peering',
  kind: 'Route filter',
  title: () => 'Create a route filter',
  reads: () => ({ ...projectReads, filters: { list: 'Microsoft.Network/routeFilters' } }),
  intros: ['Microsoft peering announces nothing to you until a route filter is attached to it.'],
  fields,
  rules: ({ profile }) => ({
    tabs,
    tabOf: tabFinder(fields, tabs),
    initial: (answers) => ({ ...projectInitial(answers), region: '', name: '' }),
    problems: (values, answers) =>
      problemsIn({
        ...projectFaults(values, answers),
        region: regionFault(values),
        name: freshNameFault('Route filter', networkIdOf(values, 'routeFilters'), members(answers['filters']), profile),
      }),
    create: (values) => [
      ...groupWrites(values),
      {
        method: 'PUT',
        id: networkIdOf(values, 'routeFilters'),
        title: `Create route filter ${textOf(values, 'name')}`,
        body: { location: textOf(values, 'region'), properties: {} },
      },
    ],
    isThere: (id, answers) => byId(members(answers['filters']), id) !== undefined,
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/^location$/i, 'region'],
          [/^name$/i, 'name'],
        ],
      }),
  }),
});
