/** What a study plan is made from, and what is wrong with it where none can be made. */
import { daysBetween, isDate } from '#src/quiz/days.ts';

/** A unit of the course as the plan sees it. */
export interface PlanUnit {
  /** `expressroute/09-fastpath` */
  unit: string;
  title: string;
  /** What it takes to read, in minutes. */
  minutes: number;
  /** The objectives it serves. */
  objectives: readonly string[];
}

export interface PlanWanted {
  /** A date of the learner's clock, `2026-11-23`. */
  today: string;
  /** The date of the exam. */
  exam: string;
  minutesADay: number;
  units: readonly PlanUnit[];
  /** All objectives, weakest first. */
  objectives: readonly string[];
  /** Objectives that are shown as known: their units are left out, and they are not practiced. */
  known?: readonly string[];
  /** Units that were read already. */
  read?: readonly string[];
}

/** No day has more for this; who writes more meant a week. */
const longestDay = 12 * 60;
export const shortestDay = 5;
const farthest = 366;

const said = (value: number): string => (Number.isFinite(value) ? String(value) : 'nothing');

/** What keeps a plan from being made, in words with the way out; undefined where nothing does. */
export function problemWith({ today, exam, minutesADay }: PlanWanted): string | undefined {
  if (!isDate(today)) throw new Error(`Today is a date like 2026-11-23, not "${today}".`);
  if (exam === '') return 'A plan needs the day of the exam. Choose it.';
  if (!isDate(exam)) return `"${exam}" is not a day of the calendar. Write the date of the exam like 2026-11-23.`;
  const ahead = daysBetween(today, exam);
  if (ahead < 0) return `${exam} is in the past; today is ${today}. Choose today or a later day.`;
  if (ahead > farthest)
    return `${exam} is more than a year ahead. Choose a nearer day; the plan can be made again then.`;
  if (!Number.isFinite(minutesADay) || minutesADay <= 0)
    return `A plan needs minutes to deal out, and ${said(minutesADay)} a day is none. Give it ${shortestDay} or more.`;
  if (minutesADay < shortestDay) return `${minutesADay} minutes a day hold nothing. Give it ${shortestDay} or more.`;
  if (minutesADay > longestDay)
    return `${minutesADay} minutes a day are more than twelve hours. Give it ${longestDay} or fewer.`;
  return undefined;
}
