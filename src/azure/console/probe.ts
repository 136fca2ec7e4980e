/** A packet sent from a console: what `ping`, `traceroute` and the like have in common. */
import { formatAddress, parseAddress } from '#src/base/ip.ts';
import { trace, type Flow, type Trace } from '#src/datapath/trace.ts';
import type { Printed } from './command.ts';
import { addressOfMachine, addressOfRouterIn, sitesBehind, type Scene } from './scene.ts';

export interface Probe {
  from: string;
  to: string;
  trace: Trace;
}

/** The address a console sends from: a router uses the one it has in the site behind it. */
function sourceOf(scene: Scene, family: 4 | 6): string | undefined {
  if (scene.shell === 'machine') return addressOfMachine(scene.node, family);
  return sitesBehind(scene, scene.node.id)
    .map((site) => addressOfRouterIn(site, family))
    .find((address) => address !== undefined);
}

/** Sends a packet to an address, or says why it cannot be sent. */
export function probe(
  scene: Scene,
  command: string,
  to: string,
  more: Pick<Flow, 'protocol' | 'port'>,
): Probe | Printed {
  const target = parseAddress(to);
  if (!target) {
    const text =
      scene.shell === 'router'
        ? `% Unrecognized host or address, or protocol not running.`
        : `${command}: ${to}: Name or service not known`;
    const because = `"${to}" is no address, and there is no DNS here. Write an address such as 10.20.1.4.`;
    return { text, ok: false, why: { because } };
  }
  const from = sourceOf(scene, target.family);
  if (from === undefined) {
    const text = scene.shell === 'router' ? '% Network is unreachable' : `${command}: connect: Network is unreachable`;
    const because = `${scene.node.name} has no IPv${target.family} address, so it cannot send to ${to}.`;
    return { text, ok: false, why: { because } };
  }
  const address = formatAddress(target);
  return { from, to: address, trace: trace(scene.network, { from, to: address, ...more }) };
}

/** Why a trace ended as it did, in one sentence: the answer's fate if the packet arrived. */
export function whyOf({ answered, back, because, fact, delivered }: Trace): { because: string; fact?: string } {
  const told = delivered && !answered && back ? back : { because, fact };
  const words =
    delivered && !answered ? `The packet arrives, but its answer does not come back. ${told.because}` : told.because;
  return told.fact === undefined ? { because: words } : { because: words, fact: told.fact };
}

/** A port as somebody types it; undefined for what is none. */
export function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
