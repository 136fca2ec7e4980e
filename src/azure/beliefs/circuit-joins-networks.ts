/** Believes that networks on one circuit always reach each other over it. */
import { defineBelief } from './belief.ts';
import { mendedOf } from './change.ts';

export const circuitJoinsNetworks = defineBelief({
  id: 'expressroute/circuit-joins-networks',
  change: (network) => mendedOf(network, ['expressroute/remote-network-traffic']),
});
