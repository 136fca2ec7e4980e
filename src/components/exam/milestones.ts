/** When a screen reader is told the time that is left: at half of it, and at the last ten, five and one minutes. Oftener would be noise. */
import { counted } from '#src/base/counted.ts';

const minute = 60_000;

/** The moments at which the time left is told, the earliest first; what is longer than half of the exam is left out. */
export function momentsOf(whole: number): number[] {
  return [whole / 2, 10 * minute, 5 * minute, minute]
    .filter((left, index) => index === 0 || left < whole / 2)
    .toSorted((one, other) => other - one);
}

/** The moment that was passed on the way from `before` to `after`, both in milliseconds left; undefined where none was. */
export const passed = (whole: number, before: number, after: number): number | undefined =>
  momentsOf(whole).findLast((moment) => after <= moment && moment < before);

/** For example `1 hour 40 minutes`, `9 minutes`, `40 seconds`. */
export function spoken(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  if (seconds < 60) return counted(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? counted(hours, 'hour') : '', rest > 0 ? counted(rest, 'minute') : ''].filter(Boolean).join(' ');
}

/** For example `1:39:59` or `9:59`, as a clock shows it. */
export function shown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`
    : `${String(minutes)}:${two(seconds % 60)}`;
}
