/** The work on one attempt as the live view keeps it: the newest lines, where it stands, and the last refusal. Pure. */
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { refusedByForms } from '#src/classroom/stuck/forms.ts';
import { noted, type Known, type Line, type Sign } from '#src/classroom/stuck/known.ts';
import type { Standing } from '#src/classroom/stuck/standing.ts';

/** A line with who wrote it: `seat:<id>`, `staff:<account>` or `server`. */
export interface WrittenLine extends Line {
  by: string;
}

export interface Work {
  attempt: string;
  /** The entry of the plan. */
  entry: string;
  lab: string;
  /** Everybody who works in it. */
  seats: readonly string[];
  /** How many lines it has. */
  length: number;
  /** Since the last task was done, and no more than are needed to judge. */
  lines: readonly WrittenLine[];
  standing: Known['standing'] | undefined;
  changedAt: number;
}

/** So many lines of one spell say enough. */
const most = 60;

/** An entry without the Cloud that it began with, which is long and says nothing about the learner. */
export const lightened = (entry: AttemptEntry): AttemptEntry =>
  entry.kind === 'started' ? { ...entry, snapshot: null } : entry;

/** The work after more lines, oldest first, and another standing, if one came. Lines that are known already change nothing. */
export function workedOn(
  before: Work,
  { lines, standing, length, at }: { lines: readonly WrittenLine[]; standing?: Standing; length: number; at: number },
): Work {
  const known = before.lines.at(-1)?.n ?? -1;
  const all = [...before.lines, ...lines.filter(({ n }) => n > known)];
  const done = all.findLastIndex(({ entry }) => entry.kind === 'done');
  return {
    ...before,
    length: Math.max(before.length, length),
    lines: all.slice(Math.max(done, 0)).slice(-most),
    // Of work that was not watched, the task is known to be open since the one before it was done, or longer than is looked back.
    standing: standing
      ? noted(before.standing, standing, before.standing ? at : (begun(all) ?? all[0]?.at ?? at))
      : before.standing,
    changedAt: Math.max(before.changedAt, at),
  };
}

const begun = (lines: readonly Line[]): number | undefined =>
  lines.findLast(({ entry: { kind } }) => kind === 'done' || kind === 'started')?.at;

export interface LastRefusal {
  /** Azure's code, or the name of the form that sent nothing. */
  code: string;
  message: string;
  at: number;
}

/** The last refusal since the last task was done, by Azure or by a form, in the words that were told; undefined where nothing was refused. */
export function lastRefusal(lines: readonly Line[], signs: readonly Sign[] = []): LastRefusal | undefined {
  const line = lines.findLast(({ told = [] }) => told.length > 0);
  const words = line?.told?.at(-1);
  const form = refusedByForms(lines, signs).at(-1);
  if (form !== undefined && form.at > (line?.at ?? 0)) return { code: form.form, message: form.says, at: form.at };
  return line && words && { ...words, at: line.at };
}

/** The lines that one of several learners wrote, and those that are everybody's. */
export const linesOf = ({ seats, lines }: Pick<Work, 'seats' | 'lines'>, seat: string): readonly WrittenLine[] =>
  seats.length < 2 ? lines : lines.filter(({ by, entry }) => by === `seat:${seat}` || entry.kind === 'done');
