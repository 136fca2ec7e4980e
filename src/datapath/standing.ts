/** Whether a route can be followed now: what stands at its other end, and what becomes of a route whose other end is gone. */
import type { CompiledNode, Surroundings } from '#src/datapath/compile.ts';
import type { Node, Reason, Route } from '#src/datapath/network.ts';
import { reasonOf } from '#src/datapath/reason.ts';
import type { Problem } from '#src/datapath/trace.ts';

/**
 * `open`: packets can go that way, or are thrown away where there is no `next`. `withdrawn`: announced over BGP once, and not any more.
 * `missing`: it leads to nothing that was ever there, and is passed over. `held`: it leads nowhere, and still keeps its packets.
 */
export type Standing =
  | { is: 'open'; next: CompiledNode; over: string }
  | { is: 'open'; next?: never }
  | { is: 'withdrawn' | 'missing' | 'held'; problem: Problem; reason: Reason };

type Trouble = { problem: Problem; reason: Reason; wasThere: boolean };

function troubleOf({ prefix, via = '' }: Route, next: Node | undefined, link: { down?: Reason } | undefined): Trouble {
  const leads = `The route to ${prefix} leads to`;
  if (!next) {
    const reason = { because: `${leads} "${via}", which does not exist.` };
    return { problem: 'no-route', reason, wasThere: false };
  }
  if (link && next.down) return { problem: 'node-down', reason: reasonOf(next.down), wasThere: true };
  if (link?.down) return { problem: 'link-down', reason: reasonOf(link.down), wasThere: true };
  const reason = { because: `${leads} ${next.name}, but nothing links the two.` };
  return { problem: 'no-route', reason, wasThere: false };
}

/** How a route of a node stands. What BGP announced goes with the link; what a person wrote stays. */
export function standingOf(node: Node, route: Route, near: Surroundings): Standing {
  const { via, origin, withdrawn } = route;
  if (withdrawn) return { is: 'withdrawn', problem: 'no-route', reason: reasonOf(withdrawn) };
  if (via === undefined) return { is: 'open' };
  const next = near.find(via);
  const links = next ? near.links(node.id, via) : [];
  const up = links.find(({ down }) => !down);
  if (next && up && !next.node.down) return { is: 'open', next, over: up.name };
  const { problem, reason, wasThere } = troubleOf(route, next?.node, links[0]);
  if (origin === 'bgp') return { is: wasThere ? 'withdrawn' : 'missing', problem, reason };
  return { is: wasThere || origin === 'user' ? 'held' : 'missing', problem, reason };
}
