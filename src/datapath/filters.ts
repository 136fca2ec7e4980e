/** Whether a node lets a packet pass: its filters, sorted by when they are asked. */
import { contains, parsePrefix, type Prefix } from '#src/base/ip.ts';
import type { Filter, Ports, Reason } from '#src/datapath/network.ts';
import type { Packet } from '#src/datapath/packet.ts';
import { reasonOf } from '#src/datapath/reason.ts';

/** When a filter is asked: the packet starts at the node, comes to it over a link, or leaves it over one. */
export type Moment = 'start' | 'in' | 'out';

/** Asks the filters of a node; the reason if one of them stops the packet. */
export type Guard = (moment: Moment, packet: Packet) => Reason | undefined;

interface ReadyFilter {
  filter: Filter;
  from: Prefix | undefined;
  to: Prefix | undefined;
  fromPorts: readonly Ports[] | undefined;
  toPorts: readonly Ports[] | undefined;
}

/** Undefined where the ranges hold every port. */
const limited = (ranges: readonly Ports[] | undefined): readonly Ports[] | undefined =>
  ranges?.some(([first, last]) => first <= 0 && last >= 65_535) ? undefined : ranges;

/** A filter with a prefix that cannot be read fits no packet. */
function ready(filter: Filter): ReadyFilter[] {
  const [from, to] = [filter.from, filter.to].map((text) => (text === undefined ? undefined : parsePrefix(text)));
  if ((filter.from !== undefined && !from) || (filter.to !== undefined && !to)) return [];
  return [{ filter, from, to, fromPorts: limited(filter.fromPorts), toPorts: limited(filter.toPorts) }];
}

/** Whether a port lies in one of the ranges. A port that is not known lies in none. */
export const isIn = (ranges: readonly Ports[], port: number | undefined): boolean =>
  port !== undefined && ranges.some(([first, last]) => first <= port && port <= last);

const fits = ({ filter: { protocol }, from, to, fromPorts, toPorts }: ReadyFilter, packet: Packet): boolean =>
  (protocol === undefined || protocol === packet.protocol) &&
  (to === undefined || contains(to, packet.to)) &&
  (from === undefined || (packet.from !== undefined && contains(from, packet.from))) &&
  (fromPorts === undefined || isIn(fromPorts, packet.fromPort)) &&
  (toPorts === undefined || isIn(toPorts, packet.toPort));

/** The lists of one moment: a packet must pass each of them. */
function listsOf(filters: readonly ReadyFilter[], isAsked: (filter: Filter) => boolean): ReadyFilter[][] {
  const asked = filters.filter(({ filter }) => isAsked(filter));
  return [...Map.groupBy(asked, ({ filter }) => filter.group).values()];
}

/** Makes the filters of one node ready. Undefined: it has none. */
export function guardOf(filters: readonly Filter[]): Guard | undefined {
  if (filters.length === 0) return undefined;
  const all = filters.toSorted((one, other) => one.priority - other.priority).flatMap(ready);
  const lists: Record<Moment, ReadyFilter[][]> = {
    start: listsOf(all, ({ direction }) => direction === undefined),
    in: listsOf(all, ({ direction }) => direction !== 'out'),
    out: listsOf(all, ({ direction }) => direction === 'out'),
  };
  return (moment, packet) => {
    for (const list of lists[moment]) {
      const decisive = list.find((filter) => fits(filter, packet));
      if (decisive?.filter.allow === false) return reasonOf(decisive.filter);
    }
    return undefined;
  };
}
