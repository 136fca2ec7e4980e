/** On how many days somebody practiced. A missed day costs nothing: nothing is counted down, and nothing is said about it. */
import { dateOf, later } from '#src/quiz/days.ts';

export interface Streak {
  /** The days of the last four weeks with at least one answer, as dates, oldest first. */
  days: readonly string[];
  /** All days there ever were. */
  ever: number;
  isToday: boolean;
  /** In a sentence or two. */
  because: string;
}

const window = 28;

/** The days of practice. `at` are the moments of the answers. */
export function streakOf(at: readonly number[], now: number, minutesAhead = 0): Streak {
  const today = dateOf(now, minutesAhead);
  const first = later(today, 1 - window);
  const all = new Set(at.map((moment) => dateOf(moment, minutesAhead)).filter((date) => date <= today));
  const days = [...all].filter((date) => date >= first).toSorted();
  const isToday = all.has(today);
  return { days, ever: all.size, isToday, because: wordsOf(days.length, all.size, isToday) };
}

function wordsOf(days: number, ever: number, isToday: boolean): string {
  if (ever === 0) return 'The first question makes the first day.';
  const ago = `You practiced on ${days} of the last ${window} days.`;
  if (isToday) return `${ago} Today is one of them.`;
  return `${days === 0 ? 'Good to see you again.' : ago} What is due has waited for you.`;
}
