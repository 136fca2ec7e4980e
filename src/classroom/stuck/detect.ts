/** Says whether a learner is stuck in a lab, and what holds them up. It tells that from being slow by what comes of their work, not by its time. */
import { atForms } from '#src/classroom/stuck/forms.ts';
import { isIdle } from '#src/classroom/stuck/idle.ts';
import type { Known, Stuck } from '#src/classroom/stuck/known.ts';
import { inLoop } from '#src/classroom/stuck/loop.ts';
import { atPrecondition } from '#src/classroom/stuck/precondition.ts';
import { atRefusals } from '#src/classroom/stuck/refusals.ts';

/**
 * What holds this learner up at a moment of the server's time; undefined for whoever gets on, waits for Azure, reads or
 * thinks, and for whoever has no task open or has handed in.
 */
export function stuckIn(known: Known, now: number): Stuck | undefined {
  const { standing, lines } = known;
  if (standing.task === undefined || standing.done >= standing.of) return undefined;
  if (lines.some(({ entry }) => entry.kind === 'handed-in')) return undefined;
  return (
    atPrecondition(known, now) ??
    atRefusals(known, now) ??
    atForms(known, now) ??
    inLoop(known, now) ??
    isIdle(known, now)
  );
}
