/** The raised hands as a queue: who has waited longest stands first. */
import { counted } from '#src/base/counted.ts';
import type { Tile } from '../api-live.ts';
import { spanWords } from '../wall/tile-words.ts';

interface HandsProps {
  tiles: readonly Tile[];
  now: number;
  hrefOf: (tile: Tile) => string;
  mayLead: boolean;
  onAnswered: (seat: string) => void;
}

/** Those with a hand up, the longest first. */
export const queueOf = (tiles: readonly Tile[]): Tile[] =>
  tiles.filter(({ hand }) => hand !== undefined).sort((one, other) => (one.hand?.at ?? 0) - (other.hand?.at ?? 0));

/** So many stand open: those who need help without a hand stand below them. */
const shownAtOnce = 4;

export function Hands({ tiles, ...rest }: HandsProps) {
  const queue = queueOf(tiles);
  const later = queue.slice(shownAtOnce);
  return (
    <section className="teach-panel" aria-labelledby="teach-hands">
      <h2 id="teach-hands">Raised hands{queue.length > 0 && <span className="teach-count"> {queue.length}</span>}</h2>
      {queue.length === 0 ? (
        <p className="teach-note">No hand is up.</p>
      ) : (
        <Queue queue={queue.slice(0, shownAtOnce)} {...rest} />
      )}
      {later.length > 0 && (
        <details>
          <summary>{counted(later.length, 'more hand')}, raised later</summary>
          <Queue queue={later} {...rest} />
        </details>
      )}
    </section>
  );
}

function Queue({ queue, now, hrefOf, mayLead, onAnswered }: Omit<HandsProps, 'tiles'> & { queue: readonly Tile[] }) {
  return (
    <ol className="teach-list">
      {queue.map((tile) => (
        <li key={tile.seat} className="teach-hand">
          <span>
            <a href={hrefOf(tile)}>
              <bdi>{tile.name}</bdi>
            </a>{' '}
            <span className="teach-note">{spanWords(now - (tile.hand?.at ?? now))}</span>
            {tile.hand?.text !== undefined && <bdi className="teach-said">{tile.hand.text}</bdi>}
          </span>
          {mayLead && (
            <button
              type="button"
              className="teach-small"
              aria-label={`Answered: ${tile.name}`}
              onClick={() => onAnswered(tile.seat)}
            >
              Answered
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
