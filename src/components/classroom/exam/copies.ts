/** The copy of an exam in this browser: written first, so that a reload or a cut network costs nothing. When the server has other lines, they win, and the copy before is kept under its name. */
import { examEvent, type ExamEvent } from '#src/quiz/exam/attempt.ts';
import type { Opened } from '#src/classroom/exams/shown.ts';
import type { RecordStore } from '#src/progress/store.ts';
import { textOf } from '#src/progress/union.ts';

type Attempts = RecordStore['attempts'];

const copiesOf = (form: string): string => `class-exam/${form}/`;

/** The newest copy of a form, and its number; 0 where there is none. */
async function newest(attempts: Attempts, form: string): Promise<number> {
  const begin = copiesOf(form);
  const numbers = (await attempts.list()).flatMap((id) =>
    id.startsWith(begin) ? [Number(id.slice(begin.length))] : [],
  );
  return Math.max(0, ...numbers);
}

const read = async (attempts: Attempts, id: string): Promise<ExamEvent[]> =>
  (await attempts.read(id, 0)).flatMap((entry) => examEvent.safeParse(entry).data ?? []);

/** Whether both say the same as far as both go. The start is the server's, and each page writes it anew. */
const agree = (one: readonly ExamEvent[], other: readonly ExamEvent[]): boolean =>
  one.slice(1, other.length).every((event, index) => textOf(event) === textOf(other[index + 1]));

/** The log of the form as it stands on the server, with the start that each page writes for itself. */
export const serverLog = ({ shown, accommodations, startedAt }: Opened, lines: readonly ExamEvent[]): ExamEvent[] => [
  { type: 'started', at: startedAt, attempt: shown.form.id, form: shown.form, accommodations },
  ...lines,
];

/** What stands here of a form that the server has so many lines of: the copy to go on with, and how many of its lines the server has. */
export interface Copy {
  id: string;
  sent: number;
}

/** Finds the copy that goes on where the server is or further, or makes one of what the server has. */
export async function copyOf(attempts: Attempts, form: string, server: readonly ExamEvent[]): Promise<Copy> {
  const number = await newest(attempts, form);
  const id = `${copiesOf(form)}${String(number)}`;
  const here = number === 0 ? [] : await read(attempts, id);
  if (here.length > 0 && agree(here, server)) {
    // The other device went further from here: its lines come behind.
    for (const [index, event] of server.slice(here.length).entries())
      await attempts.append(id, here.length + index, event);
    return { id, sent: server.length };
  }
  const next = `${copiesOf(form)}${String(number + 1)}`;
  for (const [n, event] of server.entries()) await attempts.append(next, n, event);
  return { id: next, sent: server.length };
}
