/** When the results of a class are told to its learners: as the class server tells them, entry by entry. */
import type { ClassSeen } from '../class-seen.ts';

export function resultWords({ plan, settings }: Pick<ClassSeen, 'plan' | 'settings'>): string {
  const waits = plan.entries.filter(({ kind, way }) => kind === 'exam' || (kind === 'lab' && way === 'assessed'));
  const atOnce = plan.entries.some(({ kind, way }) => kind === 'check' || (kind === 'lab' && way !== 'assessed'));
  if (settings.results === 'at-once' || waits.length === 0)
    return 'What is graded stands here as soon as you have done it.';
  const exams = waits.some(({ kind }) => kind === 'exam');
  const labs = waits.some(({ kind }) => kind === 'lab');
  const later = exams && labs ? 'Exams and assessed labs' : exams ? 'Exams' : 'Assessed labs';
  const rest = atOnce ? ' Other labs and knowledge checks stand here as soon as you have done them.' : '';
  return `${later} stand here when your instructor releases their results.${rest}`;
}
