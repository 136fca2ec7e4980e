/** How generators send packets: a Cloud of plain resources, what has failed in it, and a wrong idea of how it works. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { networkOf } from '#src/azure/network.ts';
import { worldOf, type World, type WorldResource } from '#src/azure/network/world.ts';
import { remembered } from '#src/base/remembered.ts';
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

const traces = remembered((_: Network) => new Map<string, Trace>());
const drawings = remembered((_: readonly WorldResource[]) => new Map<string, { network: Network; world: World }>());

/** The network of some resources by today's rules, without wrong ideas, which change it afterwards. */
function drawingOf(resources: readonly WorldResource[], failures: readonly string[]) {
  const known = drawings(resources);
  const name = failures.join(' ');
  const cloud = cloudOf(resources);
  const found = known.get(name) ?? {
    network: networkOf(cloud, 'today', { failures }),
    world: worldOf(cloud, 'today', failures),
  };
  known.set(name, found);
  return found;
}

/** Sends packets through the network of some resources. Of one list of resources each network is drawn once, and each packet sent once. */
export function senderIn(resources: readonly WorldResource[], { failures = [], belief, also }: Imagined = {}): Send {
  const { network: real, world } = drawingOf(resources, failures);
  const drawn = belief ? belief.change(real, world) : real;
  const network = also ? also(drawn) : drawn;
  const known = traces(network);
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
