/** Grades a lab of a class by playing its log again. Pure but for loading the lab, so that a worker does it. */
import { attemptEntry } from '#src/lab/attempt.ts';
import { gradeAttempt, type Graded } from '#src/lab/grade.ts';
import { findLab } from '#src/lab/registry.ts';

export interface LabToGrade {
  lab: string;
  /** The lines of the attempt, oldest first, as they were kept. */
  entries: readonly unknown[];
}

/** What is kept beside the points of a lab. */
export interface LabDetail {
  kind: 'lab';
  lab: string;
  /** `recorded`: begun with another edition, so the result is the one that was recorded then. `refused`: it cannot have happened as the log says. */
  how: 'graded' | 'recorded' | 'refused';
  because?: string;
  tasks: readonly Graded[];
  handedIn: boolean;
  /** How many lines it was worked out from. */
  lines: number;
}

export interface GradedLab {
  points: number;
  outOf: number;
  detail: LabDetail;
}

/** The grade of a log: a point for each task that holds and was not done by *show me* or an instructor. A log that cannot have happened earns nothing, and says why. */
export async function gradeLab({ lab: id, entries: kept }: LabToGrade): Promise<GradedLab> {
  const { default: lab } = await findLab(id).load();
  const entries = kept.map((entry) => attemptEntry.parse(entry));
  const grade = await gradeAttempt(lab, entries);
  const detail = {
    kind: 'lab',
    lab: id,
    lines: entries.length,
    handedIn: entries.some(({ kind }) => kind === 'handed-in'),
  } as const;
  if (grade.kind === 'refused') {
    const outOf = findLab(id).tasks.length;
    return { points: 0, outOf, detail: { ...detail, how: 'refused', because: grade.because, tasks: [] } };
  }
  const because = grade.kind === 'recorded' ? { because: grade.because } : {};
  return {
    points: grade.score,
    outOf: grade.of,
    detail: { ...detail, how: grade.kind, ...because, tasks: grade.tasks },
  };
}
