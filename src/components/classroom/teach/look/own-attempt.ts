/** The attempts of those who lead: in which lab, and what they are called on the server. */
import type { ClassPlan } from '#src/classroom/classes/plan.ts';
import type { LabEntry } from '#src/lab/entry.ts';
import { labs } from '#src/lab/registry.ts';

/** The labs of a course, those of the plan first. */
export function labsIn({ entries }: ClassPlan, course: string): LabEntry[] {
  const planned = entries.flatMap(({ kind, ref }) => (kind === 'lab' ? [ref] : []));
  const first = [...new Set(planned)].flatMap((id) => labs.find((lab) => lab.id === id) ?? []);
  return [...first, ...labs.filter((lab) => lab.id.startsWith(`${course}/`) && !first.includes(lab))];
}

/** The attempt of an account at a lab, to be shown. */
export const ownAttempt = (account: string, lab: string): string => `staff-${account}.${lab.split('/').at(-1) ?? lab}`;
