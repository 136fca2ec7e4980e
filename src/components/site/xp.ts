/** What a unit can bring: its text, its check and its labs with their tasks. */
import { worth } from '#src/progress/fold.ts';
import type { Unit } from './courses.ts';

/** The most experience points a unit gives. */
export function xpOf(_unit: Pick<Unit, 'labs'>): number {
  return worth.unitRead + worth.check;
}
