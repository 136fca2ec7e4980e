/** The live view of a class: everybody as a tile, who needs help first, hands as a queue, and the heat map. */
import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Tile } from '../api-live.ts';
import { groupsOf } from '../grades/rows.ts';
import { countsOf, kinds, kindWords, wantedOrder } from '../wall/tile-words.ts';
import type { Filter } from '../wall/tile-words.ts';
import { useOrder } from '../wall/useOrder.ts';
import { Wall } from '../wall/Wall.tsx';
import { Hands } from './Hands.tsx';

interface LiveViewProps {
  tiles: readonly Tile[];
  /** The server's time. */
  now: number;
  hrefOf: (tile: Tile) => string;
  mayLead: boolean;
  onAnswered: (seat: string) => void;
  /** The heat map, while it is looked at. */
  heat: ReactNode;
  onHeat: (isOpen: boolean) => void;
}

const nothing: Filter = { search: '', group: '', kind: '' };

export function LiveView(props: LiveViewProps) {
  const { tiles, now, heat, hrefOf, mayLead, onAnswered, onHeat } = props;
  const id = useId();
  const isHeat = heat !== undefined;
  const [filter, setFilter] = useState(nothing);
  const [isLarge, setLarge] = useState(false);
  const [isNameless, setNameless] = useState(false);
  const counts = useMemo(() => countsOf(tiles, now), [tiles, now]);
  const groups = useMemo(() => groupsOf(tiles), [tiles]);
  const wanted = useMemo(() => wantedOrder(tiles, filter, now), [tiles, filter, now]);
  const { order, moved, sort, hold } = useOrder(wanted, JSON.stringify(filter));
  return (
    <div className="teach-page">
      <div className="teach-row" role="group" aria-label="What is shown">
        <button type="button" className="teach-small" aria-pressed={!isHeat} onClick={() => onHeat(false)}>
          Learners
        </button>
        <button type="button" className="teach-small" aria-pressed={isHeat} onClick={() => onHeat(true)}>
          Heat map
        </button>
        <button type="button" className="teach-small" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
          For a projector
        </button>
        <button
          type="button"
          className="teach-small"
          aria-pressed={isNameless}
          onClick={() => setNameless(!isNameless)}
        >
          Without names
        </button>
      </div>
      {isHeat ? (
        heat
      ) : (
        <>
          {!isNameless && <Hands tiles={tiles} now={now} hrefOf={hrefOf} mayLead={mayLead} onAnswered={onAnswered} />}
          <div className="teach-filters">
            <div className="teach-chips" role="group" aria-label="Who is shown">
              <button
                type="button"
                className="teach-chip"
                aria-pressed={filter.kind === ''}
                onClick={() => setFilter({ ...filter, kind: '' })}
              >
                Everybody <strong>{tiles.length}</strong>
              </button>
              {kinds.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className="teach-chip"
                  aria-pressed={filter.kind === kind}
                  onClick={() => setFilter({ ...filter, kind: filter.kind === kind ? '' : kind })}
                >
                  {kindWords[kind]} <strong>{counts[kind]}</strong>
                </button>
              ))}
            </div>
            <div className="teach-tools teach-finders">
              <p>
                <label htmlFor={`${id}search`}>Find a name, a lab or a task</label>
                <input
                  id={`${id}search`}
                  type="search"
                  className="teach-input"
                  value={filter.search}
                  onChange={({ target }) => setFilter({ ...filter, search: target.value })}
                />
              </p>
              {groups.length > 0 && (
                <p>
                  <label htmlFor={`${id}group`}>Group</label>
                  <select
                    id={`${id}group`}
                    className="teach-input"
                    value={filter.group}
                    onChange={({ target }) => setFilter({ ...filter, group: target.value })}
                  >
                    <option value="">Everybody</option>
                    {groups.map((group) => (
                      <option key={group}>{group}</option>
                    ))}
                  </select>
                </p>
              )}
              <p className="teach-sort" role="status">
                {moved > 0 && (
                  <button type="button" className="teach-small" onClick={sort}>
                    Sort again ({moved === 1 ? '1 would move' : `${String(moved)} would move`})
                  </button>
                )}
              </p>
            </div>
          </div>
          {tiles.length === 0 ? (
            <p>Nobody is in the class yet. As soon as somebody joins, a tile appears here.</p>
          ) : wanted.length === 0 ? (
            <p role="status">Nobody is like that now.</p>
          ) : (
            <Wall
              tiles={tiles}
              order={order}
              hold={hold}
              now={now}
              hrefOf={hrefOf}
              isNameless={isNameless}
              isLarge={isLarge}
            />
          )}
        </>
      )}
    </div>
  );
}
