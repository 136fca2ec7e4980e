/** What every page with an exam, a score or a readiness says: what the practice covers, what it leaves out, and what it does not claim. */
import type { Exams } from '#src/quiz/exam/blueprint.ts';

export interface Coverage {
  covers: string;
  leavesOut: readonly string[];
  /** What nobody should read into a figure of ours. */
  claims: string;
}

/** The coverage of a course's exams, in words. It never calls anybody ready for the exam itself. */
export const coverageOf = ({ exam, covers, leavesOut }: Pick<Exams, 'exam' | 'covers' | 'leavesOut'>): Coverage => ({
  covers,
  leavesOut,
  claims: `A score here speaks of these skills on questions of ours. It is no forecast of how ${exam} will end.`,
});
