/** What the form of a new class begins with, so that one press is enough. */
import { paces } from '#src/classroom/classes/settings.ts';
import type { Pace } from '#src/classroom/classes/settings.ts';

const quarter = 15 * 60_000;
const minute = 60_000;

/** The next quarter of an hour. */
export const nextStart = (now: number): number => Math.ceil(now / quarter) * quarter;

/** When a plan that begins then is over. */
export const endOf = (starts: number, minutes: number): number => starts + minutes * minute;

/** For example `ExpressRoute, Monday, November 23`. */
export const usualTitle = (course: string, starts: number): string =>
  `${course}, ${new Date(starts).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })}`;

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as a field of date and time has it, in the time of this place. */
export function fieldOf(moment: number): string {
  const at = new Date(moment);
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that a field holds; undefined while it holds none. */
export function momentIn(field: string): number | undefined {
  const at = field === '' ? Number.NaN : new Date(field).getTime();
  return Number.isFinite(at) ? at : undefined;
}

export const paceWords: Readonly<Record<Pace, { name: string; says: string }>> = {
  gated: { name: 'Gated', says: 'Learners go on by themselves up to the next gate, which you open.' },
  free: { name: 'Free', says: 'Everything is open from the start.' },
  together: { name: 'Together', says: 'One step at a time, for all at once; you say when.' },
};

export const paceIn = (value: string): Pace => paces.find((pace) => pace === value) ?? 'gated';
