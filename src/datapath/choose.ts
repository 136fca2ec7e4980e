/** What one node does with a packet: which route wins, which shortcut shortens it, and what was passed over. */
import type { Address } from '#src/base/ip.ts';
import type { CompiledNetwork, CompiledNode, CompiledShortcut } from '#src/datapath/compile.ts';
import type { Link, Reason, Route, Shortcut } from '#src/datapath/network.ts';

/** One way a packet could leave a node. */
export interface Choice extends Reason {
  by: 'route' | 'shortcut';
  /** What to call it: the prefix of a route, the name of a shortcut. */
  name: string;
  /** The next node; `undefined` when the packet is thrown away. */
  via: string | undefined;
}

/** A way that was not taken, and why. */
export interface Beaten extends Choice {
  lost: string;
  /** As good as the one taken: other flows take it. */
  equal?: true;
  /** A route learned over BGP that nobody announces any more. */
  withdrawn?: true;
}

/** A node where there was more than one way on: the one taken, and each other with why it was not. */
export interface Fork {
  node: string;
  won: Choice;
  beat: readonly Beaten[];
}

/** Where a packet goes from a node. `died`: nowhere, and why. */
export type Decision =
  | { died: Reason; fork?: Fork }
  | {
      died?: never;
      next: string;
      over: Link | Shortcut;
      by: 'link' | 'shortcut';
      skips: readonly string[];
      reason: Reason;
      fork?: Fork;
    };

const originNames = { user: 'a user route', bgp: 'a BGP route', system: 'a system route' } as const;

/** A reason and nothing else of the thing that gave it. */
export const reasonOf = ({ because, fact }: Reason): Reason => (fact === undefined ? { because } : { because, fact });

const routeChoice = (route: Route): Choice => ({ by: 'route', name: route.prefix, via: route.via, ...reasonOf(route) });
const shortcutChoice = (shortcut: Shortcut): Choice => ({
  by: 'shortcut',
  name: shortcut.name,
  via: shortcut.to,
  ...reasonOf(shortcut),
});

type Candidate = { route: Route; length: number };

function whyLost(loser: Candidate, winner: Candidate, isUsable: boolean): string {
  if (!isUsable) return 'its next hop cannot be reached';
  if (loser.length < winner.length) return `${loser.route.prefix} is less exact than ${winner.route.prefix}`;
  if (loser.route.origin !== winner.route.origin) {
    return `${originNames[winner.route.origin]} beats ${originNames[loser.route.origin]} of the same length`;
  }
  if ((loser.route.weight ?? 0) < (winner.route.weight ?? 0)) return 'the other route has a higher weight';
  return 'both are equal, and the other was declared first';
}

function forkAt(node: string, won: Choice, beat: Fork['beat']): { fork?: Fork } {
  return beat.length === 0 ? {} : { fork: { node, won, beat } };
}

/** The shortcut that shortens the way to `via`, or the exceptions that kept the packet off it. */
function shortcutFor(world: CompiledNetwork, { shortcuts }: CompiledNode, via: string, to: Address) {
  const refused: { shortcut: Shortcut; reason: Reason }[] = [];
  let taken: CompiledShortcut | undefined;
  for (const { items } of shortcuts.matches(to)) {
    for (const candidate of items) {
      const { shortcut } = candidate;
      if (taken || !shortcut.skips.includes(via) || !world.nodes.has(shortcut.to)) continue;
      const exception = candidate.exceptionFor(to);
      if (exception) refused.push({ shortcut, reason: reasonOf(exception) });
      else taken = candidate;
    }
  }
  return { taken, refused };
}

/** Chooses the way on for a packet to `to`: longest prefix, then user, BGP, system, then weight; then a shortcut of that way. */
export function choose(world: CompiledNetwork, here: CompiledNode, to: Address, text: string): Decision {
  const { node } = here;
  const candidates: Candidate[] = here.routes
    .matches(to)
    .flatMap(({ length, items }) => items.map((route) => ({ route, length })));
  const [best] = candidates;
  if (!best) return { died: { because: `${node.name} has no route to ${text}.` } };

  const wayTo = (via: string) => world.linksBetween(node.id, via).find(({ down }) => !down);
  const isUsable = ({ route: { via } }: Candidate) =>
    via === undefined || (world.nodes.has(via) && wayTo(via) !== undefined);
  const winner = candidates.find(isUsable);
  if (!winner) return { died: unreachable(world, node.id, best.route) };

  const beat = candidates
    .filter((candidate) => candidate !== winner)
    .map((candidate) => ({ ...routeChoice(candidate.route), lost: whyLost(candidate, winner, isUsable(candidate)) }));
  const won = routeChoice(winner.route);
  const { via } = winner.route;
  const over = via === undefined ? undefined : wayTo(via);
  if (via === undefined || !over) return { died: reasonOf(winner.route), ...forkAt(node.id, won, beat) };

  const { taken, refused } = shortcutFor(world, here, via, to);
  const passedOver = refused.map(({ shortcut, reason }) => ({
    ...shortcutChoice(shortcut),
    lost: reason.because,
    ...reason,
  }));
  if (taken) {
    const { shortcut } = taken;
    const remarks = taken.remarksFor(to);
    const because = [shortcut, ...remarks].map((part) => part.because).join(' ');
    return {
      next: shortcut.to,
      over: shortcut,
      by: 'shortcut',
      skips: shortcut.skips,
      reason: reasonOf({ ...shortcut, ...remarks[0], because }),
      ...forkAt(node.id, shortcutChoice(shortcut), [
        { ...won, lost: `${shortcut.name} is a shorter way to the same place` },
        ...passedOver,
        ...beat,
      ]),
    };
  }
  const [why] = refused;
  return {
    next: via,
    over,
    by: 'link',
    skips: [],
    reason: why ? why.reason : reasonOf(winner.route),
    ...forkAt(node.id, won, [...passedOver, ...beat]),
  };
}

function unreachable(world: CompiledNetwork, at: string, { via, prefix }: Route): Reason {
  const next = via === undefined ? undefined : world.nodes.get(via)?.node;
  if (!next) return { because: `The route to ${prefix} leads to "${via ?? 'nowhere'}", which does not exist.` };
  const [link] = world.linksBetween(at, next.id);
  return link?.down
    ? reasonOf(link.down)
    : { because: `The route to ${prefix} leads to ${next.name}, but nothing links the two.` };
}
