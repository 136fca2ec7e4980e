/** How a learner stands now, at the head of the look into their work: what their tile says, and their raised hand with the way to answer it. */
import type { Tile } from '../api-live.ts';
import { heldUpBy, kindWords, spanWords, standingOf } from '../wall/tile-words.ts';

interface StandsNowProps {
  tile: Tile;
  /** The server's time. */
  now: number;
  mayLead: boolean;
  onAnswered: () => void;
}

export function StandsNow({ tile, now, mayLead, onAnswered }: StandsNowProps) {
  const { name, stuck, hand } = tile;
  const held = heldUpBy(tile);
  if (held === undefined && hand === undefined) return null;
  return (
    <section className="teach-controls" aria-label={`${name} now`}>
      {held !== undefined && (
        <p>
          {stuck && (
            <strong className="teach-tile-standing" data-standing={standingOf(tile, now)}>
              {kindWords[standingOf(tile, now)]} {spanWords(now - stuck.since)}
            </strong>
          )}{' '}
          {held}
        </p>
      )}
      {hand && (
        <p className="teach-row">
          <span className="teach-tile-hand" data-standing="hand">
            {kindWords.hand} {spanWords(now - hand.at)}
          </span>
          {hand.text !== undefined && <bdi>“{hand.text}”</bdi>}
          {mayLead && (
            <button type="button" className="teach-small" aria-label={`Answered: ${name}`} onClick={onAnswered}>
              Answered
            </button>
          )}
        </p>
      )}
    </section>
  );
}
