/**
 * The clock of an attempt: how much time is used, from nothing but the moments in its log. It counts the steps forward from each entry to
 * the next, also while the page was closed, since there is no pause. A step back counts as nothing: it takes no time and gives none.
 */
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import type { Form } from '#src/quiz/exam/form.ts';

/** A step longer than this is noted: the page was closed or asleep, or the clock was set forward. Nobody can tell which, so it counts. */
export const longestSilence = 5 * 60_000;

/** The milliseconds an attempt may take. */
export const allowedFor = ({ minutes }: Pick<Form, 'minutes'>, time: number): number =>
  Math.round(minutes * time * 60_000);

/** How the clock stands, in milliseconds. */
export interface Time {
  used: number;
  left: number;
  allowed: number;
  isOver: boolean;
}

/** The time of an attempt at a moment of the learner's clock. */
export function timeAt({ used, seenAt, allowed }: Pick<Attempt, 'used' | 'seenAt' | 'allowed'>, now: number): Time {
  const then = Math.min(allowed, used + Math.max(0, now - seenAt));
  return { used: then, left: allowed - then, allowed, isOver: then >= allowed };
}

/** The attempt when the clock shows `now`: the time since the latest entry is used, by the open item if there is one. */
export function passTime(attempt: Attempt, now: number): Attempt {
  const step = now - attempt.seenAt;
  const { used } = timeAt(attempt, now);
  const { item, isOpen, spent } = attempt;
  const isNoted = step < 0 || step > longestSilence;
  return {
    ...attempt,
    seenAt: now,
    used,
    ...(isOpen ? { spent: { ...spent, [item]: (spent[item] ?? 0) + used - attempt.used } } : {}),
    ...(isNoted ? { jumps: [...attempt.jumps, { by: step, used: attempt.used }] } : {}),
  };
}
