/** Ways through the portal to a route filter: creating it, and choosing what it lets through. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { groupIn, nameIn, subscriptionIn } from '#src/lab/ids.ts';
import { toCreate, toResource } from '#src/lab/ways/going.ts';
import { regionLabel, subscriptionLabel } from '#src/lab/ways/labels.ts';

/** The wizard that creates a route filter, from anywhere to its last button. */
export function createRouteFilter(filter: string, location: string): Step[] {
  const on = (tab: string): ScreenPattern => ({ blade: 'route-filter-create', tab });
  const choose = (name: string, field: string, value: string, shows: string): Step => ({
    on: on('Basics'),
    do: 'choose',
    role: 'combobox',
    name,
    field,
    value,
    shows,
  });
  return [
    ...toCreate('Route filter'),
    choose('Subscription', 'subscription', subscriptionLabel(subscriptionIn(filter)), subscriptionIn(filter)),
    choose('Resource group', 'resourceGroup', groupIn(filter), groupIn(filter)),
    choose('Region', 'region', regionLabel(location), location),
    { on: on('Basics'), do: 'fill', role: 'textbox', name: 'Name', field: 'name', value: nameIn(filter) },
    { on: on('Basics'), do: 'press', role: 'button', name: 'Next: Review + create' },
    { on: on('Review + create'), do: 'press', role: 'button', name: 'Create' },
  ];
}

/** A community with the name that the portal has for it. */
export interface NamedCommunity {
  value: string;
  name: string;
}

/** Chooses services in the rule of a filter, takes others out, and saves. */
export function manageRule(
  filter: string,
  wanted: readonly NamedCommunity[],
  surplus: readonly NamedCommunity[],
): Step[] {
  const on: ScreenPattern = { blade: 'route-filter-rule', resource: filter };
  return [
    ...toResource(filter),
    { on: { blade: 'deployment', state: 'deployed' }, do: 'press', role: 'button', name: 'Go to resource' },
    { on: { blade: 'route-filter', resource: filter }, do: 'press', role: 'button', name: 'Manage rule' },
    { on: { blade: 'route-filter-circuits', resource: filter }, do: 'press', role: 'link', name: 'Rule' },
    ...surplus.map(({ value, name }): Step => ({
      on,
      do: 'untick',
      role: 'checkbox',
      name,
      field: 'services',
      value,
      among: true,
    })),
    ...wanted.map(({ value, name }): Step => ({
      on,
      do: 'choose',
      role: 'combobox',
      name: 'Allowed service communities',
      field: 'services',
      value: name,
      shows: value,
      among: true,
    })),
    { on, do: 'press', role: 'button', name: 'Save' },
  ];
}

/** Deletes a route filter on its own page, from anywhere. */
export function deleteRouteFilter(filter: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'route-filter', resource: filter, state });
  return [
    ...toResource(filter),
    ...['route-filter-rule', 'route-filter-circuits'].map((blade): Step => ({
      on: { blade, resource: filter },
      do: 'press',
      role: 'link',
      name: 'Overview',
    })),
    { on: on('confirming'), do: 'press', role: 'button', name: 'Delete' },
    { on: on('viewing'), do: 'press', role: 'button', name: 'Delete' },
  ];
}
