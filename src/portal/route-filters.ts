/** What the blades about route filters share: their menu, and the services that a filter can let through. */
import type { MenuEntry } from '#src/portal/blade.ts';
import { activityLog, properties, tags } from '#src/portal/cells.ts';
import { at, listAt, members, nameOf, textAt, textsAt } from '#src/portal/json.ts';
import type { Place } from '#src/portal/place.ts';

/** Where the list of services stands: one subscription is asked, since all are answered the same. */
export const communitiesRead = ({ of = '' }: Place): { get: string } => ({
  get: `/subscriptions/${of.split('/')[2] ?? ''}/providers/Microsoft.Network/bgpServiceCommunities`,
});

export const routeFilterMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'route-filter', of } },
  activityLog(of),
  tags(of),
  { label: 'Rule', icon: 'configuration', open: { blade: 'route-filter-rule', of } },
  { label: 'Circuits', icon: 'circuit', open: { blade: 'route-filter-circuits', of } },
  properties(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

/** The communities that can be allowed, in the order of the list, with the names of their services. */
export const communityChoices = (communities: unknown): { value: string; label: string }[] =>
  members(communities).flatMap((service) =>
    listAt(service, 'properties.bgpCommunities').map((one) => ({
      value: textAt(one, 'communityValue'),
      label:
        at(one, 'isAuthorizedToUse') === false
          ? `${textAt(one, 'communityName')} (needs Microsoft's permission)`
          : textAt(one, 'communityName'),
    })),
  );

/** The one rule of a filter; undefined where it has none. */
export const ruleOf = (filter: unknown): unknown => listAt(filter, 'properties.rules')[0];

/** The communities that a filter lets through. */
export const allowedBy = (filter: unknown): string[] => textsAt(ruleOf(filter), 'properties.communities');

/** The name of the rule, also of the one that is yet to be made. */
export const ruleNameOf = (filter: unknown): string => nameOf(ruleOf(filter)) || 'AllowedServices';
