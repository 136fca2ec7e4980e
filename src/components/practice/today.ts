/** What the record says about today: the queue of the review, and what comes after it. */
import { answeredOf, known, shownBy } from '#src/components/practice/answers.ts';
import { askable, type Profile, type Question } from '#src/components/practice/bank.ts';
import type { PracticeData } from '#src/components/practice/data.ts';
import { minutesAheadAt } from '#src/components/practice/settings.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import { day } from '#src/quiz/ability/answered.ts';
import { calibrated } from '#src/quiz/ability/calibration.ts';
import { verdictOf, weakestFirst } from '#src/quiz/ability/verdict.ts';
import { dateOf, endOfDay } from '#src/quiz/days.ts';
import { cardsOf } from '#src/quiz/review/cards.ts';
import { todaysQueue, type Queue } from '#src/quiz/review/queue.ts';

interface Wanted {
  data: PracticeData;
  events: readonly ProgressEvent[];
  bank: readonly Question[];
  /** Questions made for today, besides those of the bank. */
  fresh: readonly Question[];
  profile: Profile;
  minutes: number;
  seed: string;
  now: number;
}

/** The review of today. */
export function reviewOf({ data, events, bank, fresh, profile, minutes, seed, now }: Wanted): Queue {
  const answers = known(answeredOf(events, data.course), bank);
  const abilities = shownBy(data, events, bank, now);
  const weak = weakestFirst(abilities.map(verdictOf)).filter(({ standing }) => standing !== 'ready');
  const nowOf = calibrated(answers);
  const farFrom = ({ id, objective, difficulty }: Question): number =>
    Math.abs(nowOf(id, difficulty) - (abilities.find((one) => one.objective === objective)?.mean ?? 0));
  return todaysQueue({
    answers,
    pool: [...askable(bank, profile), ...fresh].map((question) => ({
      item: question.id,
      objective: question.objective,
      facts: question.facts,
      far: farFrom(question),
    })),
    now,
    minutes,
    weak: weak.map(({ objective }) => objective),
    seed,
    minutesAhead: minutesAheadAt(now),
  });
}

/** What comes after today, in a sentence. */
export function tomorrowSays(
  events: readonly ProgressEvent[],
  course: string,
  bank: readonly Question[],
  now: number,
): string {
  const ahead = minutesAheadAt(now);
  const cards = [...cardsOf(known(answeredOf(events, course), bank)).values()];
  const end = endOfDay(now, ahead) + day;
  const due = cards.filter((card) => card.due < end).length;
  if (due > 0) return `Tomorrow ${due === 1 ? 'one fact comes' : `${due} facts come`} back.`;
  const [next] = cards.map((card) => card.due).toSorted((one, other) => one - other);
  return next === undefined
    ? 'Nothing has to come back yet.'
    : `Nothing comes back tomorrow. The next fact is due on ${dayName(next)}.`;
}

/** `Friday, November 27`. */
export const dayName = (at: number): string =>
  new Date(at).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });

/** Whether two moments lie on the same day of the learner's clock. */
export const isSameDay = (one: number, other: number): boolean =>
  dateOf(one, minutesAheadAt(one)) === dateOf(other, minutesAheadAt(other));
