/** Which routes of a network carry packets now. */
import type { Link, Network, Node, Route } from '#src/datapath/network.ts';

interface Known {
  nodes: ReadonlyMap<string, Node>;
  links: ReadonlyMap<string, readonly Link[]>;
}

const known = new WeakMap<Network, Known>();

const pair = (one: string, other: string): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`);

function look(network: Network): Known {
  const before = known.get(network);
  if (before) return before;
  const links = new Map<string, Link[]>();
  for (const link of network.links) {
    const key = pair(...link.ends);
    links.set(key, [...(links.get(key) ?? []), link]);
  }
  const found = { nodes: new Map(network.nodes.map((node) => [node.id, node])), links };
  known.set(network, found);
  return found;
}

/** Whether a route leads on to a node that is up, over a link that is up, and was not withdrawn. */
export function isUsable(network: Network, { at, via, withdrawn }: Route): boolean {
  if (via === undefined || withdrawn) return false;
  const { nodes, links } = look(network);
  const [here, next] = [nodes.get(at), nodes.get(via)];
  if (!here || !next || here.down || next.down) return false;
  return (links.get(pair(at, via)) ?? []).some(({ down }) => !down);
}
