/** The class as its server tells a learner of it. The last telling is kept, so that a page says something without a network too. */
import * as z from 'zod/mini';
import { moment } from '#src/classroom/classes/moment.ts';
import { whyShut, type Now, type Shut } from '#src/classroom/classes/pace.ts';
import { classPlan } from '#src/classroom/classes/plan.ts';
import { classSettings } from '#src/classroom/classes/settings.ts';
import type { Kept } from './kept.ts';

export const classSeen = z.object({
  id: z.string(),
  course: z.string(),
  title: z.string(),
  state: z.enum(['preparing', 'running', 'paused', 'ended']),
  plan: classPlan,
  settings: classSettings,
  moment,
  /** The number of the newest entry of its feed. */
  seq: z.number(),
  /** The server's clock as it was told. */
  now: z.number(),
});
export type ClassSeen = z.infer<typeof classSeen>;

const key = (id: string) => `seen/${id}`;

export function keepSeen(kept: Kept, seen: ClassSeen): void {
  kept.set(key(seen.id), JSON.stringify(seen));
}

/** As it was seen last. */
export function keptSeen(kept: Kept, id: string): ClassSeen | undefined {
  try {
    return classSeen.safeParse(JSON.parse(kept.get(key(id)) ?? '')).data;
  } catch {
    return undefined;
  }
}

/** Why an entry of the plan is shut to learners now. */
export const shutIn = (seen: ClassSeen, entry: string, now: number): Shut | undefined =>
  whyShut({ ...seen, now } satisfies Now, entry);

/** Whether an entry is done in a Cloud on the server. */
export const standsOnServer = ({ way, people }: ClassSeen['plan']['entries'][number]): boolean =>
  way === 'assessed' || people !== undefined;
