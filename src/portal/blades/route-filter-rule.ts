/** The rule of a route filter: the services that Microsoft peering announces. A filter has one rule, and it allows. */
import { defineBlade } from '#src/portal/blade.ts';
import { idOf, nameOf } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import {
  allowedBy,
  communitiesRead,
  communityChoices,
  routeFilterMenu,
  ruleNameOf,
} from '#src/portal/route-filters.ts';
import { textOf } from '#src/portal/values.ts';

const listed = (text: string): string[] => (text === '' ? [] : text.split(','));

export default defineBlade({
  id: 'route-filter-rule',
  machine: 'resource',
  icon: 'configuration',
  kind: 'Route filter',
  title: ({ of = '' }) => `${idParts(of).name} | Rule`,
  reads: (place) => ({ resource: { get: place.of ?? '' }, communities: communitiesRead(place) }),
  menu: routeFilterMenu,
  fieldsTitle: 'Allowed services',
  fields: [
    {
      name: 'services',
      label: 'Allowed service communities',
      control: 'many',
      isRequired: true,
      hint: 'Only what is chosen here is announced over the peering.',
      choices: (_values, { communities }) => communityChoices(communities),
    },
  ],
  rules: () => ({
    initial: ({ resource }) => ({ services: allowedBy(resource).join(',') }),
    problems: (values) =>
      textOf(values, 'services') === ''
        ? [
            {
              field: 'services',
              because: 'No service is chosen. A rule allows at least one: choose it, or delete the filter.',
            },
          ]
        : [],
    save: (values, { resource }) => ({
      method: 'PUT',
      id: `${idOf(resource)}/routeFilterRules/${ruleNameOf(resource)}`,
      title: `Save the rule of route filter ${nameOf(resource)}`,
      body: {
        properties: {
          access: 'Allow',
          routeFilterRuleType: 'Community',
          communities: listed(textOf(values, 'services')),
        },
      },
    }),
  }),
});
