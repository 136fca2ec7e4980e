/** What the whole class is shown now: eyes up, and a timer. */
import { useId, useState } from 'react';
import { timeLeft } from '#src/classroom/classes/moment.ts';
import type { Moment } from '#src/classroom/classes/moment.ts';
import type { MomentChange } from '../api-class.ts';
import { useNow } from '../useNow.ts';
import { clockWords } from './timer-words.ts';

interface MomentProps {
  moment: Moment;
  now: () => number;
  onChange: (change: MomentChange) => void;
}

const minute = 60_000;
const usual = [5, 10, 15, 30] as const;

export function EyesUp({ moment, onChange }: MomentProps) {
  const id = useId();
  const [text, setText] = useState('Eyes up, please');
  return (
    <section className="teach-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Eyes up</h3>
      {moment.eyesUp ? (
        <>
          <p>
            Every screen is blank but for: “<bdi>{moment.eyesUp.text}</bdi>”.
          </p>
          <p>
            <button type="button" className="cc-button" onClick={() => onChange({ eyesUp: null })}>
              Give the screens back
            </button>
          </p>
        </>
      ) : (
        <form
          className="teach-tools"
          onSubmit={(event) => {
            event.preventDefault();
            onChange({ eyesUp: { text: text.trim() } });
          }}
        >
          <p className="teach-grow">
            <label htmlFor={`${id}text`}>Words on the blank screen</label>
            <input
              id={`${id}text`}
              className="teach-input"
              maxLength={200}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </p>
          <button type="submit" className="cc-button-quiet">
            Blank all screens
          </button>
        </form>
      )}
    </section>
  );
}

export function Timer({ moment, now, onChange }: MomentProps) {
  const id = useId();
  const [minutes, setMinutes] = useState('10');
  const shown = useNow(now);
  const { timer } = moment;
  const left = timeLeft(moment, shown) ?? 0;
  const start = (length: number) => onChange({ timer: { until: Math.round(now() + length * minute) } });
  const wanted = Number(minutes);
  return (
    <section className="teach-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Timer</h3>
      {timer ? (
        <>
          <p className="teach-timer" role="timer" data-over={left === 0}>
            {left === 0 ? 'Time is up' : clockWords(left)}
          </p>
          <p className="teach-row">
            {timer.until === undefined ? (
              <button
                type="button"
                className="teach-small"
                onClick={() => onChange({ timer: { until: Math.round(now() + left) } })}
              >
                Go on
              </button>
            ) : (
              <button
                type="button"
                className="teach-small"
                aria-disabled={left === 0}
                onClick={() => left > 0 && onChange({ timer: { left: Math.round(left) } })}
              >
                Stop it
              </button>
            )}
            <button
              type="button"
              className="teach-small"
              onClick={() =>
                onChange({
                  timer:
                    timer.until === undefined
                      ? { left: Math.round(left + 5 * minute) }
                      : { until: Math.round(now() + left + 5 * minute) },
                })
              }
            >
              5 minutes more
            </button>
            <button type="button" className="teach-small" onClick={() => onChange({ timer: null })}>
              Take it away
            </button>
          </p>
        </>
      ) : (
        <form
          className="teach-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted > 0) start(wanted);
          }}
        >
          {usual.map((length) => (
            <button key={length} type="button" className="teach-small" onClick={() => start(length)}>
              {length} min
            </button>
          ))}
          <label htmlFor={`${id}minutes`} className="teach-inline">
            Minutes
            <input
              id={`${id}minutes`}
              className="teach-input teach-number"
              type="number"
              min={1}
              max={600}
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </label>
          <button type="submit" className="teach-small">
            Start
          </button>
        </form>
      )}
    </section>
  );
}
