/** Believes that FastPath never goes further than the network of the gateway. */
import { covers, parsePrefix } from '#src/base/ip.ts';
import type { Remark } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { changeShortcuts, nodesById } from './change.ts';

export const fastPathStopsAtTheHub = defineBelief({
  id: 'expressroute/fastpath-stops-at-the-hub',
  change(network) {
    const nodes = nodesById(network);
    return changeShortcuts(network, (shortcut) => {
      const hub = nodes.get(shortcut.to);
      if (hub?.kind !== 'network') return shortcut;
      const home = hub.prefixes.flatMap((text) => parsePrefix(text) ?? []);
      const beyond = shortcut.prefixes.flatMap((text): Remark[] => {
        const prefix = parsePrefix(text);
        if (!prefix || home.some((one) => covers(one, prefix))) return [];
        return [{ prefix: text, because: `${text} is not in ${hub.name}, where FastPath would end.` }];
      });
      return beyond.length === 0 ? shortcut : { ...shortcut, exceptions: [...beyond, ...shortcut.exceptions] };
    });
  },
});
