/** How generators send packets: a Cloud of plain resources, what has failed in it, and a wrong idea of how it works. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace, type Trace } from '#src/datapath/trace.ts';
import { cloudOf, idOf } from '#src/azure/pieces/plain.ts';

export type Send = (from: string, to: string) => Trace;

interface Imagined {
  /** Ids as `failureOf` gives them. */
  failures?: readonly string[];
  belief?: Belief;
  /** What the tracer's declarations do not say by themselves. */
  also?: (network: Network) => Network;
}

/** Draws the network of some resources once, by today's rules, and sends packets through it. */
export function senderIn(resources: readonly WorldResource[], { failures, belief, also }: Imagined = {}): Send {
  const drawn = networkOf(cloudOf(resources), 'today', { failures, belief });
  const network = also ? also(drawn) : drawn;
  const known = new Map<string, Trace>();
  return (from, to) => {
    const name = `${from} ${to}`;
    const found = known.get(name) ?? trace(network, { from, to });
    known.set(name, found);
    return found;
  };
}

/** The id of a failure of a thing: `failureOf('link', 'expressRouteCircuits', 'er-a', '/primary')`. */
export const failureOf = (kind: string, type: string, name: string, rest = ''): string =>
  `${kind}:${keyOf(idOf(type, name))}${rest}`;
