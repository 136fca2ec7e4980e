/** Believes that two networks which are both peered with a third reach each other through it. */
import { formatPrefix, parsePrefix, type Prefix } from '#src/base/ip.ts';
import type { Route } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { addRoutes, neighborsOf, nodesById } from './change.ts';

const size4 = (length: number): number => 2 ** (32 - length);

/** The same addresses in as few IPv4 prefixes as neighbors allow: a thousand spokes would otherwise need a million routes. */
function merged(prefixes: readonly string[]): string[] {
  const others: string[] = [];
  const stack: (Prefix & { family: 4 })[] = [];
  const sorted = prefixes
    .flatMap((text) => parsePrefix(text) ?? [])
    .flatMap((prefix) => {
      if (prefix.family === 4) return [prefix];
      others.push(formatPrefix(prefix));
      return [];
    })
    .sort((one, other) => one.value - other.value || one.length - other.length);
  for (let next of sorted) {
    let last = stack.at(-1);
    if (last && next.value < last.value + size4(last.length)) continue;
    while (last?.length === next.length && last.value + size4(last.length) === next.value) {
      if (last.value % size4(last.length - 1) !== 0) break;
      stack.pop();
      next = { ...last, length: last.length - 1 };
      last = stack.at(-1);
    }
    stack.push(next);
  }
  return [...stack.map(formatPrefix), ...others];
}

export const peeringIsTransitive = defineBelief({
  id: 'expressroute/peering-is-transitive',
  change(network) {
    const nodes = nodesById(network);
    const more: Route[] = [];
    for (const [id, linked] of neighborsOf(network)) {
      const middle = nodes.get(id);
      if (middle?.kind !== 'network') continue;
      const peers = [...linked].flatMap((one) => {
        const node = nodes.get(one);
        return node?.kind === 'network' ? [node] : [];
      });
      if (peers.length < 2) continue;
      const all = merged(peers.flatMap(({ prefixes }) => prefixes));
      for (const peer of peers) {
        for (const prefix of all) {
          if (peer.prefixes.includes(prefix)) continue;
          const because = `${middle.name} would pass on ${peer.name}'s packets to the networks it is peered with.`;
          const fact = 'expressroute/peering-not-transitive';
          more.push({ at: peer.id, prefix, via: id, origin: 'system', because, fact });
        }
      }
    }
    return addRoutes(network, more);
  },
});
