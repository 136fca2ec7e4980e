/**
 * Questions that were made where an exam began, kept for the room that opens next in the same tab: making them took their generators, the
 * simulated Azure and a second or more. They have no keys, and they are only a saving: without them the room makes the same ones again.
 */
import { isRecord } from '#src/base/is-record.ts';
import { questionIn, type Question } from './questions.ts';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const name = 'crossconnect/exam-questions';

function shelfHere(): Shelf | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Keeps the questions of an attempt for the room that opens next. Those of an attempt before are forgotten. */
export function keepReady(attempt: string, questions: readonly Question[], shelf = shelfHere()): void {
  try {
    shelf?.setItem(name, JSON.stringify({ attempt, questions }));
  } catch {
    // Storage is full or blocked: the room makes them again.
  }
}

/**
 * The questions that were kept for an attempt; none where there are none, or where they are of another. They are given once: whoever reloads
 * the room later may have a newer version of the site, and has them made by that one.
 */
export function takeReady(attempt: string, shelf = shelfHere()): Question[] {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(name) ?? 'null');
    if (!isRecord(kept) || kept.attempt !== attempt || !Array.isArray(kept.questions)) return [];
    shelf?.removeItem(name);
    return kept.questions.flatMap((question: unknown) => questionIn(question) ?? []);
  } catch {
    return [];
  }
}
