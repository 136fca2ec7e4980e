/** The way of a packet as words: one step per hop with its reason, its fact, and what was passed over there. Pure. */
import type { Choice, Fork } from '#src/datapath/choose.ts';
import type { Network, NodeKind } from '#src/datapath/network.ts';
import type { Way } from '#src/datapath/trace.ts';
import { endingOf } from './marks.ts';

export interface Beaten {
  name: string;
  /** Where it would have led; absent: nowhere. */
  to: string | undefined;
  why: string;
  fact: string | undefined;
  /** Other flows take it. */
  isEqual: boolean;
}

export interface Step {
  node: string;
  name: string;
  kind: NodeKind;
  because: string;
  fact: string | undefined;
  /** What the packet came over, unless that says no more than the name of the node. */
  over: string | undefined;
  isShortcut: boolean;
  /** The names of the nodes the packet goes around after this step. */
  around: readonly string[];
  won: { name: string; to: string | undefined } | undefined;
  beaten: readonly Beaten[];
  ending: 'arrived' | 'died' | undefined;
  /** "ends here: no route", at the step where it does. */
  end: string | undefined;
}

function beatenOf({ beat }: Fork, nameOf: (id: string) => string): Beaten[] {
  return beat.map((choice) => ({
    name: choice.name,
    to: choice.via === undefined ? undefined : nameOf(choice.via),
    why: choice.lost,
    fact: choice.fact,
    isEqual: choice.equal === true,
  }));
}

/** The steps of one direction, in order. */
export function storyOf(network: Network, way: Way): Step[] {
  const names = new Map(network.nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const told = (choice: Choice | undefined) =>
    choice && { name: choice.name, to: choice.via === undefined ? undefined : nameOf(choice.via) };
  const forks = [...way.forks];
  return way.hops.map((hop, index) => {
    const at = forks.findIndex(({ node }) => node === hop.node);
    const [fork] = at < 0 ? [] : forks.splice(at, 1);
    const next = way.hops[index + 1];
    const shortcut =
      next?.by === 'shortcut'
        ? network.shortcuts.find((one) => one.at === hop.node && one.to === next.node && one.name === next.over)
        : undefined;
    const died = next === undefined && !way.delivered;
    return {
      node: hop.node,
      name: hop.name,
      kind: hop.kind,
      because: hop.because,
      fact: hop.fact,
      over: hop.over === undefined || hop.over === hop.name ? undefined : hop.over,
      isShortcut: hop.by === 'shortcut',
      around: (shortcut?.skips ?? []).map(nameOf),
      won: told(fork?.won),
      beaten: fork ? beatenOf(fork, nameOf) : [],
      ending: next ? undefined : died ? 'died' : 'arrived',
      end: died ? endingOf(way) : undefined,
    };
  });
}
