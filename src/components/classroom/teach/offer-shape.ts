/** What a class can be made of, as the build of the site says: ready plans, units, labs, forms of exams, and questions to poll. */
import * as z from 'zod/mini';
import { planEntry } from '#src/classroom/classes/plan.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';

const thing = z.object({ ref: z.string(), title: z.string(), minutes: z.number() });

const courseShape = z.object({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  units: z.array(z.extend(thing, { href: z.string() })),
  labs: z.array(thing),
  exams: z.array(thing),
  /** Questions by id, with what they ask. */
  questions: z.array(z.object({ ref: z.string(), title: z.string(), unit: z.string() })),
  plans: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      says: z.string(),
      minutes: z.number(),
      entries: z.array(planEntry),
    }),
  ),
});
export type CourseOffer = z.infer<typeof courseShape>;
export type ReadyPlan = CourseOffer['plans'][number];

export const offerShape = z.object({ courses: z.array(courseShape) });
export type Offer = z.infer<typeof offerShape>;

/** What an entry is called: its own title, else that of what it is about. */
export function titleOf(entry: PlanEntry, offer: CourseOffer | undefined): string {
  if (entry.title !== undefined) return entry.title;
  const { kind, ref } = entry;
  const named = (list: readonly { ref: string; title: string }[] | undefined) =>
    list?.find((one) => one.ref === ref)?.title ?? ref;
  switch (kind) {
    case 'unit':
      return named(offer?.units);
    case 'check':
      return `Check: ${named(offer?.units)}`;
    case 'lab':
      return named(offer?.labs);
    case 'exam':
      return ref === 'own' ? 'Exam of your own questions' : named(offer?.exams);
    case 'poll':
      return named(offer?.questions);
    case 'break':
      return 'Break';
    case 'talk':
      return ref === '' ? 'Talk' : named(offer?.units);
  }
}

/** The kinds of entries, as people call them. */
export const kindWords: Readonly<Record<PlanEntry['kind'], string>> = {
  unit: 'Unit',
  lab: 'Lab',
  check: 'Check',
  exam: 'Exam',
  poll: 'Poll',
  break: 'Break',
  talk: 'Talk',
};
