/** Ways through the portal to a route filter: creating it, and choosing what it lets through. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toCreate, toResource } from '#src/lab/ways/going.ts';
import { regionLabel } from '#src/lab/ways/labels.ts';
import { choose, fill, follow, press, project, tick } from '#src/lab/ways/steps.ts';

/** The wizard that creates a route filter, from anywhere to its last button. */
export function createRouteFilter(filter: string, location: string): Step[] {
  const on = (tab: string): ScreenPattern => ({ blade: 'route-filter-create', tab });
  return [
    ...toCreate('Route filter'),
    ...project(on('Basics'), filter),
    choose(on('Basics'), 'Region', 'region', regionLabel(location), location),
    fill(on('Basics'), 'Name', 'name', nameIn(filter)),
    press(on('Basics'), 'Next: Review + create'),
    press(on('Review + create'), 'Create'),
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
    press({ blade: 'deployment', state: 'deployed' }, 'Go to resource'),
    press({ blade: 'route-filter', resource: filter }, 'Manage rule'),
    follow({ blade: 'route-filter-circuits', resource: filter }, 'Rule'),
    ...surplus.map(({ value, name }): Step => ({ ...tick(on, name, 'services', false), value, among: true })),
    ...wanted.map(({ value, name }): Step => ({
      ...choose(on, 'Allowed service communities', 'services', name, value),
      among: true,
    })),
    press(on, 'Save'),
  ];
}

/** Deletes a route filter on its own page, from anywhere. */
export function deleteRouteFilter(filter: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'route-filter', resource: filter, state });
  return [
    ...toResource(filter),
    ...['route-filter-rule', 'route-filter-circuits'].map((blade): Step =>
      follow({ blade, resource: filter }, 'Overview'),
    ),
    press(on('confirming'), 'Delete'),
    press(on('viewing'), 'Delete'),
  ];
}
