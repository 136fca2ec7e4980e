/** Believes that every packet passes the gateway, and that FastPath only makes it pass faster. */
import { defineBelief } from './belief.ts';

export const fastLane = defineBelief({
  id: 'expressroute/fast-lane',
  change: (network) => (network.shortcuts.length === 0 ? network : { ...network, shortcuts: [] }),
});
