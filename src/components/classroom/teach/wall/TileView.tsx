/** One learner as a tile: where they are, how far, and what holds them up. The whole tile leads to their portal. */
import { memo } from 'react';
import type { Tile } from '../api-live.ts';
import { heldUpBy, kindWords, spanWords, standingOf } from './tile-words.ts';

interface TileViewProps {
  tile: Tile;
  /** The server's time, to the quarter of a minute: it is not drawn anew more often. */
  now: number;
  href: string;
  /** Names are hidden from a projector. */
  isNameless: boolean;
}

export const TileView = memo(function TileView({ tile, now, href, isNameless }: TileViewProps) {
  const { name, where, task, since, done, of, stuck, hand, due, heldBy } = tile;
  const standing = standingOf(tile, now);
  const hasProgress = of !== undefined && of > 0;
  const held = heldUpBy(tile);
  return (
    <a className="teach-tile" href={href} data-standing={standing} data-seat={tile.seat}>
      <span className="teach-tile-head">
        <span className="teach-tile-name">{isNameless ? 'A learner' : <bdi>{name}</bdi>}</span>
        <span className="teach-tile-standing">
          {kindWords[standing]}
          {stuck ? ` ${spanWords(now - stuck.since)}` : ''}
        </span>
      </span>
      {hand && (
        <span className="teach-tile-hand" data-standing="hand">
          {kindWords.hand} {spanWords(now - hand.at)}
          {hand.text !== undefined && <bdi>: “{hand.text}”</bdi>}
        </span>
      )}
      <span className="teach-tile-where">{where ?? 'Not seen on a page of this class yet'}</span>
      {task !== undefined && <span className="teach-tile-task">{task}</span>}
      {held !== undefined && <span className="teach-tile-held">{held}</span>}
      <span className="teach-tile-foot">
        {hasProgress && (
          <>
            <progress max={of} value={done ?? 0} aria-label={`${String(done ?? 0)} of ${String(of)} tasks`} />
            <span>{`${String(done ?? 0)}/${String(of)}`}</span>
          </>
        )}
        {heldBy !== undefined && <span>{heldBy} is at the controls</span>}
        {due !== undefined && due > now ? (
          <span>waits for Azure</span>
        ) : (
          since !== undefined &&
          standing !== 'done' &&
          standing !== 'away' && <span>{spanWords(now - since)} on it</span>
        )}
      </span>
    </a>
  );
});
