/** What an undo takes back, in the words of the button that did it. */
import type { Attempt } from '#src/lab/attempt.ts';
import { lastUndoable } from '#src/lab/attempt.ts';

/** For example "Delete con-core"; undefined when nothing can be undone. */
export function undoable(attempt: Attempt): string | undefined {
  const number = lastUndoable(attempt);
  const write = attempt.writes.find(({ entry }) => entry === number);
  const request = write?.journal.find(({ status }) => status < 400);
  if (!request) return undefined;
  const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  return `${verbOf(request.method, request.status)} ${name}`;
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
