/** What one node does with the packets to an address. Everything it was told about prefixes is filed in one table, so one look settles it. */
import type { Address, Prefix } from '#src/base/ip.ts';
import { poolOf, type Pool } from '#src/datapath/balance.ts';
import { choose, type Decision } from '#src/datapath/choose.ts';
import type { Surroundings } from '#src/datapath/compile.ts';
import type { Node, Remark, Route, Shortcut, Translation } from '#src/datapath/network.ts';
import { byPreference } from '#src/datapath/offers.ts';
import { createPrefixTable, type Match } from '#src/datapath/prefixTable.ts';
import type { ShortcutOffer } from '#src/datapath/shortcuts.ts';

/** What a node does with the packets of one longest prefix: all of them fare alike. */
export interface Stance {
  /** It answers for these addresses. */
  isHome: boolean;
  /** Its rules that send these packets on to other machines. */
  pools: readonly Pool[];
  /** Where it sends them if they are not for itself. Worked out when first asked. Undefined: it has no route. */
  decide: () => Decision | undefined;
}

/** What was declared at one node. */
export interface Declared {
  node: Node;
  /** The prefixes it answers for. */
  home: readonly Prefix[];
  routes: readonly Route[];
  shortcuts: readonly Shortcut[];
  translations: readonly Translation[];
}

type Entry =
  | { is: 'home' }
  | { is: 'route'; route: Route }
  | { is: 'shortcut'; shortcut: Shortcut }
  | { is: 'exception' | 'remark'; shortcut: Shortcut; index: number; remark: Remark }
  | { is: 'translation'; translation: Translation };

function entriesOf({ home, routes, shortcuts, translations }: Declared): [string | Prefix, Entry][] {
  return [
    ...home.map((prefix): [Prefix, Entry] => [prefix, { is: 'home' }]),
    ...routes.toSorted(byPreference).map((route): [string, Entry] => [route.prefix, { is: 'route', route }]),
    ...shortcuts.flatMap((shortcut): [string, Entry][] => [
      ...shortcut.prefixes.map((prefix): [string, Entry] => [prefix, { is: 'shortcut', shortcut }]),
      ...shortcut.exceptions.map((remark, index): [string, Entry] => [
        remark.prefix,
        { is: 'exception', shortcut, index, remark },
      ]),
      ...(shortcut.remarks ?? []).map((remark, index): [string, Entry] => [
        remark.prefix,
        { is: 'remark', shortcut, index, remark },
      ]),
    ]),
    ...translations.map((translation): [string, Entry] => [translation.prefix, { is: 'translation', translation }]),
  ];
}

/** The shortcuts among the entries, longest prefix first, with the exceptions and remarks that the entries hold, in declared order. */
function shortcutOffers(entries: readonly Entry[]): ShortcutOffer[] {
  const notes = (shortcut: Shortcut, is: 'exception' | 'remark') =>
    entries
      .flatMap((entry) => (entry.is === is && entry.shortcut === shortcut ? [entry] : []))
      .sort((one, other) => one.index - other.index)
      .map(({ remark }) => remark);
  return entries.flatMap((entry) => {
    if (entry.is !== 'shortcut') return [];
    const { shortcut } = entry;
    return [{ shortcut, exception: notes(shortcut, 'exception')[0], remarks: notes(shortcut, 'remark') }];
  });
}

function stanceOf(node: Node, matches: readonly Match<Entry>[], near: Surroundings): Stance {
  const entries = matches.flatMap(({ items }) => items);
  const routes = matches.flatMap(({ length, items }) =>
    items.flatMap((entry) => (entry.is === 'route' ? [{ route: entry.route, length }] : [])),
  );
  let decision: Decision | undefined;
  let isDecided = false;
  return {
    isHome: entries.some(({ is }) => is === 'home'),
    pools: entries.flatMap((entry) => (entry.is === 'translation' ? [poolOf(entry.translation, near)] : [])),
    decide: () => {
      if (!isDecided) decision = choose(node, routes, shortcutOffers(entries), near);
      isDecided = true;
      return decision;
    },
  };
}

/** Asks a node about an address. Undefined: it was told nothing about it. */
export function stancesOf(declared: Declared, near: Surroundings): (to: Address) => Stance | undefined {
  const table = createPrefixTable(entriesOf(declared));
  const known = new Map<Match<Entry>, Stance>();
  return (to) => {
    const longest = table.longest(to);
    if (!longest) return undefined;
    const before = known.get(longest);
    if (before) return before;
    const stance = stanceOf(declared.node, table.matches(to), near);
    known.set(longest, stance);
    return stance;
  };
}
