/**
 * Writes what happens in an exam into its log, in order and one at a time. What the browser refuses to keep stays part of the log in this
 * tab's memory, and is written with the next event that it takes.
 */
import type { ExamEvent } from '#src/quiz/exam/attempt.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import { isTrouble } from '#src/progress/trouble.ts';

export interface Writer {
  add: (event: ExamEvent) => void;
  /** Resolves when nothing waits any more. */
  settled: () => Promise<void>;
}

interface Options {
  log: RecordStore['attempts'];
  attempt: string;
  /** The number of the first entry to write. */
  from: number;
  /** Why the last event is in this tab's memory alone; undefined once everything is kept again. */
  onTrouble: (trouble: Trouble | undefined) => void;
  /** Another tab has written in the place of this one: nothing more is written from here. */
  onTaken: () => void;
}

/** Whether the later of two events makes the earlier one needless: a text that is being written, a clock that was looked at. */
const replaces = (later: ExamEvent, earlier: ExamEvent): boolean =>
  (later.type === 'answered' && earlier.type === 'answered' && later.item === earlier.item) ||
  (later.type === 'noted' && earlier.type === 'noted' && later.item === earlier.item) ||
  (later.type === 'ticked' && earlier.type === 'ticked');

export function createWriter({ log, attempt, from, onTrouble, onTaken }: Options): Writer {
  const waiting: ExamEvent[] = [];
  let next = from;
  let work: Promise<void> | undefined;
  let isTaken = false;
  const writeAll = async (): Promise<void> => {
    for (let event = waiting.shift(); event !== undefined && !isTaken; event = waiting.shift()) {
      const kept = await log.append(attempt, next, event);
      if (kept === 'taken') {
        isTaken = true;
        onTaken();
        return;
      }
      next += 1;
      onTrouble(isTrouble(kept) ? kept : undefined);
    }
  };
  return {
    add(event) {
      if (isTaken) return;
      const last = waiting.at(-1);
      if (last !== undefined && replaces(event, last)) waiting.pop();
      waiting.push(event);
      work ??= writeAll().finally(() => (work = undefined));
    },
    async settled() {
      while (work !== undefined) await work;
    },
  };
}
