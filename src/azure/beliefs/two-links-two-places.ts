/** Believes that the two edges of every circuit stand in different places, so that the loss of one place leaves the other. */
import { defineBelief } from './belief.ts';
import { mended } from './change.ts';

export const twoLinksTwoPlaces = defineBelief({
  id: 'expressroute/two-links-two-places',
  change: (network) =>
    mended(
      network,
      ({ fact }, nodes) =>
        fact === 'expressroute/location-outage' && !nodes.some((node) => node.endsWith('/edge/primary')),
    ),
});
