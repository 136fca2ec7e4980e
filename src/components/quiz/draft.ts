/** Keeps the answers of a check over a reload, and which questions were drawn. A browser without storage loses them with the page, and nothing else. */
import { isRecord } from '#src/base/is-record.ts';
import type { Answers } from '#src/quiz/check.ts';

/** What every key of a draft starts with, so that deleting the record finds them all. */
export const draftPrefix = 'crossconnect:check:';

const seedKey = (unit: string): string => `${draftPrefix}draw:${unit}`;

/** Writes, or does nothing: without room or permission the form still has it, and only a reload would lose it. */
function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to do, as said above.
  }
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The answers kept for a unit; empty where there are none or they cannot be read. */
export function readDraft(unit: string): Answers {
  try {
    const draft: unknown = JSON.parse(kept(draftPrefix + unit) ?? '{}');
    if (!isRecord(draft)) return {};
    return Object.fromEntries(
      Object.entries(draft).flatMap(([item, chosen]) =>
        Array.isArray(chosen) ? [[item, chosen.filter((one): one is string => typeof one === 'string')]] : [],
      ),
    );
  } catch {
    return {};
  }
}

/** Keeps the answers of a unit. */
export const keepDraft = (unit: string, answers: Answers): void => keep(draftPrefix + unit, JSON.stringify(answers));

/** Forgets the answers of a unit, not what was drawn. */
export function dropDraft(unit: string): void {
  try {
    localStorage.removeItem(draftPrefix + unit);
  } catch {
    // Where nothing can be stored there is nothing to forget.
  }
}

/** The seed of the questions that are asked; 0 where none was kept. */
export function readSeed(unit: string): number {
  const seed = Number(kept(seedKey(unit)));
  return Number.isSafeInteger(seed) && seed >= 0 ? seed : 0;
}

/** Keeps the seed of the questions that are asked. */
export const keepSeed = (unit: string, seed: number): void => keep(seedKey(unit), String(seed));
