/** Days as learners have them: dates of their own clock, written `2026-11-23`. */

const length = 24 * 60 * 60 * 1000;

/** The date of a moment, for a clock so many minutes ahead of UTC. */
export const dateOf = (at: number, minutesAhead = 0): string =>
  new Date(at + minutesAhead * 60_000).toISOString().slice(0, 10);

/** The moment at which the day of another moment ends. */
export const endOfDay = (at: number, minutesAhead = 0): number =>
  Date.parse(dateOf(at, minutesAhead)) + length - minutesAhead * 60_000;

/** Whether a text is a date that the calendar has: not `2026-02-30`, nor `next week`. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text)) && dateOf(Date.parse(text)) === text;

/** How many days lie between two dates; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / length);

/** The date so many days later. */
export const later = (date: string, days: number): string => dateOf(Date.parse(date) + days * length);
