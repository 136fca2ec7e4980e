/** The moments of an attempt, in words, for whoever looks through it again. */
import { parseSnapshot } from '#src/azure/arm.ts';
import type { JournalEntry } from '#src/azure/journal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { foldAttempt, tells } from '#src/lab/attempt.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { Task } from '#src/lab/definition.ts';
import { toldRequest } from '#src/lab/request-words.ts';

/** One entry of the log, as it is told. */
export interface AttemptMoment {
  /** The number of its entry. */
  n: number;
  /** Virtual and real milliseconds. */
  at: number;
  real: number;
  words: string;
  /** Who did it, where it was somebody. */
  by?: string;
}

type Titled = Pick<Task, 'id' | 'title'>;

/** Every moment of a log, oldest first. What an assessed attempt does not tell yet is left out. */
export function momentsOf(entries: readonly AttemptEntry[], tasks: readonly Titled[] = []): AttemptMoment[] {
  const attempt = foldAttempt(entries);
  const isTold = attempt === undefined || tells(attempt);
  const writeWords = tellWrites(entries, attempt?.start);
  return entries.flatMap((entry, n): AttemptMoment[] => {
    if (!isTold && (entry.kind === 'done' || entry.kind === 'hinted')) return [];
    const by = entry.by ?? (entry.kind === 'write' ? entry.journal[0]?.actor : undefined);
    const words = wordsOf(entry, entries, { tasks, isTold, writeWords });
    return [{ n, at: entry.at, real: entry.real, words, ...(by === undefined ? {} : { by }) }];
  });
}

interface Telling {
  tasks: readonly Titled[];
  isTold: boolean;
  writeWords: (request: JournalEntry) => string;
}

/** Tells requests in the order of the log. What was there at the start or was made before is saved, not created. */
function tellWrites(entries: readonly AttemptEntry[], start: unknown): Telling['writeWords'] {
  const made = entries.flatMap((entry) =>
    entry.kind === 'write' ? entry.journal.filter(({ method, status }) => method === 'PUT' && status === 201) : [],
  );
  const there = new Set(start === undefined ? [] : Object.keys(parseSnapshot(start).cloud.resources).map(keyOf));
  const pathOf = ({ url }: JournalEntry) => keyOf(decodeURIComponent(new URL(url).pathname));
  return (request) =>
    toldRequest(
      request,
      (id) => there.has(keyOf(id)) || made.some((one) => one.at < request.at && pathOf(one) === keyOf(id)),
    );
}

function wordsOf(
  entry: AttemptEntry,
  entries: readonly AttemptEntry[],
  { tasks, isTold, writeWords }: Telling,
): string {
  const titleOf = (task: string) => `“${tasks.find(({ id }) => id === task)?.title ?? task}”`;
  switch (entry.kind) {
    case 'started':
      return 'The lab began';
    case 'write':
      return entry.journal.map(writeWords).join(', ');
    case 'undone': {
      const undone = entries[entry.entry];
      return undone?.kind === 'write' ? `Undone: ${undone.journal.map(writeWords).join(', ')}` : 'Undone';
    }
    case 'reset':
      return 'Back to the start';
    case 'skipped':
      return 'The wait was skipped';
    case 'speed':
      return entry.speed === 1 ? 'The clock ran as in Azure' : `The clock ran ${entry.speed} times as fast`;
    case 'way':
      return `The way was changed to ${entry.way}`;
    case 'answered':
      return isTold
        ? `Answered ${titleOf(entry.task)}: ${entry.right ? 'right' : 'not right'}`
        : `Answered ${titleOf(entry.task)}`;
    case 'hinted':
      return `Hint ${entry.level} for ${titleOf(entry.task)}`;
    case 'shown':
      return `Show me did a step of ${titleOf(entry.task)}`;
    case 'done':
      return `Task done: ${titleOf(entry.task)}`;
    case 'checkpoint':
      return `Checkpoint “${entry.name}”`;
    case 'returned':
      return entry.redo === undefined
        ? `Back to ${momentWords(entries[entry.to], entry.to)}`
        : `Back to do ${titleOf(entry.redo)} without help`;
    case 'handed-in':
      return 'Handed in';
  }
}

const momentWords = (entry: AttemptEntry | undefined, n: number): string =>
  entry?.kind === 'checkpoint' ? `“${entry.name}”` : n === 0 ? 'the start' : `moment ${n}`;
