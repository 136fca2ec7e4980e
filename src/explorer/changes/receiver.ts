/** What the changes that add a receiver have in common: where they put it, and how they say that the packet is for it now. */
import type { WorldResource } from '#src/azure/network/world.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { ofType } from '../cloud.ts';
import { gatewayIn } from '../parts/gateway.ts';
import { homeIn } from '../parts/standing.ts';
import type { Scenario } from '../scenario.ts';

/** The first network with a gateway: where these changes put what they add. */
export const hubOf = (cloud: PlainCloud): WorldResource | undefined =>
  ofType(cloud, 'virtualNetworks').find(({ id }) => gatewayIn(cloud, id, 'ExpressRoute') && homeIn(cloud, id));

/** Says that the packet has another receiver, and how it gets the one before back. */
export const nowFor = ({ flow }: Scenario, what: string): string =>
  `“To” has changed: the packet is for ${what} now, no longer for ${flow.to}. “None” puts that back.`;

/** A change, told after what led to it. */
export const told = (after: { scenario: Scenario; said: string }, said: string) => ({
  scenario: after.scenario,
  said: `${said} ${after.said}`.trim(),
});
