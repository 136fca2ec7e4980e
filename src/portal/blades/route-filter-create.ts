/** Creates a route filter. What it lets through comes afterwards, in its rule. */
import { nameField, regionField } from '#src/portal/project.ts';
import { defineShortWizard } from '#src/portal/short-wizard.ts';

export default defineShortWizard({
  id: 'route-filter-create',
  icon: 'peering',
  kind: 'Route filter',
  type: 'routeFilters',
  intro: 'Microsoft peering announces nothing to you until a route filter is attached to it.',
  fields: [{ ...regionField, hint: 'The region of the circuit that it will be attached to.' }, nameField],
  body: () => ({ properties: {} }),
});
