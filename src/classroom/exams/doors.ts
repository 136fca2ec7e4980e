/** What opening or closing an exam makes of a plan and its moment, whatever the pace. Server and browsers both ask here. */
import type { Moment } from '../classes/moment.ts';
import { isOpen } from '../classes/pace.ts';
import type { ClassPlan, PlanEntry } from '../classes/plan.ts';
import type { ClassSettings } from '../classes/settings.ts';

export interface Doors {
  plan: ClassPlan;
  moment: Moment;
}

interface Paced extends Doors {
  settings: Pick<ClassSettings, 'pace'>;
}

/** The plan without what keeps learners out by the clock now. */
const withoutTimes = ({ opens, closes, ...entry }: PlanEntry, now: number): PlanEntry => ({
  ...entry,
  ...(opens === undefined || opens > now ? {} : { opens }),
  ...(closes === undefined || closes <= now ? {} : { closes }),
});

/** Plan and moment with the exam open: its times, the gate before it, and the step of the class no longer keep anybody out. */
export function opened({ plan, settings, moment }: Paced, id: string, now: number): Doors {
  const place = plan.entries.findIndex((entry) => entry.id === id);
  const next = { entries: plan.entries.map((entry) => (entry.id === id ? withoutTimes(entry, now) : entry)) };
  if (settings.pace === 'together') {
    const at = plan.entries.findIndex((entry) => entry.id === moment.step);
    return { plan: next, moment: place <= at ? moment : { ...moment, step: id } };
  }
  const gate = plan.entries.slice(0, place + 1).findLast((entry) => entry.gate === true);
  const isShut = settings.pace === 'gated' && gate !== undefined && moment.opened?.includes(gate.id) !== true;
  return { plan: next, moment: isShut ? { ...moment, opened: [...(moment.opened ?? []), gate.id] } : moment };
}

/** The plan with the exam closed from now on, whatever the pace. */
export const closed = ({ entries }: ClassPlan, id: string, now: number): ClassPlan => ({
  entries: entries.map((entry) => (entry.id === id ? { ...entry, closes: now } : entry)),
});

/** What else learners can begin once the exam is open, and cannot now: all that its gate, or its step, holds up too. In the order of the plan. */
export function alsoOpened(paced: Paced, id: string, now: number): PlanEntry[] {
  const { settings } = paced;
  const state = 'running' as const;
  const after = opened(paced, id, now);
  return paced.plan.entries.filter(
    (entry) =>
      entry.id !== id &&
      entry.kind !== 'break' &&
      entry.kind !== 'talk' &&
      !isOpen({ ...paced, state, now }, entry.id) &&
      isOpen({ ...after, settings, state, now }, entry.id),
  );
}
