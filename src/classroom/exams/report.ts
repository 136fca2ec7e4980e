/** The report of a form, for the learner once results may be read, and for those who lead the class. Browsers read the shape of it. */
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import type { Report } from '#src/quiz/exam/report.ts';
import type { Key, Score } from '#src/quiz/score.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** A question with its answer, its key and what it came to. */
export interface ReportedQuestion {
  /** As the form calls it: `q7`. */
  id: string;
  kind: string;
  /** With the names of the question itself, as its key has them. */
  view: PublicView;
  facts: readonly string[];
  words: readonly string[];
  key: Key;
  score: Score;
}

export interface ShownReport {
  title: string;
  course: string;
  startedAt: number;
  time: Attempt['accommodations']['time'];
  /** Milliseconds. */
  allowed: number;
  report: Report;
  questions: readonly ReportedQuestion[];
  /** How many lines came after the time, and whether they count. */
  late: { lines: number; counted: boolean };
  /** What a person set in place of the points, and why. */
  override?: { points: number; why: string };
}
