/** The plan that was last made, kept in this browser so that the next one can say what became of its days. */
import { draftPrefix } from '#src/components/quiz/draft.ts';
import { isRecord } from '#src/base/is-record.ts';
import type { Plan } from '#src/quiz/plan/plan.ts';

const keyOf = (course: string): string => `${draftPrefix}plan:${course}`;

/** The days of the plan that is kept, without their tasks; undefined where none is. */
export function readPlan(course: string): Plan | undefined {
  try {
    const days: unknown = JSON.parse(localStorage.getItem(keyOf(course)) ?? 'null');
    if (!Array.isArray(days)) return undefined;
    return {
      days: days.flatMap((day: unknown) =>
        isRecord(day) && typeof day.date === 'string' && typeof day.minutes === 'number'
          ? [{ date: day.date, minutes: day.minutes, tasks: [] }]
          : [],
      ),
      left: [],
      because: [],
    };
  } catch {
    return undefined;
  }
}

/** Keeps the days of a plan in place of those before, which were told of. */
export function keepPlan(course: string, { days }: Plan): void {
  try {
    localStorage.setItem(keyOf(course), JSON.stringify(days.map(({ date, minutes }) => ({ date, minutes }))));
  } catch {
    // Where nothing can be kept, nothing is said of days gone by.
  }
}
