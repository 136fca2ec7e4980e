/** Believes that of two security rules the one with the higher number decides. */
import { valueOf } from '#src/base/facts.ts';
import type { Filter } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';

export const higherNumberWins = defineBelief({
  id: 'expressroute/higher-number-wins',
  change(network, { profile }) {
    const { min, max } = valueOf('expressroute/security-rule-priority', profile);
    // Azure's own rules have higher numbers still, and stay behind those that were written.
    const isWritten = ({ fact, priority }: Filter) =>
      fact === 'expressroute/security-rule-priority' && priority >= min && priority <= max;
    if (!network.filters?.some(isWritten)) return network;
    const filters = network.filters.map((filter) =>
      isWritten(filter) ? { ...filter, priority: min + max - filter.priority } : filter,
    );
    return { ...network, filters };
  },
});
