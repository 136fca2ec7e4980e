/** What the record says about questions and exams, in a few lines for its owner. */
import type { AnsweringPlace, ExamDone, ItemAnswered, ProgressEvent } from '#src/progress/events.ts';

const placeNames: Readonly<Record<AnsweringPlace, string>> = {
  check: 'in knowledge checks',
  exam: 'in exams',
  diagnostic: 'in the diagnostic',
  review: 'in reviews',
  practice: 'in practice',
};

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** The day of a moment in the learner's own clock, as text. */
const dayOf = (at: number): string => new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' });

/** How many questions were answered, where, on how many days, and for what share of the points. Empty where there are none. */
export function answersSay(events: readonly ProgressEvent[]): string {
  const answers = events.filter((event): event is ItemAnswered => event.kind === 'item.answered');
  if (answers.length === 0) return '';
  const sum = (of: 'points' | 'outOf') => answers.reduce((all, one) => all + one[of], 0);
  const days = new Set(answers.map(({ at }) => dayOf(at))).size;
  const places = [...Map.groupBy(answers, ({ where }) => where)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([where, own]) => `${own.length} ${placeNames[where]}`);
  const share = sum('outOf') > 0 ? Math.round((100 * sum('points')) / sum('outOf')) : 0;
  return `${count(answers.length, 'answer')} on ${count(days, 'day')}, for ${share}% of the points: ${places.join(', ')}.`;
}

/** One line for each exam, the last first. */
export function examsSay(events: readonly ProgressEvent[]): string[] {
  return events
    .filter((event): event is ExamDone => event.kind === 'exam.done')
    .toSorted((one, other) => other.at - one.at)
    .map(
      ({ at, form, scaled, points, outOf, minutes }) =>
        `${dayOf(at)}: ${scaled} of 1000 on our scale, ${points} of ${count(outOf, 'point')}, in ${count(Math.max(1, Math.round(minutes)), 'minute')} (${form.replaceAll('-', ' ')}).`,
    );
}
