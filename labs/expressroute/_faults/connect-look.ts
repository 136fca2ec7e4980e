/** Where to look when a connection cannot be made: at what Azure answers to who tries. */
import { nameIn } from '#src/lab/ids.ts';
import { groupId } from '#src/lab/scene.ts';
import { toResource } from '#src/lab/ways/going.ts';
import type { Look } from './fault.ts';
import { keyTag } from './handover.ts';

export const connectLook: Look = {
  where: ({ network }) =>
    `Azure said why, and wrote it down: open the resource group **${network.place.group}** and there its **Activity log**.`,
  what: ({ connection, gateway }) =>
    `Look for what failed when \`night-shift\` wrote **${nameIn(connection)}**, and open the entry. Or try it yourself: **Create a resource**, **Connection**, ExpressRoute, the gateway **${nameIn(gateway)}**, and redeem the key from the tag \`${keyTag}\`. Read what Azure answers, at once or when the deployment has ended. Then answer.`,
  // In the list of a group stand other things than the group itself.
  way: ({ network: { place } }) => [
    { on: { blade: 'resource-group', resource: groupId(place) }, do: 'press', role: 'link', name: 'Activity log' },
    ...toResource(groupId(place)),
  ],
  there: ({ network: { place } }) => ({ blade: 'activity-log', resource: groupId(place) }),
};
