/** Believes that on a Premium circuit FastPath reaches everything. */
import * as shape from '#src/base/shape.ts';
import { circuitType } from '#src/azure/network/circuits.ts';
import { nodeOf, word } from '#src/azure/network/world.ts';
import { defineBelief } from './belief.ts';
import { changeShortcuts, withoutExceptions } from './change.ts';

const sku = shape.otherwise(shape.object({ tier: word }), { tier: '' });

/** What Premium could be thought to buy. That a change takes its time, and what a gateway must be, is no part of it. */
const bought = ['vnet-peering', 'load-balancer', 'private-link', 'ipv6'].map((name) => `expressroute/fastpath-${name}`);

export const premiumUnlocksFastPath = defineBelief({
  id: 'expressroute/premium-unlocks-fastpath',
  change(network, world) {
    const premium = world
      .ofType(circuitType)
      .filter((circuit) => sku.parse(circuit.sku).tier === 'Premium')
      .map(({ id }) => `${nodeOf(id)}/`);
    return changeShortcuts(network, (shortcut) =>
      premium.some((start) => shortcut.at.startsWith(start))
        ? withoutExceptions(shortcut, ({ fact }) => fact !== undefined && bought.includes(fact))
        : shortcut,
    );
  },
});
