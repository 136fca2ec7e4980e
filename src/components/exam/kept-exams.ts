/** The exams that the record of this browser keeps: those under way, and those that are over. */
import { replay } from '#src/quiz/exam/machine.ts';
import { timeAt } from '#src/quiz/exam/clock.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import type { RecordStore } from '#src/progress/store.ts';
import { readLog } from './session.ts';

/** An exam as it stands in a list. */
export interface KeptExam {
  attempt: string;
  title: string;
  startedAt: number;
  /** Milliseconds that are left; none when it is over. */
  left: number;
  isOver: boolean;
  answered: number;
  questions: number;
  /** As it was recorded when the report was read. */
  scaled: number | undefined;
}

/** What the ids of all exams of a course begin with. */
export const attemptsOf = (course: string): string => `exam/${course}/`;

/** Every exam of a course, the latest first. What cannot be read is left out. */
export async function keptExams(record: RecordStore, course: string, now: number): Promise<KeptExam[]> {
  const ids = (await record.attempts.list()).filter((id) => id.startsWith(attemptsOf(course)));
  const scores = new Map(
    (await record.all()).flatMap((event) => (event.kind === 'exam.done' ? [[event.attempt, event.scaled]] : [])),
  );
  const found = await Promise.all(
    ids.map(async (id): Promise<KeptExam[]> => {
      const log = await readLog(record.attempts, id).catch(() => []);
      const snapshot = replay(log);
      const { attempt } = snapshot.context;
      if (!attempt) return [];
      const { left, isOver } = timeAt(attempt, now);
      return [
        {
          attempt: id,
          title: attempt.form.title,
          startedAt: attempt.startedAt,
          left,
          isOver: isOver || snapshot.status === 'done',
          answered: Object.keys(attempt.answers).length,
          questions: itemsOf(attempt.form).length,
          scaled: scores.get(id),
        },
      ];
    }),
  );
  return found.flat().toSorted((one, other) => other.startedAt - one.startedAt);
}
