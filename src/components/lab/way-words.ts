/** The ways to do a lab, as its card and its room name them. */
import type { Way } from '#src/lab/attempt.ts';

export const wayWords: Readonly<Record<Way, { name: string; says: string }>> = {
  guided: { name: 'Guided', says: 'Shows the next step, always. Show me does it for you.' },
  practice: { name: 'Practice', says: 'Tells you what is done. Hints come when you ask.' },
  assessed: { name: 'Assessed', says: 'Tells you nothing until you hand it in. Then every task is graded.' },
};
