/** What a user route does to answers for a site, said by its next hop, and that a ticket with such a route is told of it. */
import type { Cloud } from '#src/azure/cloud.ts';
import { fail } from '#src/base/verdict.ts';
import type { Check } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { hopLabel } from '#src/lab/ways/routeTable.ts';
import type { Branch } from './branch.ts';
import { see } from './seen.ts';
import type { Seen } from './seen.ts';

type Route = Seen['routes'][number];

const deeds: Readonly<Record<string, string>> = {
  None: 'Answers are thrown away there.',
  VirtualNetworkGateway:
    'In a user route that means a VPN gateway. It cannot lead to an ExpressRoute gateway, whose routes come by BGP.',
  VnetLocal: 'Answers look for the site in the virtual network itself, where it is not.',
  Internet: 'Answers go out to the internet, where nobody has a private address.',
  VirtualAppliance: 'Answers go to that appliance, and not to the gateway.',
};

/** What becomes of the packets that a user route takes: `Answers are thrown away there.` */
export const whyAway = ({ nextHopType }: Route): string => deeds[nextHopType] ?? 'Answers do not go to the gateway.';

/** The first route of the table that was given another next hop than None: nobody but the learner gave it that. */
const changedIn = (cloud: Cloud, branch: Branch): Route | undefined =>
  see(cloud, branch).routes.find(({ nextHopType }) => nextHopType !== 'None');

/** The check, which says besides that a route the learner tried takes the packets, and what to do about it. */
export const tellingOfRoutes =
  (check: Check, branch: Branch): Check =>
  (cloud) => {
    const verdict = check(cloud);
    const route = verdict.holds ? undefined : changedIn(cloud, branch);
    if (!route) return verdict;
    return fail(
      `${verdict.because} The user route ${nameIn(route.id)} with the next hop type ${hopLabel(route.nextHopType)} takes what is for ${route.prefix}. ${whyAway(route)} Delete the route: the gateway knows the way.`,
    );
  };
