/** Grades a form from its paper and its lines: pure, so that it runs in a worker and comes to the same whenever it is done again. */
import type { Accommodations } from '#src/quiz/exam/attempt.ts';
import { replay } from '#src/quiz/exam/machine.ts';
import { reportOf, type Mark, type Report } from '#src/quiz/exam/report.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Score } from '#src/quiz/score.ts';
import type { Drawn, Paper } from './paper.ts';
import { sealed } from './sealed.ts';
import { isLate, pressed, timed, type Line } from './time.ts';
import { unveiled } from './veil.ts';

export interface FormToGrade {
  paper: Paper;
  id: string;
  startedAt: number;
  endsAt: number;
  accommodations: Accommodations;
  /** From line 1 on, in order. */
  lines: readonly Line[];
  /** Whether what came after the time counts all the same. */
  countsLate: boolean;
  /** Brought questions as they are now, by their ids in forms: one that was mended is marked by its new key. */
  current: Readonly<Record<string, Item>>;
  /** Ids of questions that do not count any more. */
  dropped: readonly string[];
}

/** One question of a graded form. */
export interface GradedItem {
  /** As the learner's page calls it. */
  name: string;
  /** What it truly is. */
  id: string;
  objective: string;
  outcome: Report['items'][number]['outcome'];
  points: number;
  outOf: number;
  seconds: number;
  /** Beliefs behind what was answered wrongly. */
  beliefs: readonly string[];
}

/** What is kept beside the points of a form. */
export interface FormDetail {
  kind: 'form';
  scaled: number | undefined;
  passed: boolean;
  share: number;
  cut: number;
  usedMinutes: number;
  allowedMinutes: number;
  /** How many lines came after the time, and whether they count. */
  late: { lines: number; counted: boolean };
  items: readonly GradedItem[];
  objectives: Report['objectives'];
}

export interface GradedForm {
  points: number;
  outOf: number;
  detail: FormDetail;
}

/** A question as it was answered and marked. */
export interface MarkedItem extends Drawn {
  id: string;
  /** The words of the answer, with the names the question itself has. */
  words: readonly string[];
  score: Score;
}

/** What came of a form, question by question: for its grade, and for its report once results may be read. */
export function markForm(given: FormToGrade): {
  report: Report;
  startedAt: number;
  marked: ReadonlyMap<string, MarkedItem>;
  late: number;
} {
  const { paper, id, startedAt, endsAt, accommodations, lines, countsLate, current, dropped } = given;
  const { form, questions } = sealed(paper, id);
  const inTime = lines.filter((line) => !isLate(line, endsAt));
  const events = countsLate ? pressed(timed(lines, startedAt), endsAt) : timed(inTime, startedAt);
  const snapshot = replay([{ type: 'started', at: startedAt, attempt: id, form, accommodations }, ...events]);
  const { attempt } = snapshot.context;
  if (!attempt) throw new Error(`The form ${id} did not begin.`);
  const marked = new Map<string, MarkedItem>();
  const marks = new Map<string, Mark>();
  for (const [name, question] of questions) {
    const words = unveiled(question.view, attempt.answers[name] ?? []);
    const now = current[question.id];
    const item = now?.kind === question.item.kind ? now : question.item;
    const score = kindOf(item.kind).score(item, words);
    marked.set(name, { ...question, item, words, score });
    if (!dropped.includes(question.id)) marks.set(name, { points: score.points, outOf: score.outOf });
  }
  return { report: reportOf(attempt, marks), startedAt, marked, late: lines.length - inTime.length };
}

/** The grade of a form. */
export function gradeForm(given: FormToGrade): GradedForm {
  const { report, marked, late } = markForm(given);
  const { points, outOf, scaled, passed, share, cut, usedMinutes, allowedMinutes, objectives } = report;
  return {
    points,
    outOf,
    detail: {
      ...{ kind: 'form', scaled, passed, share, cut, usedMinutes, allowedMinutes, objectives },
      late: { lines: late, counted: given.countsLate && late > 0 },
      items: report.items.map(({ item, outcome, points: got, outOf: of, seconds }): GradedItem => {
        const one = marked.get(item.id);
        return {
          ...{ name: item.id, id: one?.id ?? item.id, objective: item.objective, outcome },
          ...{ points: got, outOf: of, seconds },
          beliefs: outcome === 'wrong' || outcome === 'partly' ? beliefsIn(one?.score) : [],
        };
      }),
    },
  };
}

const beliefsIn = (score: Score | undefined): string[] => [
  ...new Set(
    (score?.because ?? []).flatMap(({ chosen, correct, belief }) =>
      chosen && !correct && belief !== undefined ? [belief] : [],
    ),
  ),
];
