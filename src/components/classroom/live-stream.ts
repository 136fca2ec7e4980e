/** The tiles of a class as they change, over one connection for all tabs of a browser that show them. */
import * as z from 'zod/mini';
import { tile, type Tile } from '#src/classroom/live/tile.ts';
import { askAs } from '#src/components/classroom/api.ts';
import { isOut, type StreamState } from '#src/components/classroom/stream.ts';
import { openShared, type News, type Shared } from '#src/components/classroom/streaming/shared.ts';

export interface LiveOptions {
  /** Called with all tiles as they now are, by seat, whenever any of them changed. */
  onTiles: (tiles: ReadonlyMap<string, Tile>) => void;
  onState?: (state: StreamState) => void;
}

const change = z.object({
  from: z.string(),
  mark: z.string(),
  isAll: z.boolean(),
  tiles: z.array(z.unknown()),
  gone: z.array(z.string()),
  now: z.number(),
});
const beat = z.object({ mark: z.string(), now: z.number() });

/** What travels between tabs: a tile, a seat that is gone, or that everything before is void. */
const item = z.union([z.object({ all: z.literal(true) }), z.object({ gone: z.string() }), z.object({ tile })]);

const newsOf = ({ from, mark, isAll, tiles, gone, now }: z.infer<typeof change>): News<string> => ({
  from: isAll ? '' : from,
  to: mark,
  items: [
    ...(isAll ? [{ all: true }] : []),
    ...gone.map((seat) => ({ gone: seat })),
    ...tiles.map((one) => ({ tile: one })),
  ],
  now,
});

/** Opens it: the first call of `onTiles` has everybody. */
export function openLiveTiles(inClass: string, { onTiles, onState }: LiveOptions): Shared {
  let tiles = new Map<string, Tile>();
  const live = `/api/classes/${inClass}/live` as const;
  return openShared<string>({
    name: `crossconnect:live:${inClass}`,
    start: '',
    address: (from) => `${live}/stream?after=${encodeURIComponent(from)}`,
    names: ['tiles', 'beat'],
    heard(event, data, at) {
      if (event === 'tiles') {
        const found = change.safeParse(data);
        return found.success ? newsOf(found.data) : undefined;
      }
      const found = beat.safeParse(data);
      return found.success ? { from: at, to: at, items: [], now: found.data.now } : undefined;
    },
    async read(from) {
      const answer = await askAs(change, 'GET', `${live}?after=${encodeURIComponent(from)}`);
      if (!answer.ok) return isOut(answer.status) ? 'out' : 'away';
      return { news: newsOf(answer.value), more: false };
    },
    // A mark says nothing about another but whether it is the same; what holds everybody fits anywhere.
    fits: (at, { from, to }) => (to === at || to === '' ? 'skip' : from === at || from === '' ? 'take' : 'read'),
    isPlace: (value) => typeof value === 'string',
    take({ items }) {
      const next = new Map(tiles);
      for (const one of items) {
        const found = item.safeParse(one);
        if (!found.success) continue;
        if ('all' in found.data) next.clear();
        else if ('gone' in found.data) next.delete(found.data.gone);
        else next.set(found.data.tile.seat, found.data.tile);
      }
      tiles = next;
      onTiles(next);
    },
    changed: (state) => onState?.(state),
  });
}
