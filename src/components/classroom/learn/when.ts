/** Moments and stretches of time as people read them. */

/** "2:30 PM", with the day in front where it is not today. */
export function timeOfDay(at: number): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString('en-US', isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' });
}

/** "4:05", or "1:02:09" from an hour on. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const [hours = 0, ...rest] = parts;
  const two = (part: number) => String(part).padStart(2, '0');
  const [minutes = 0, left = 0] = rest;
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(left)}` : `${String(minutes)}:${two(left)}`;
}
