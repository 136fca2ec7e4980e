/** Believes that a user route of the gateway subnet catches the packets that go around the gateway too. */
import type { Shortcut } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { addShortcuts, grouped, nodesById } from './change.ts';

export const routesFollowBypass = defineBelief({
  id: 'expressroute/routes-follow-bypass',
  change(network) {
    const nodes = nodesById(network);
    const userRoutes = grouped(
      network.routes.filter(({ origin }) => origin === 'user'),
      ({ at }) => at,
    );
    const known = new Set(network.shortcuts.map(({ at, to }) => `${at}\n${to}`));
    const more = network.shortcuts.flatMap((shortcut) =>
      shortcut.skips
        .flatMap((gateway) => userRoutes.get(gateway) ?? [])
        .flatMap(({ prefix, via }): Shortcut[] => {
          const next = via === undefined ? undefined : nodes.get(via);
          if (!next || next.kind === 'network' || known.has(`${shortcut.at}\n${next.id}`)) return [];
          return [
            {
              ...shortcut,
              id: `${shortcut.id}/believed/${prefix}`,
              to: next.id,
              prefixes: [prefix],
              because: `The user route of the gateway subnet would send ${prefix} to ${next.name}, also around the gateway.`,
              fact: 'expressroute/fastpath-udr',
              remarks: [],
            },
          ];
        }),
    );
    return addShortcuts(network, more);
  },
});
