/** Creates a resource group: a name and a region. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { byId } from '#src/portal/cells.ts';
import { idOf, members, nameOf, sameId } from '#src/portal/json.ts';
import {
  fieldOf,
  groupIdOf,
  problemsIn,
  projectInitial,
  projectReads,
  regionFault,
  regionField,
  subscriptionField,
} from '#src/portal/project.ts';
import { groupNameFault } from '#src/portal/rules/name.ts';
import { textOf } from '#src/portal/values.ts';
import { tabFinder } from '#src/portal/wizard-fields.ts';

const fields: readonly Field[] = [
  subscriptionField,
  {
    name: 'resourceGroup',
    label: 'Resource group',
    control: 'text',
    tab: 'Basics',
    group: 'Project details',
    isRequired: true,
    hint: 'The name of the new group.',
  },
  { ...regionField, hint: 'Where Azure keeps what it knows about the group. What stands in it may be elsewhere.' },
];

const tabs = ['Basics', 'Review + create'];

export default defineBlade({
  id: 'resource-group-create',
  machine: 'wizard',
  icon: 'group',
  kind: 'Resource group',
  title: () => 'Create a resource group',
  reads: () => projectReads,
  intros: ['A resource group is a folder: everything in it can be seen, tagged and deleted together.'],
  fields,
  rules: () => ({
    tabs,
    tabOf: tabFinder(fields, tabs),
    initial: (answers) => ({ ...projectInitial(answers), region: '' }),
    problems: (values, answers) => {
      const name = textOf(values, 'resourceGroup');
      const taken = members(answers['groups']).find((group) => sameId(idOf(group), groupIdOf(values)));
      return problemsIn({
        subscription: textOf(values, 'subscription') === '' ? 'No subscription is chosen. Choose one.' : undefined,
        resourceGroup:
          taken === undefined
            ? groupNameFault(name)
            : `There is a resource group “${nameOf(taken)}” already. Type another name.`,
        region: regionFault(values),
      });
    },
    create: (values) => ({
      method: 'PUT',
      id: groupIdOf(values),
      title: `Create resource group ${textOf(values, 'resourceGroup')}`,
      body: { location: textOf(values, 'region') },
    }),
    isThere: (id, answers) => byId(members(answers['groups']), id) !== undefined,
    concerns: (refused) => fieldOf(refused, { codes: { CrossconnectInvalidResourceGroupName: 'resourceGroup' } }),
  }),
});
