/** Ways through the simulated portal to a resource and to an entry of its menu, from wherever the learner is. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { follow, press } from '#src/lab/ways/steps.ts';

const search = 'Search resources';

/** The pages on which a resource stands as a link: the lists of all, and the one of its group. */
const lists = (id: string): ScreenPattern[] => [
  // In another state they leave subscriptions out; the search finds everything.
  { blade: 'home', state: 'shown' },
  { blade: 'all-resources', state: 'shown' },
  { blade: 'resource-group', resource: id.split('/').slice(0, 5).join('/'), state: 'shown' },
];

/** From anywhere to a resource's own blade: by a list it stands in, else by the search box. */
export function toResource(id: string): Step[] {
  const name = nameIn(id);
  return [
    { on: {}, do: 'fill', role: 'searchbox', name: search, value: name },
    follow({ blade: 'search', resource: name }, name),
    ...lists(id).map((on) => follow(on, name)),
  ];
}

/** From anywhere to an entry of a resource's menu. */
export function toMenu(id: string, blade: string, entry: string): Step[] {
  return [...toResource(id), follow({ blade, resource: id }, entry)];
}

/** From anywhere to the wizard of a kind of resource, by its name in the catalog: `Connection`. */
export function toCreate(offer: string): Step[] {
  // A name such as ExpressRoute keeps its capital.
  const kind = /^[A-Z][a-z]*[A-Z]/.test(offer) ? offer : offer.charAt(0).toLowerCase() + offer.slice(1);
  return [press({}, 'Create a resource'), follow({ blade: 'create' }, `Create ${kind}`)];
}
