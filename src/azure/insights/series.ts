/** From readings at the moments when something changed to points on a time axis: a metric is read at the end of each minute. */
import type { Moment } from '../past.ts';
import type { Metric, Reading } from './metrics.ts';

const minute = 60_000;

/** Values, and how often each was read. */
type Sample = { values: readonly number[]; times: number };

export interface Axis {
  from: number;
  step: number;
  count: number;
  now: number;
}

export interface Series {
  /** The values of the dimensions that are split, in the order of the metric. */
  split: { dimension: string; value: string }[];
  /** What was read in each step of the axis; nothing where there was nothing to read. */
  points: { at: number; samples: Sample[] }[];
}

/** The readings that a filter leaves. */
const fitting = (readings: readonly Reading[], filter: Readonly<Record<string, string>>): Reading[] =>
  readings.filter(({ dimensions }) =>
    Object.entries(dimensions).every(([dimension, value]) => {
      const wanted = filter[dimension.toLowerCase()];
      return wanted === undefined || wanted === '*' || wanted.toLowerCase() === value.toLowerCase();
    }),
  );

/** How many minutes of a step end between two moments. Of the step that is under way, the present counts as an end. */
function endsBetween(from: number, to: number, start: number, { step, now }: Axis): number {
  const ends = Math.max(1, Math.min(Math.floor((now - start) / minute), step / minute));
  const endAt = (index: number): number => Math.min(start + index * minute, now);
  const before = (moment: number): number => {
    if (endAt(1) >= moment) return 0;
    return Math.min(ends, Math.ceil((moment - start) / minute) - 1);
  };
  return (to > endAt(ends) ? ends : before(to)) - before(from);
}

/** One series for each value of the dimensions that a filter splits by `*`. */
export function seriesOf(
  metric: Metric,
  history: readonly Moment<readonly Reading[]>[],
  filter: Readonly<Record<string, string>>,
  axis: Axis,
): Series[] {
  const split = metric.dimensions.filter((dimension) => filter[dimension.toLowerCase()] === '*');
  const keyOf = ({ dimensions }: Reading): string => JSON.stringify(split.map((dimension) => dimensions[dimension]));
  const kept = history.map(({ at, value }) => ({ at, readings: Map.groupBy(fitting(value, filter), keyOf) }));
  const starts = Array.from({ length: axis.count }, (_, index) => axis.from + index * axis.step).filter(
    (at) => at <= axis.now,
  );
  const keys = new Map(kept.flatMap(({ readings }) => [...readings].map(([key, [first]]) => [key, first] as const)));
  return [...keys].map(([key, first]) => ({
    split: split.map((dimension) => ({ dimension, value: first?.dimensions[dimension] ?? '' })),
    points: starts.map((at) => ({
      at,
      samples: kept.flatMap(({ at: since, readings }, index) => {
        const group = readings.get(key);
        const until = kept[index + 1]?.at ?? Infinity;
        if (group === undefined || until <= at || since > at + axis.step) return [];
        const times = endsBetween(since, until, at, axis);
        return times === 0 ? [] : [{ values: group.map(({ value }) => value), times }];
      }),
    })),
  }));
}

const sum = (samples: readonly Sample[], of: (sample: Sample) => number): number =>
  samples.reduce((total, sample) => total + of(sample) * sample.times, 0);
const inAll = ({ values }: Sample): number => values.reduce((total, value) => total + value, 0);

/** Of what was read in a step. */
export const aggregations: Readonly<Record<string, (samples: readonly Sample[]) => number>> = {
  average: (samples) => sum(samples, inAll) / sum(samples, ({ values }) => values.length),
  minimum: (samples) => Math.min(...samples.flatMap(({ values }) => values)),
  maximum: (samples) => Math.max(...samples.flatMap(({ values }) => values)),
  total: (samples) => sum(samples, inAll),
  count: (samples) => sum(samples, ({ values }) => values.length),
};
