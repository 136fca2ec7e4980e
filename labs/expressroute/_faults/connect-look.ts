/** Where to look when a connection cannot be made: at what Azure answers to who tries. */
import { nameIn } from '#src/lab/ids.ts';
import { toCreate } from '#src/lab/ways/going.ts';
import type { Look } from './fault.ts';
import { keyTag } from './handover.ts';

export const connectLook: Look = {
  where: () =>
    'Azure says why. Try it yourself: **Create a resource**, **Connection**, with the key and the id of the circuit.',
  what: ({ gateway }) =>
    `Choose ExpressRoute, the gateway **${nameIn(gateway)}**, and redeem the key from the tag \`${keyTag}\` of the network. Press **Create** and read what Azure answers: at once, or in the notification when the deployment has ended. Then answer.`,
  way: () => toCreate('Connection'),
  there: () => ({ blade: 'connection-create' }),
};
