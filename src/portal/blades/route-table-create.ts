/** Creates a route table. Its routes come afterwards, on the table's own pages. */
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
  { ...regionField, hint: 'The region of the networks whose subnets will use it.' },
  nameField,
  {
    name: 'propagate',
    label: 'Propagate gateway routes',
    control: 'choice',
    tab: 'Basics',
    group: 'Instance details',
    hint: 'With No, the subnets do not learn what lies behind a gateway.',
    choices: () => ['Yes', 'No'].map((value) => ({ value, label: value })),
  },
];

const tabs = ['Basics', 'Review + create'];

export default defineBlade({
  id: 'route-table-create',
  machine: 'wizard',
  icon: 'table',
  kind: 'Route table',
  title: () => 'Create a route table',
  reads: () => ({ ...projectReads, tables: { list: 'Microsoft.Network/routeTables' } }),
  intros: ['The routes of a table hold for every subnet that is associated with it.'],
  fields,
  rules: ({ profile }) => ({
    tabs,
    tabOf: tabFinder(fields, tabs),
    initial: (answers) => ({ ...projectInitial(answers), region: '', name: '', propagate: 'Yes' }),
    problems: (values, answers) =>
      problemsIn({
        ...projectFaults(values, answers),
        region: regionFault(values),
        name: freshNameFault('Route table', networkIdOf(values, 'routeTables'), members(answers['tables']), profile),
      }),
    create: (values) => [
      ...groupWrites(values),
      {
        method: 'PUT',
        id: networkIdOf(values, 'routeTables'),
        title: `Create route table ${textOf(values, 'name')}`,
        body: {
          location: textOf(values, 'region'),
          properties: { disableBgpRoutePropagation: textOf(values, 'propagate') === 'No' },
        },
      },
    ],
    isThere: (id, answers) => byId(members(answers['tables']), id) !== undefined,
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/^location$/i, 'region'],
          [/^name$/i, 'name'],
        ],
      }),
  }),
});
