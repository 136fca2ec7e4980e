/** A line chart with title, axes and units. A moment is read off by the pointer or by the arrow keys; the same figures stand in a table below. */
import { useEffect, useId, useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { figureWords, placesIn, readoutAt, runsOf, timeTicks, valueTicks } from '#src/portal/chart.ts';
import type { Chart, Frame } from '#src/portal/chart.ts';
import { TableView } from '#src/portal/kit/TableView.tsx';
import { momentWords, timeWords } from '#src/portal/words.ts';
import '#src/portal/kit/chart.css';

const height = 220;
const margin = { left: 52, right: 14, top: 10, bottom: 26 };

/** The width there is, so that letters keep their size; a usual one until it is known. */
function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (box.current === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index, last) => Math.min(last, index + 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  ArrowDown: (index) => Math.max(0, index - 1),
  PageUp: (index, last) => Math.min(last, index + 10),
  PageDown: (index) => Math.max(0, index - 10),
  Home: () => 0,
  End: (_index, last) => last,
};

export function ChartView({ chart }: { chart: Chart }): JSX.Element {
  const id = useId();
  const times = chart.series[0]?.points.map(({ at }) => at) ?? [];
  const isEmpty = chart.series.every(({ points }) => points.every(({ value }) => value === undefined));
  const unit = chart.unit === '' ? '' : ` in ${chart.unit}`;
  return (
    <figure className="ccp-chart" aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{chart.title}</strong>
        <span>
          {chart.aggregation}
          {unit}
        </span>
      </figcaption>
      {isEmpty ? (
        <p className="ccp-quiet">{chart.empty}</p>
      ) : (
        <>
          <Lines chart={chart} times={times} labelledBy={id} />
          <ul className="ccp-legend">
            {chart.series.map(({ name }, index) => (
              <li key={name}>
                <svg width={28} height={8} aria-hidden="true" focusable="false">
                  <path className="ccp-line" data-series={index % 6} d="M1 4H27" />
                </svg>
                {name}
              </li>
            ))}
          </ul>
          <Figures chart={chart} times={times} />
        </>
      )}
    </figure>
  );
}

function Lines({ chart, times, labelledBy }: { chart: Chart; times: number[]; labelledBy: string }): JSX.Element {
  const [box, width] = useWidth();
  const last = times.length - 1;
  const [chosen, setChosen] = useState<number>();
  const index = Math.min(chosen ?? last, last);
  const frame: Frame = {
    left: margin.left,
    top: margin.top,
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
  const values = valueTicks(chart);
  const { x, y } = placesIn(frame, times, values);
  const at = times[index] ?? 0;
  const readout = `${momentWords(at)}. ${readoutAt(chart, index)}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = steps[event.key]?.(index, last);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
  };
  return (
    <>
      <div
        ref={box}
        className="ccp-plot"
        role="slider"
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={readout}
        onKeyDown={onKeyDown}
        onPointerMove={({ clientX, currentTarget }) => {
          const share = (clientX - currentTarget.getBoundingClientRect().left - frame.left) / frame.width;
          setChosen(Math.round(Math.min(1, Math.max(0, share)) * last));
        }}
        onPointerLeave={() => setChosen(undefined)}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          {values.map((value) => (
            <g key={value}>
              <path className="ccp-grid" d={`M${frame.left} ${y(value)}H${frame.left + frame.width}`} />
              <text x={frame.left - 6} y={y(value) + 4} textAnchor="end">
                {value}
              </text>
            </g>
          ))}
          {timeTicks(times, frame.width).map((time, tick, all) => (
            <text
              key={time}
              x={x(time)}
              y={height - 6}
              textAnchor={tick === 0 ? 'start' : tick === all.length - 1 ? 'end' : 'middle'}
            >
              {timeWords(time)}
            </text>
          ))}
          {chart.series.map((series, number) => (
            <g key={series.name}>
              {runsOf(series).map((run) => (
                <path
                  key={run[0]?.at}
                  className="ccp-line"
                  data-series={number % 6}
                  data-alone={run.length === 1}
                  d={`M${run.map((point) => `${x(point.at)} ${y(point.value)}`).join('L')}${run.length === 1 ? 'h.01' : ''}`}
                />
              ))}
            </g>
          ))}
          <path className="ccp-cursor" d={`M${x(at)} ${frame.top}V${frame.top + frame.height}`} />
          {chart.series.map(({ name, points }, number) => {
            const value = points[index]?.value;
            return (
              value !== undefined && (
                <circle key={name} className="ccp-dot" data-series={number % 6} cx={x(at)} cy={y(value)} r={4} />
              )
            );
          })}
        </svg>
      </div>
      <p className="ccp-readout" aria-hidden="true">
        {readout}
      </p>
    </>
  );
}

/** The same figures as a table, made when it is opened: it has a row for each point. */
function Figures({ chart, times }: { chart: Chart; times: number[] }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="ccp-figures" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Figures as a table</summary>
      {isOpen && (
        <TableView
          label={`Figures of ${chart.title}`}
          table={{
            columns: ['Time', ...chart.series.map(({ name }) => name)],
            empty: chart.empty,
            rows: times.map((at, index) => ({
              key: String(at),
              cells: [
                { text: momentWords(at) },
                ...chart.series.map(({ points }) => {
                  const value = points[index]?.value;
                  return { text: value === undefined ? '—' : figureWords(value, chart.unit) };
                }),
              ],
            })),
          }}
        />
      )}
    </details>
  );
}
