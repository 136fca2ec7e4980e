/** Believes that a peering takes whatever the other network sends, also what an appliance there forwards for others. */
import { defineBelief } from './belief.ts';

export const peeringForwardsEverything = defineBelief({
  id: 'expressroute/peering-forwards-everything',
  change(network) {
    const filters = network.filters?.filter(({ fact }) => fact !== 'expressroute/peering-forwarded-traffic') ?? [];
    return filters.length === (network.filters?.length ?? 0) ? network : { ...network, filters };
  },
});
