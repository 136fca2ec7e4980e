/** The attempts at labs that belong to an exam: each lab item has one of its own, which stands in the record like any other. */
import { attemptEntry, foldAttempt } from '#src/lab/attempt.ts';
import type { Attempt } from '#src/lab/attempt.ts';
import type { RecordStore } from '#src/progress/store.ts';

/** The id of the attempt at a lab within an exam. It begins as all attempts at the lab do, and is never the newest of them. */
export const labAttempt = (exam: string, lab: string): string => `${lab}#in-${exam.split('/').at(-1) ?? exam}`;

/** Ids of the tasks that are done and, where they end in a question, were answered rightly. */
export const tasksDone = ({ done, answers }: Pick<Attempt, 'done' | 'answers'>): string[] =>
  Object.keys(done).filter((task) => answers[task]?.right !== false);

/** Whether a lab of an exam was handed in. What cannot be read counts as still open. */
export async function isHandedIn(log: RecordStore['attempts'], attempt: string): Promise<boolean> {
  const entries = (await log.read(attempt, 0)).map((entry) => attemptEntry.safeParse(entry));
  const read = entries.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return read.length === entries.length && foldAttempt(read)?.handedIn !== undefined;
}
