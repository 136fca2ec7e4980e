/** Creates a route table. Its routes come afterwards, on the table's own pages. */
import { nameField, regionField } from '#src/portal/project.ts';
import { defineShortWizard } from '#src/portal/short-wizard.ts';
import { textOf } from '#src/portal/values.ts';

export default defineShortWizard({
  id: 'route-table-create',
  icon: 'table',
  kind: 'Route table',
  type: 'routeTables',
  intro: 'The routes of a table hold for every subnet that is associated with it.',
  fields: [
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
  ],
  initial: () => ({ propagate: 'Yes' }),
  body: (values) => ({ properties: { disableBgpRoutePropagation: textOf(values, 'propagate') === 'No' } }),
});
