/** How a question ended, in words. */
import type { Outcome } from '#src/quiz/exam/report.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Not right',
  unanswered: 'Not answered',
  gone: 'No longer in the bank',
  changed: 'Worth something else by now',
};
