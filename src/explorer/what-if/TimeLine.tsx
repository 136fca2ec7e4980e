/** Two rows of time from the failure on, drawn to one scale: how long packets and answers are lost, with and without BFD. */
import { Fragment, useId } from 'react';
import { inWords, type Span } from '#src/datapath/convergence.ts';
import { axisOf, packetsInWords, spanInWords, type Row } from './rows.ts';

interface TimeLineProps {
  rows: readonly Row[];
  perSecond: number;
}

const percent = (part: number, end: number): string => `${String(Math.round((part / end) * 10_000) / 100)}%`;

interface BarProps {
  span: Span | undefined;
  end: number;
  y: number;
  kind: 'there' | 'back';
  hatch: string;
}

/** What is surely lost in full, what may be lost hatched. Without an end it runs out of the picture. */
function Bar({ span, end, y, kind, hatch }: BarProps) {
  const sure = span ? span.least : end;
  const most = span ? span.most : end;
  return (
    <g className={`cc-time-bar cc-time-${kind}`}>
      <rect className="cc-time-sure" x="0" y={y} width={percent(sure, end)} height="12" />
      <rect
        x={percent(sure, end)}
        y={y}
        width={percent(most - sure, end)}
        height="12"
        fill={`url(#${hatch}-${kind})`}
      />
      <rect className="cc-time-edge" x={percent(most, end)} y={y - 2} width="2" height="16" />
    </g>
  );
}

function Drawing({ row, end, marks }: { row: Row; end: number; marks: readonly number[] }) {
  const hatch = useId();
  const { lost } = row.convergence;
  return (
    <svg className="cc-time-drawing" width="100%" height="74" aria-hidden="true" focusable="false">
      <defs>
        {(['there', 'back'] as const).map((kind) => (
          <pattern
            key={kind}
            id={`${hatch}-${kind}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className={`cc-time-may cc-time-${kind}`} width="3" height="6" />
          </pattern>
        ))}
      </defs>
      {marks.map((mark) => (
        <Fragment key={mark}>
          <line className="cc-time-grid" x1={percent(mark, end)} x2={percent(mark, end)} y1="0" y2="54" />
          <text className="cc-time-mark" x={percent(mark, end)} y="69" textAnchor={mark === 0 ? 'start' : 'middle'}>
            {mark === 0 ? '0' : inWords(mark)}
          </text>
        </Fragment>
      ))}
      <Bar span={lost.there} end={end} y={8} kind="there" hatch={hatch} />
      <Bar span={lost.back} end={end} y={32} kind="back" hatch={hatch} />
    </svg>
  );
}

interface LossProps {
  what: string;
  span: Span | undefined;
  /** What to say where there is no end. */
  open: string;
  kind: 'there' | 'back';
  perSecond: number;
}

function Loss({ what, span, open, kind, perSecond }: LossProps) {
  return (
    <div className="cc-time-loss" data-kind={kind}>
      <dt>{what}</dt>
      <dd>
        {span ? (
          <>
            <strong>for {spanInWords(span)}</strong>: {packetsInWords(span, perSecond)}
          </>
        ) : (
          <strong>{open}</strong>
        )}
      </dd>
    </div>
  );
}

const openEnd = ({ convergence: { moments } }: Row): string =>
  moments.some(({ step }) => step === 'stranded') ? 'until it is repaired' : 'for a time that nobody publishes';

export function TimeLine({ rows, perSecond }: TimeLineProps) {
  const { end, marks } = axisOf(rows);
  // Where no moment has a time there is nothing to draw to scale.
  const hasScale = rows.some(({ convergence: { moments } }) => moments.some(({ at }) => at > 0));
  return (
    <div className="cc-time">
      {rows.map((row) => (
        <section key={row.name} className="cc-time-row">
          <h4>{row.name}</h4>
          {hasScale && <Drawing row={row} end={end} marks={marks} />}
          <dl>
            <Loss
              what="Packets are lost"
              span={row.convergence.lost.there}
              open={openEnd(row)}
              kind="there"
              perSecond={perSecond}
            />
            <Loss
              what="Answers are lost"
              span={row.convergence.lost.back}
              open={openEnd(row)}
              kind="back"
              perSecond={perSecond}
            />
          </dl>
          <details>
            <summary>Moment by moment</summary>
            <ol>
              {row.convergence.moments.map(({ at, step, because }) => (
                <li key={step} data-step={step}>
                  <span className="cc-time-at">{at === 0 ? 'At once' : `After at most ${inWords(at)}`}:</span> {because}
                </li>
              ))}
            </ol>
          </details>
        </section>
      ))}
    </div>
  );
}
