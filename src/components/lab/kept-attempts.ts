/** The attempts at a lab that the record keeps, and which of them opens next. */
import { attemptEntry, foldAttempt, tells } from '#src/lab/attempt.ts';
import type { Way } from '#src/lab/attempt.ts';
import type { RecordStore } from '#src/progress/store.ts';
import { wayWords } from './way-words.ts';

/** An attempt as it stands in a list. */
export interface KeptAttempt {
  id: string;
  /** When it was last worked on, in real milliseconds. */
  at: number;
  way: Way;
  /** How many tasks are done; undefined while nothing of it is told. */
  done: number | undefined;
}

const key = (lab: string) => `crossconnect/attempt/${lab}`;

/** Lets this attempt be the one that opens next; without one it is the newest. */
export function keepChosen(lab: string, attempt: string | undefined): void {
  try {
    if (attempt === undefined) localStorage.removeItem(key(lab));
    else localStorage.setItem(key(lab), attempt);
  } catch {
    // Blocked storage: the newest opens.
  }
}

/** The attempt that was chosen to open, if it is among these. */
export function chosenAmong(lab: string, attempts: readonly string[]): string | undefined {
  try {
    const chosen = localStorage.getItem(key(lab));
    return chosen !== null && chosen.startsWith(`${lab}#`) && attempts.includes(chosen) ? chosen : undefined;
  } catch {
    return undefined;
  }
}

/** Every attempt at a lab, the one worked on last first. What cannot be read is left out. */
export async function keptAttempts(lab: string, { attempts }: Pick<RecordStore, 'attempts'>): Promise<KeptAttempt[]> {
  const ids = (await attempts.list()).filter((id) => id.startsWith(`${lab}#`));
  const found = await Promise.all(
    ids.map(async (id): Promise<KeptAttempt[]> => {
      const entries = (await attempts.read(id, 0)).map((entry) => attemptEntry.safeParse(entry));
      const read = entries.flatMap(({ data }) => (data === undefined ? [] : [data]));
      const attempt = read.length === entries.length ? foldAttempt(read) : undefined;
      if (!attempt) return [];
      const way = attempt.assessed ? 'assessed' : attempt.way;
      const done = tells(attempt) ? Object.keys(attempt.done).length : undefined;
      return [{ id, at: read.at(-1)?.real ?? 0, way, done }];
    }),
  );
  return found.flat().sort((one, other) => other.at - one.at);
}

/** For example "Nov 23, 2026, 8:05 AM: Practice, 2 of 5 tasks done". */
export function attemptWords({ at, way, done }: KeptAttempt, of: number): string {
  const when = new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  if (of === 0) return when;
  const far = done === undefined ? 'not handed in' : `${String(done)} of ${String(of)} tasks done`;
  return `${when}: ${wayWords[way].name}, ${far}`;
}
