/** How large a knowledge check is, and what passes it: said by the page as it is built, and again when questions are drawn. */
import { counted, wordFor } from '#src/base/counted.ts';
import { passingShare } from '#src/progress/passing.ts';

/** `6 questions, 14 points. 12 points (80%) pass.` */
export function sizeWords(questions: number, points: number): string {
  const enough = Math.ceil(points * passingShare);
  return `${counted(questions, 'question')}, ${counted(points, 'point')}. ${counted(enough, 'point')} (${passingShare * 100}%) ${wordFor(enough, 'passes', 'pass')}.`;
}
