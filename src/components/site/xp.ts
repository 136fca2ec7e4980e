/** What a unit can bring: its text, its check and its labs with their tasks. */
import { labs } from '#src/lab/registry.ts';
import { worth } from '#src/progress/fold.ts';
import type { Unit } from './courses.ts';

/** The most experience points a lab gives. */
export const labXp = ({ tasks }: { tasks: readonly string[] }): number => worth.labDone + worth.labTask * tasks.length;

/** The most experience points a unit gives. A lab that is not there yet gives none. */
export function xpOf(unit: Pick<Unit, 'labs'>): number {
  const own = labs.filter(({ id }) => unit.labs.includes(id));
  return own.reduce((sum, lab) => sum + labXp(lab), worth.unitRead + worth.check);
}
