/** The cost meter: how long each billable thing has been on the bill, and what still is. Hours, not money: no price here has a source, a region and a date. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { billablesIn } from './billable.ts';
import type { Billable } from './billable.ts';

/** From when to when something was billed; without an end it still is. Virtual milliseconds. */
export interface Span {
  from: number;
  to?: number;
}

/** One line of the bill so far. */
export interface Meter extends Billable {
  spans: readonly Span[];
  /** It was on the bill already when the learner came; hours before that are not counted. */
  wasThere: boolean;
}

/** The bill as a fold over the moments at which the Cloud was looked at. */
export interface Tally {
  readonly profile: Profile;
  readonly meters: readonly Meter[];
}

export interface CostLine extends Meter {
  milliseconds: number;
  isRunning: boolean;
}

/** The bill at a moment. */
export interface Cost {
  lines: readonly CostLine[];
  /** What is billed now: what would be left running if everybody went home. */
  running: readonly CostLine[];
  /** The hours of all lines together, in milliseconds. */
  milliseconds: number;
}

const runs = ({ spans }: Pick<Meter, 'spans'>): boolean => spans.some(({ to }) => to === undefined);

/** Port pairs stay on the bill once they are: switching the link off again ends nothing. */
const staysOn = (meter: Meter, cloud: Cloud): boolean =>
  meter.kind === 'ports' && runs(meter) && findResource(cloud, meter.id) !== undefined;

const closed = (meter: Meter, at: number): Meter => ({
  ...meter,
  spans: meter.spans.map((span) => (span.to === undefined ? { ...span, to: at } : span)),
});

/** The tally at the start: what is there is billed from now on. */
export function beginTally(cloud: Cloud, at: number, profile: Profile): Tally {
  const meters = billablesIn(cloud, at, profile).map((one) => ({ ...one, spans: [{ from: at }], wasThere: true }));
  return { profile, meters };
}

/** The tally after the Cloud was looked at once more. Moments come in their order. */
export function tally({ profile, meters }: Tally, cloud: Cloud, at: number): Tally {
  const now = new Map(billablesIn(cloud, at, profile).map((one) => [one.key, one]));
  const known = new Set(meters.map(({ key }) => key));
  const from = (one: Billable) => Math.min(at, one.since ?? at);
  const kept = meters.map((meter): Meter => {
    const one = now.get(meter.key);
    if (one !== undefined) return runs(meter) ? meter : { ...meter, spans: [...meter.spans, { from: from(one) }] };
    return staysOn(meter, cloud) ? meter : closed(meter, at);
  });
  const fresh = [...now.values()]
    .filter(({ key }) => !known.has(key))
    .map((one) => ({ ...one, spans: [{ from: from(one) }], wasThere: false }));
  return { profile, meters: [...kept, ...fresh] };
}

/** What the tally comes to at a moment. */
export function costOf({ meters }: Tally, now: number): Cost {
  const lines = meters.map((meter): CostLine => {
    const milliseconds = meter.spans.reduce((sum, { from, to = now }) => sum + Math.max(0, to - from), 0);
    return { ...meter, milliseconds, isRunning: runs(meter) };
  });
  return {
    lines,
    running: lines.filter(({ isRunning }) => isRunning),
    milliseconds: lines.reduce((sum, line) => sum + line.milliseconds, 0),
  };
}
