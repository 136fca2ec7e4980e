/** The tiles of a class, who needs help first. Only those that are seen are drawn, and nobody moves while somebody points at them. */
import { useMemo, useRef, useState } from 'react';
import type { Tile } from '../api-live.ts';
import { columnsIn, partWithin, topsOf } from './part-shown.ts';
import { TileView } from './TileView.tsx';
import { useNeeded } from './useNeeded.ts';
import type { StillOrder } from './useOrder.ts';
import { useSeen } from './useSeen.ts';

interface WallProps {
  tiles: readonly Tile[];
  /** Who is shown, in which order, and what holds that still. */
  order: readonly string[];
  hold: StillOrder['hold'];
  now: number;
  hrefOf: (tile: Tile) => string;
  isNameless?: boolean;
  /** For a projector: larger tiles. */
  isLarge?: boolean;
}

/** Pixels; the style sheet has the same gap. A row is as high as the tile that needs most, and no lower than this. */
const sizes = { usual: { height: 220, least: 288 }, large: { height: 272, least: 380 } } as const;
const gap = 12;
const rowsBeside = 4;

export function Wall({ tiles, order, hold, now, hrefOf, isNameless = false, isLarge = false }: WallProps) {
  const list = useRef<HTMLOListElement>(null);
  const { down, width } = useSeen(list);
  const bySeat = useMemo(() => new Map(tiles.map((tile) => [tile.seat, tile])), [tiles]);
  const { height, least } = isLarge ? sizes.large : sizes.usual;
  const columns = columnsIn(width, least, gap);
  const across = (width - gap * (columns - 1)) / columns;
  const needed = useNeeded(list, `${String(Math.round(across))} ${String(isLarge)}`);
  const tops = useMemo(() => {
    const rows = Array.from({ length: Math.ceil(order.length / columns) }, (_, row) =>
      order.slice(row * columns, (row + 1) * columns),
    );
    return topsOf(
      rows.map((seats) => Math.max(height, ...seats.map((seat) => needed.get(seat) ?? 0))),
      gap,
    );
  }, [order, columns, height, needed]);
  const part = partWithin(tops, down, rowsBeside);
  const [focused, setFocused] = useState<string>();
  const seen = order.slice(part.from * columns, part.to * columns);
  // Whoever is in hand stays there while one scrolls away: the focus must not be lost.
  const seats = focused !== undefined && !seen.includes(focused) && order.includes(focused) ? [...seen, focused] : seen;
  return (
    <ol
      ref={list}
      className="teach-wall"
      data-large={isLarge}
      style={{ height: Math.max(0, (tops.at(-1) ?? 0) - gap) }}
      {...hold}
      onFocus={({ target }) => {
        hold.onFocus();
        setFocused(target.closest<HTMLElement>('[data-seat]')?.dataset['seat']);
      }}
      onBlur={(event) => {
        hold.onBlur(event);
        setFocused(undefined);
      }}
    >
      {seats.map((seat, index) => {
        const tile = bySeat.get(seat);
        if (!tile) return null;
        const place = index < seen.length ? part.from * columns + index : order.indexOf(seat);
        const row = Math.floor(place / columns);
        const column = place % columns;
        const top = tops[row] ?? 0;
        return (
          <li
            key={seat}
            aria-setsize={order.length}
            aria-posinset={place + 1}
            style={{
              width: across,
              height: (tops[row + 1] ?? 0) - top - gap,
              transform: `translate(${String(Math.round(column * (across + gap)))}px, ${String(top)}px)`,
            }}
          >
            <TileView tile={tile} now={now} href={hrefOf(tile)} isNameless={isNameless} />
          </li>
        );
      })}
    </ol>
  );
}
