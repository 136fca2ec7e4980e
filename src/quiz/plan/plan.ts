/** A study plan: for each day until the exam what to review, read and practice, weakest objectives first. Made anew from what is left whenever it is asked for. */
import { daysBetween, later } from '#src/quiz/days.ts';
import { problemWith, shortestDay, type PlanWanted } from '#src/quiz/plan/wanted.ts';

export type PlanTask = { minutes: number } & (
  | { kind: 'review' }
  | { kind: 'read'; unit: string; title: string; for: string }
  | { kind: 'practice'; objective: string }
  | { kind: 'exam'; form: 'whole' | 'short' }
);

export interface PlanDay {
  date: string;
  tasks: readonly PlanTask[];
  minutes: number;
}

export interface Plan {
  days: readonly PlanDay[];
  /** What does not fit, with its minutes. */
  left: readonly PlanTask[];
  /** In sentences: what the plan holds and what it does not. */
  because: readonly string[];
}

/** The whole practice exam, and the form of ten minutes for days that cannot hold it. */
export const examMinutes = { whole: 100, short: 10 } as const;
/** A fifth of a day goes to what is due, five minutes at least. */
const forReview = 0.2;
/** After its units are read, an objective is practiced so long. */
const practiceMinutes = 15;
/** From so many days on, there is a practice exam halfway too. */
const daysForTwoExams = 8;

const minutesOf = (tasks: readonly PlanTask[]): number => tasks.reduce((sum, { minutes }) => sum + minutes, 0);

/** Everything there is to do, in order: for each objective the units that serve it and are not read, and then practice. */
function workOf({ units, objectives, known = [], read = [] }: PlanWanted): PlanTask[] {
  const done = new Set(read);
  return objectives
    .filter((objective) => !known.includes(objective))
    .flatMap((objective): PlanTask[] => {
      const own = units.filter(({ unit, objectives: served }) => served.includes(objective) && !done.has(unit));
      for (const { unit } of own) done.add(unit);
      return [
        ...own.map(({ unit, title, minutes }): PlanTask => ({
          kind: 'read',
          unit,
          title,
          for: objective,
          minutes: Math.ceil(minutes),
        })),
        { kind: 'practice', objective, minutes: practiceMinutes },
      ];
    });
}

/** Takes from the front of the work as much as fits into so many minutes; what is cut goes on another day. */
function taken(work: PlanTask[], minutes: number): PlanTask[] {
  const tasks: PlanTask[] = [];
  let room = minutes;
  for (let task = work[0]; task && room > 0; task = work[0]) {
    const part = Math.min(task.minutes, room);
    // A rest shorter than five minutes is not worth opening the page for.
    if (part < task.minutes && part < shortestDay) break;
    tasks.push({ ...task, minutes: part });
    room -= part;
    if (part < task.minutes) work[0] = { ...task, minutes: task.minutes - part };
    else work.shift();
  }
  return tasks;
}

/** On which days, counted from 0, a practice exam stands: the last but one, and halfway if there is time. */
function examDays(days: number): Set<number> {
  if (days < 2) return new Set();
  return new Set([days - 2, ...(days >= daysForTwoExams ? [Math.floor(days / 2) - 1] : [])]);
}

/** The plan, or what is wrong with what was asked for. No day holds more minutes than were given. */
export function planFrom(wanted: PlanWanted): Plan | { problem: string } {
  const problem = problemWith(wanted);
  if (problem !== undefined) return { problem };
  const { today, exam, minutesADay, objectives, known = [] } = wanted;
  const length = daysBetween(today, exam);
  const budget = Math.floor(minutesADay);
  const work = workOf(wanted);
  const withExam = examDays(length);
  const form = budget >= examMinutes.whole ? 'whole' : 'short';
  const weak = objectives.filter((objective) => !known.includes(objective));
  let turn = 0;
  const days = Array.from({ length }, (_, index): PlanDay => {
    const tasks: PlanTask[] = [];
    const room = () => budget - minutesOf(tasks);
    if (withExam.has(index) && budget >= examMinutes[form])
      tasks.push({ kind: 'exam', form, minutes: examMinutes[form] });
    const review = Math.min(room(), Math.max(shortestDay, Math.round(budget * forReview)));
    if (review >= shortestDay) tasks.push({ kind: 'review', minutes: review });
    tasks.push(...taken(work, room()));
    // What is over once everything was read goes to the weakest objectives in turn.
    while (work.length === 0 && weak.length > 0 && room() >= shortestDay) {
      const objective = weak[turn % weak.length] ?? '';
      tasks.push({ kind: 'practice', objective, minutes: Math.min(practiceMinutes, room()) });
      turn += 1;
    }
    return { date: later(today, index), tasks, minutes: minutesOf(tasks) };
  });
  return { days, left: work, because: wordsOf(wanted, days, work) };
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

function wordsOf(
  { exam, today, minutesADay }: PlanWanted,
  days: readonly PlanDay[],
  left: readonly PlanTask[],
): string[] {
  if (days.length === 0)
    return ['The exam is today, so there is no plan. Look through what is due, and leave the rest.'];
  const first = `${count(days.length, 'day')} of ${Math.floor(minutesADay)} minutes until ${exam}; the day of the exam is left free.`;
  if (left.length === 0) return [first, 'Everything that is not known yet has a place.'];
  const asked = days.reduce((sum, { minutes }) => sum + minutes, 0) + minutesOf(left);
  const enough = Math.ceil(asked / daysBetween(today, exam) / 5) * 5;
  return [
    first,
    `${count(minutesOf(left), 'minute')} of reading and practice do not fit; the strongest objectives are left out. About ${enough} minutes a day would hold everything.`,
  ];
}

/** What became of the days of an earlier plan that went by without practice. Its work, in a sentence; undefined where there were none. */
export function missedOf(plan: Plan, today: string, practiced: readonly string[]): string | undefined {
  const missed = plan.days.filter(({ date }) => date < today && !practiced.includes(date));
  if (missed.length === 0) return undefined;
  const minutes = missed.reduce((sum, day) => sum + day.minutes, 0);
  return `${count(missed.length, 'day')} went by without practice. What stood there, ${count(minutes, 'minute')}, is dealt over the days that are left.`;
}
