/** Believes that a circuit of any SKU reaches every region. */
import { defineBelief } from './belief.ts';
import { mendedOf } from './change.ts';

export const onlyTheNumberCounts = defineBelief({
  id: 'expressroute/only-the-number-counts',
  change: (network) => mendedOf(network, ['expressroute/geopolitical-regions', 'expressroute/local-circuit']),
});
