/** How a learner stands now, at the head of the look into their work: what their tile says, and their raised hand with the way to answer it. */
import { useState } from 'react';
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
  // Whoever came because of it still sees why, when it is over or the learner moves again.
  const [before, setBefore] = useState(stuck);
  if (stuck !== undefined && stuck.says !== before?.says) setBefore(stuck);
  const isOver = stuck === undefined && before !== undefined;
  if (held === undefined && hand === undefined && !isOver) return null;
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
      {isOver && held !== before.says && (
        <p className="teach-note">
          Not stuck any more. Before: <bdi>{before.says}</bdi>
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
