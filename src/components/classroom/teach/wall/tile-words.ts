/** What a tile says, how it stands among the others, and what it is found by. */
import type { Tile } from '../api-live.ts';

const minute = 60_000;

/** For example `now`, `3 min`, `1 h 5 min`: never seconds, which nobody reads from across a room. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / minute);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${String(minutes)} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${String(minutes / 60)} h` : `${String(Math.floor(minutes / 60))} h ${String(rest)} min`;
}

/** How a learner stands, by one word. The first that is true. */
export type Standing = 'stuck' | 'idle' | 'away' | 'done' | 'working';

/** What tiles are counted and chosen by: how somebody stands, and apart from that whether their hand is up. */
export type Kind = 'hand' | Standing;

/** Who was not heard of for so long has gone. */
const goneAfter = 10 * minute;

/** `now` is the server's time. */
export function standingOf(tile: Tile, now: number): Standing {
  if (tile.stuck) return tile.stuck.reason === 'idle' ? 'idle' : 'stuck';
  if (tile.of !== undefined && tile.of > 0 && tile.done === tile.of) return 'done';
  return tile.seen === undefined || now - tile.seen > goneAfter ? 'away' : 'working';
}

/** What holds somebody up, in words: why they are stuck, else the last refusal. Undefined where nothing does. */
export const heldUpBy = ({ stuck, refusal }: Tile): string | undefined =>
  stuck?.says ?? (refusal && `Refused: ${refusal.message}`);

export const kindWords: Readonly<Record<Kind, string>> = {
  hand: 'Hand up',
  stuck: 'Stuck',
  idle: 'Quiet',
  away: 'Not here',
  done: 'Done',
  working: 'Working',
};

export const kinds: readonly Kind[] = ['hand', 'stuck', 'idle', 'working', 'done', 'away'];

export interface Filter {
  search: string;
  /** Empty: everybody. */
  group: string;
  kind: Kind | '';
}

const isOf = (tile: Tile, kind: Kind, now: number): boolean =>
  kind === 'hand' ? tile.hand !== undefined : standingOf(tile, now) === kind;

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those that a filter lets through, who needs help most first; by name where two need it alike. */
export function wantedOrder(tiles: readonly Tile[], { search, group, kind }: Filter, now: number): string[] {
  const wanted = plain(search.trim());
  return tiles
    .filter(
      (tile) =>
        (group === '' || tile.group === group) &&
        (kind === '' || isOf(tile, kind, now)) &&
        (wanted === '' || plain(`${tile.name} ${tile.where ?? ''} ${tile.task ?? ''}`).includes(wanted)),
    )
    .sort((one, other) => other.need - one.need || one.name.localeCompare(other.name))
    .map(({ seat }) => seat);
}

/** How many there are of each kind. A raised hand is counted beside how somebody stands. */
export function countsOf(tiles: readonly Tile[], now: number): Readonly<Record<Kind, number>> {
  const counts: Record<Kind, number> = { hand: 0, stuck: 0, idle: 0, away: 0, done: 0, working: 0 };
  for (const tile of tiles) {
    counts[standingOf(tile, now)] += 1;
    if (tile.hand) counts.hand += 1;
  }
  return counts;
}
