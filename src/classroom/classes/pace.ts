/** Which entries of a plan are open to learners now, and what the others wait for. Server and browsers both ask here. */
import type { Moment } from './moment.ts';
import type { ClassPlan } from './plan.ts';
import type { ClassSettings } from './settings.ts';

export interface Now {
  plan: ClassPlan;
  settings: Pick<ClassSettings, 'pace'>;
  moment: Moment;
  state: 'preparing' | 'running' | 'paused' | 'ended';
  /** The server's time. */
  now: number;
}

/** Why an entry is shut. `step`: the class is not there yet. `gate`: the instructor has not opened it. */
export type Shut =
  | { shut: 'not-in-plan' | 'not-started' | 'paused' | 'ended' | 'step' | 'gate' }
  | { shut: 'not-yet'; opens: number }
  | { shut: 'over'; closes: number };

/** What keeps learners from beginning an entry; undefined when it is open. */
export function whyShut({ plan, settings, moment, state, now }: Now, id: string): Shut | undefined {
  const place = plan.entries.findIndex((entry) => entry.id === id);
  const entry = plan.entries[place];
  if (!entry) return { shut: 'not-in-plan' };
  if (state === 'preparing') return { shut: 'not-started' };
  if (state !== 'running') return { shut: state };
  if (entry.opens !== undefined && now < entry.opens) return { shut: 'not-yet', opens: entry.opens };
  if (entry.closes !== undefined && now >= entry.closes) return { shut: 'over', closes: entry.closes };
  if (settings.pace === 'free') return undefined;
  if (settings.pace === 'together') {
    const at = plan.entries.findIndex((one) => one.id === moment.step);
    return place <= at ? undefined : { shut: 'step' };
  }
  // A gate holds up everything behind it, until the next gate that was opened by itself.
  const gate = plan.entries.slice(0, place + 1).findLast((one) => one.gate === true);
  return gate === undefined || moment.opened?.includes(gate.id) === true ? undefined : { shut: 'gate' };
}

export const isOpen = (now: Now, id: string): boolean => whyShut(now, id) === undefined;

/** The same as one sentence for the learner. `time` writes a moment as the reader's clock has it. */
export function shutWords(shut: Shut, time: (at: number) => string): string {
  switch (shut.shut) {
    case 'not-in-plan':
      return 'This is no part of this class.';
    case 'not-started':
      return 'The class has not begun yet.';
    case 'paused':
      return 'The class is paused. Your work is kept; the instructor goes on in a moment.';
    case 'ended':
      return 'The class has ended: everything can be read, and nothing changed.';
    case 'step':
      return 'The class is not there yet: the instructor takes you all there together.';
    case 'gate':
      return 'The instructor opens this when the class is ready for it.';
    case 'not-yet':
      return `This opens at ${time(shut.opens)}.`;
    case 'over':
      return `This closed at ${time(shut.closes)}.`;
  }
}
