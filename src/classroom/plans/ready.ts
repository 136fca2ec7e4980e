/** A ready plan of a class: an author's entries, with how long they take together. An instructor starts from it and changes what they like. */
import * as z from 'zod/mini';
import { planEntry } from '#src/classroom/classes/plan.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';

/** The share of a plan's minutes that may be lost without harm: less, and one late coffee breaks the day. */
export const leastSlack = 0.1;

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const readyPlan = z.object({
  title: line,
  /** For whom it is and what they can do afterwards. */
  says: z.string().check(z.trim(), z.minLength(1), z.maxLength(600)),
  minutes: z.int().check(z.minimum(30), z.maximum(1440)),
  entries: z.array(planEntry).check(z.minLength(3), z.maxLength(100)),
});
export type ReadyPlan = z.infer<typeof readyPlan>;

/** How long the entries take, and how much of that may be lost. */
export const lengthOf = (entries: readonly PlanEntry[]): { minutes: number; slack: number } => ({
  minutes: entries.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
  slack: entries.reduce((sum, { slack = 0 }) => sum + slack, 0),
});

/** What is wrong with a plan, each in a sentence; nothing for a sound one. What its entries are about is for whoever has the content. */
export function faultsOf({ minutes, entries }: ReadyPlan): string[] {
  const length = lengthOf(entries);
  const twice = entries.filter(({ id }, index) => entries.findIndex((one) => one.id === id) < index);
  const without = entries.filter((entry) => entry.minutes === undefined);
  const over = entries.filter(({ minutes: of = 0, slack = 0 }) => slack > of);
  return [
    ...twice.map(({ id }) => `Two entries are called “${id}”. Give each an id of its own.`),
    ...without.map(({ id }) => `“${id}” has no minutes. Say how long it takes.`),
    ...over.map(({ id }) => `“${id}” has more slack than minutes. Slack is a part of its minutes.`),
    ...(length.minutes === minutes
      ? []
      : [`The plan is said to take ${minutes} minutes, and its entries take ${length.minutes}. Make them agree.`]),
    ...(length.slack >= minutes * leastSlack
      ? []
      : [`${length.slack} of ${minutes} minutes are slack; at least ${Math.ceil(minutes * leastSlack)} have to be.`]),
  ];
}
