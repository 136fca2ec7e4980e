/** What an undo takes back, in the words of the button that did it. */
import type { JournalEntry } from '#src/azure/journal.ts';
import type { Attempt } from '#src/lab/attempt.ts';
import { lastUndoable } from '#src/lab/attempt.ts';

/** For example "Delete con-core"; undefined when nothing can be undone. */
export function undoable(attempt: Attempt): string | undefined {
  const number = lastUndoable(attempt);
  const write = attempt.writes.find(({ entry }) => entry === number);
  const request = write?.journal.find(({ status }) => status < 400);
  if (!request) return undefined;
  return requestWords(request);
}

/** A write in few words, such as "Create con-core". */
export function requestWords({ url, method, status }: JournalEntry): string {
  const name = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  return `${verbOf(method, status)} ${name}`;
}

function verbOf(method: string, status: number): string {
  switch (method) {
    case 'PUT':
      return status === 201 ? 'Create' : 'Save';
    case 'PATCH':
      return 'Save';
    case 'DELETE':
      return 'Delete';
    default:
      return 'Change';
  }
}
