/** Prefixes that a network does not take from its gateway: they lie in its own address space, or in that of a peered network. */
import { covers, formatPrefix, parsePrefix, type Prefix } from '#src/base/ip.ts';
import type { Withdrawal } from '#src/datapath/network.ts';
import { perResource } from './once.ts';
import { addressSpaceOf, peeredWith } from './virtualNetworks.ts';
import type { World, WorldResource } from './world.ts';

interface Space {
  prefix: Prefix;
  text: string;
  owner: string;
}

const spacesOf = perResource((world, network): readonly Space[] =>
  [
    ...addressSpaceOf(network).map((text) => ({ text, owner: network.name })),
    ...peeredWith(world, network).flatMap(({ remote, prefixes }) =>
      prefixes.map((text) => ({ text, owner: remote.name })),
    ),
  ].flatMap(({ text, owner }) => {
    const prefix = parsePrefix(text);
    return prefix ? [{ prefix, text, owner }] : [];
  }),
);

/** Tells why a learned prefix does not count in a network, if it does not. */
export function keeperOf(world: World, network: WorldResource): (learned: Prefix) => Withdrawal | undefined {
  const spaces = spacesOf(world, network);
  return (learned) => {
    const space = spaces.find(({ prefix }) => covers(prefix, learned));
    return space && reasonFor(formatPrefix(learned), space);
  };
}

function reasonFor(learned: string, space: Space): Withdrawal {
  return {
    never: true,
    because: `${learned} lies in ${space.text} of ${space.owner}. There Azure keeps to its own routes, whatever a gateway learned. Use addresses that do not overlap.`,
    fact: 'expressroute/own-routes-first',
  };
}
