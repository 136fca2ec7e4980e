/** The time line in numbers: for each row what is lost when, and in which words it is told. */
import type { Profile } from '#src/base/facts.ts';
import {
  convergence,
  inWords,
  packetsLost,
  type Convergence,
  type Failure,
  type Span,
} from '#src/datapath/convergence.ts';
import { timersOf, type TimerChoice } from './timers.ts';

export interface Row {
  name: string;
  convergence: Convergence;
}

/** One row without BFD and one with it; a single one where neither timer watches what failed. */
export function rowsFor(failure: Failure, profile: Profile, choice: TimerChoice): Row[] {
  const row = (name: string, bfd: boolean): Row => ({
    name,
    convergence: convergence(failure, timersOf(profile, choice, bfd)),
  });
  return failure.watched ? [row('BGP alone', false), row('BGP with BFD', true)] : [row('With or without BFD', false)];
}

/** `600 to 900 ms`, `up to 60 s`; one figure if both are the same. */
export function spanInWords({ least, most }: Span): string {
  if (least === most) return inWords(most);
  if (least === 0) return `up to ${inWords(most)}`;
  const [from, to] = [inWords(least), inWords(most)];
  const unit = to.slice(to.indexOf(' '));
  return from.endsWith(unit) ? `${from.slice(0, -unit.length)} to ${to}` : `${from} to ${to}`;
}

const count = new Intl.NumberFormat('en-US');

/** How many packets that makes at so many a second. */
export function packetsInWords(span: Span, perSecond: number): string {
  const { least, most } = packetsLost(span, perSecond);
  if (least === most) return `${count.format(most)} packets`;
  return least === 0
    ? `up to ${count.format(most)} packets`
    : `${count.format(least)} to ${count.format(most)} packets`;
}

/** Marks for the axis: where they stand, up to a little more than the last moment. */
export function axisOf(rows: readonly Row[]): { end: number; marks: number[] } {
  const last = Math.max(1000, ...rows.flatMap((row) => row.convergence.moments.map(({ at }) => at)));
  const step = [250, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000].find(
    (one) => last / one <= 4,
  );
  const size = step ?? last / 4;
  const marks = Array.from({ length: Math.floor((last * 1.05) / size) + 1 }, (_, index) => index * size);
  return { end: last * 1.12, marks };
}
