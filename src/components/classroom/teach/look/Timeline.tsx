/** The way through somebody's attempt: moment by moment back to its start, and to the present. */
import { useId, useMemo } from 'react';
import type { Task } from '#src/lab/definition.ts';
import { momentsOf } from '#src/lab/moments.ts';
import type { AttemptMoment } from '#src/lab/moments.ts';
import type { Film } from './film.ts';

interface TimelineProps {
  film: Film;
  /** How many lines it has. */
  length: number;
  tasks: readonly Task[];
  /** The line that is shown; none is the present, whatever comes. */
  at: number | undefined;
  onAt: (n: number | undefined) => void;
}

const told = (film: Film, moment: AttemptMoment | undefined): string => {
  if (!moment) return '';
  const writer = film.writerOf(moment.n);
  return writer === undefined ? moment.words : `${writer}: ${moment.words}`;
};

export function Timeline({ film, length, tasks, at, onAt }: TimelineProps) {
  const id = useId();
  // The film grows in place: its length says that there is more.
  const moments = useMemo(() => momentsOf(film.entries().slice(0, length), tasks), [film, length, tasks]);
  const last = moments.length - 1;
  const found = moments.findLastIndex(({ n }) => n <= (at ?? Infinity));
  const here = Math.max(0, found);
  const go = (to: number) => onAt(to >= last ? undefined : moments[Math.max(0, to)]?.n);
  const words = told(film, moments[here]);
  return (
    <div className="teach-timeline">
      <label htmlFor={`${id}at`}>
        {at === undefined ? 'Now' : `Moment ${String(here + 1)} of ${String(moments.length)}`}: <strong>{words}</strong>
      </label>
      <input
        id={`${id}at`}
        type="range"
        min={0}
        max={Math.max(0, last)}
        value={here}
        aria-valuetext={`${String(here + 1)} of ${String(moments.length)}: ${words}`}
        onChange={({ target }) => go(Number(target.value))}
      />
      <p className="teach-row">
        <button type="button" className="teach-small" aria-disabled={here === 0} onClick={() => go(here - 1)}>
          Earlier
        </button>
        <button type="button" className="teach-small" aria-disabled={at === undefined} onClick={() => go(here + 1)}>
          Later
        </button>
        <button
          type="button"
          className="teach-small"
          aria-pressed={at === undefined}
          onClick={() => onAt(at === undefined ? moments[last]?.n : undefined)}
        >
          Live
        </button>
      </p>
    </div>
  );
}
