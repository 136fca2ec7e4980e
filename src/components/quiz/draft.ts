/** Keeps the answers of a check over a reload. A browser without storage loses them with the page, and nothing else. */
import { isRecord } from '#src/progress/events.ts';
import type { Answers } from '#src/quiz/check.ts';

/** What every key of a draft starts with, so that deleting the record finds them all. */
export const draftPrefix = 'crossconnect:check:';

/** The answers kept for a unit; empty where there are none or they cannot be read. */
export function readDraft(unit: string): Answers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(draftPrefix + unit) ?? '{}');
    if (!isRecord(kept)) return {};
    return Object.fromEntries(
      Object.entries(kept).flatMap(([item, chosen]) =>
        Array.isArray(chosen) ? [[item, chosen.filter((one): one is string => typeof one === 'string')]] : [],
      ),
    );
  } catch {
    return {};
  }
}

/** Keeps the answers of a unit. */
export function keepDraft(unit: string, answers: Answers): void {
  try {
    localStorage.setItem(draftPrefix + unit, JSON.stringify(answers));
  } catch {
    // No room or no permission: the answers stand in the form, and only a reload would lose them.
  }
}

/** Forgets the answers of a unit. */
export function dropDraft(unit: string): void {
  try {
    localStorage.removeItem(draftPrefix + unit);
  } catch {
    // Where nothing can be stored there is nothing to forget.
  }
}
