/** Believes that FastPath leaves a packet to the gateway where the gateway subnet has a user route for it. */
import type { Remark } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { changeShortcuts, grouped } from './change.ts';

export const fastPathYieldsToRoutes = defineBelief({
  id: 'expressroute/fastpath-yields-to-routes',
  change(network) {
    const userRoutes = grouped(
      network.routes.filter(({ origin }) => origin === 'user'),
      ({ at }) => at,
    );
    return changeShortcuts(network, (shortcut) => {
      const yields = shortcut.skips
        .flatMap((gateway) => userRoutes.get(gateway) ?? [])
        .map(({ prefix }): Remark => ({
          prefix,
          because: `Somebody wrote a user route for ${prefix}, and FastPath would leave that to the gateway.`,
          fact: 'expressroute/fastpath-udr',
        }));
      return yields.length === 0 ? shortcut : { ...shortcut, exceptions: [...yields, ...shortcut.exceptions] };
    });
  },
});
