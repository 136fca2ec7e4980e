/** What is worked out away from the thread that answers: plain data in, plain data out, so that a worker can do it. */
import { gradeForm, type FormToGrade, type GradedForm } from '#src/classroom/exams/grade.ts';
import { drawPaper, type Drawing, type Paper } from '#src/classroom/exams/paper.ts';
import { gradeLab, type GradedLab, type LabToGrade } from '#src/classroom/grades/lab.ts';
import type { Missing } from '#src/quiz/exam/assemble.ts';

/** Each kind of task: what it is given, and what it comes to. */
export interface Tasks {
  'draw-paper': { given: Drawing; comes: Paper | { missing: readonly Missing[] } };
  'grade-form': { given: FormToGrade; comes: GradedForm };
  'grade-lab': { given: LabToGrade; comes: GradedLab };
}
export type TaskKind = keyof Tasks;
export type Given<Kind extends TaskKind> = Tasks[Kind]['given'];
export type Comes<Kind extends TaskKind> = Tasks[Kind]['comes'];

/** A task as it is handed to a worker. */
export type Task = { [Kind in TaskKind]: { kind: Kind; given: Given<Kind> } }[TaskKind];

/** Works a task out, on whatever thread this is. */
export async function workOut(task: Task): Promise<Comes<TaskKind>> {
  switch (task.kind) {
    case 'draw-paper':
      return drawPaper(task.given);
    case 'grade-form':
      return gradeForm(task.given);
    case 'grade-lab':
      return gradeLab(task.given);
  }
}
