/** The place in a class that this browser has. The secret behind it is in a cookie that no script reads; this is only what pages show. */
import { isRecord } from '#src/base/is-record.ts';
import { keptHere, type Kept } from './kept.ts';

export interface Seat {
  class: string;
  title: string;
  course: string;
  seat: string;
  /** What the learner is called there. */
  name: string;
  /** Since when they sit there on this device, in epoch milliseconds. */
  since: number;
}

/** Every page looks for this cookie when it is idle, and loads the bar where it stands. It says nothing but that. */
const marker = 'crossconnect-class';
const seconds = 180 * 86_400;

/** The place that was taken here last, if it was not left. */
export function seatHere(kept: Kept = keptHere()): Seat | undefined {
  try {
    const value: unknown = JSON.parse(kept.get('seat') ?? '');
    return isSeat(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function takeSeat(seat: Seat, kept: Kept = keptHere()): void {
  kept.set('seat', JSON.stringify(seat));
  document.cookie = `${marker}=1; Path=/; Max-Age=${String(seconds)}; SameSite=Lax`;
}

export function leaveSeat(kept: Kept = keptHere()): void {
  const seat = seatHere(kept);
  kept.set('seat', undefined);
  if (seat) kept.set(`seen/${seat.class}`, undefined);
  document.cookie = `${marker}=; Path=/; Max-Age=0; SameSite=Lax`;
}

const isSeat = (value: unknown): value is Seat =>
  isRecord(value) &&
  ['class', 'title', 'course', 'seat', 'name'].every((key) => typeof value[key] === 'string') &&
  typeof value.since === 'number';
