/** What a learner sets for practice: the day of the exam and the minutes a day. Kept in this browser, per course. */
import { draftPrefix } from '#src/components/quiz/draft.ts';
import { isRecord } from '#src/base/is-record.ts';

export interface Settings {
  /** `2026-12-18`; empty where none is set. */
  exam: string;
  /** For everything: reading, practice and review. */
  minutesADay: number;
  /** For the review alone. */
  reviewMinutes: number;
}

const usual: Settings = { exam: '', minutesADay: 45, reviewMinutes: 10 };

/** Under the prefix of the checks' drafts, so that deleting the record finds it. */
const keyOf = (course: string): string => `${draftPrefix}settings:${course}`;

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : otherwise;

/** The settings of a course; the usual ones where nothing is kept, or nothing can be. */
export function readSettings(course: string): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(course)) ?? 'null');
    if (!isRecord(kept)) return usual;
    return {
      exam: typeof kept.exam === 'string' ? kept.exam : usual.exam,
      minutesADay: numberOr(kept.minutesADay, usual.minutesADay),
      reviewMinutes: numberOr(kept.reviewMinutes, usual.reviewMinutes),
    };
  } catch {
    return usual;
  }
}

/** Keeps some of the settings. False where the browser refuses: they then last as long as the page. */
export function keepSettings(course: string, changed: Partial<Settings>): boolean {
  try {
    localStorage.setItem(keyOf(course), JSON.stringify({ ...readSettings(course), ...changed }));
    return true;
  } catch {
    return false;
  }
}

/** How far the learner's clock is ahead of UTC, at a moment. */
export const minutesAheadAt = (at: number): number => -new Date(at).getTimezoneOffset();
