/** What a line chart is made of, and where its lines and ticks come to lie. Pure: the view only draws it. */

export interface Point {
  /** Virtual milliseconds. */
  at: number;
  /** Nothing where nothing was measured. */
  value?: number;
}

export interface Series {
  name: string;
  points: readonly Point[];
}

export interface Chart {
  title: string;
  /** What stands behind each figure, such as `%`; empty for a plain count. */
  unit: string;
  /** What the figures of one step were put together as: `average`. */
  aggregation: string;
  series: readonly Series[];
  /** Said where nothing was measured. */
  empty: string;
}

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A figure with its unit: `100 %`, `1.5 Mbps`. */
export function figureWords(value: number, unit: string): string {
  const rounded = Math.round(value * 100) / 100;
  return unit === '' ? String(rounded) : `${rounded} ${unit}`;
}

/** Round numbers from zero to at least the greatest value, at most six of them. */
export function valueTicks(chart: Pick<Chart, 'series' | 'unit'>): number[] {
  const most = Math.max(0, ...chart.series.flatMap(({ points }) => points.map(({ value = 0 }) => value)));
  const top = chart.unit === '%' ? 100 : most === 0 ? 1 : most;
  const rough = top / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((part) => part * size).find((one) => one >= rough) ?? top;
  const steps = top <= 4 && Number.isInteger(top) ? { step: 1, count: top } : { step, count: Math.ceil(top / step) };
  return Array.from({ length: steps.count + 1 }, (_, index) => Math.round(index * steps.step * 1e6) / 1e6);
}

/** The moments that stand under the chart: evenly spread, as many as there is room for. */
export function timeTicks(times: readonly number[], width: number): number[] {
  const room = Math.max(2, Math.floor(width / 110));
  if (times.length <= room) return [...times];
  return Array.from({ length: room }, (_, index) => times[Math.round((index * (times.length - 1)) / (room - 1))] ?? 0);
}

/** Where a moment and a value lie. */
export function placesIn(frame: Frame, times: readonly number[], ticks: readonly number[]) {
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 1];
  const top = ticks.at(-1) ?? 1;
  return {
    x: (at: number): number => frame.left + (last === first ? 0.5 : (at - first) / (last - first)) * frame.width,
    y: (value: number): number => frame.top + (1 - value / top) * frame.height,
  };
}

/** The runs of a series in which every point has a value: a line is drawn through each, and a dot for one that stands alone. */
export function runsOf({ points }: Series): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [];
  let run: { at: number; value: number }[] = [];
  for (const { at, value } of points) {
    if (value === undefined) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else run.push({ at, value });
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** What every series says at one moment, in words. */
export const readoutAt = ({ series, unit }: Chart, index: number): string =>
  series
    .map(({ name, points }) => {
      const value = points[index]?.value;
      return `${name}: ${value === undefined ? 'nothing measured' : figureWords(value, unit)}`;
    })
    .join(', ');
