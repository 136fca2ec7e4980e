/** The plan of a class: what is done in it, in which order, in which way, and when. Browsers read it too. */
import * as z from 'zod/mini';

/** What an entry of a plan can be. A `talk` is the instructor's alone, a `break` is nobody's. */
export const entryKinds = ['unit', 'lab', 'check', 'exam', 'poll', 'break', 'talk'] as const;
export type EntryKind = (typeof entryKinds)[number];

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** An id within a plan, such as `connect-a-network`: it stands in addresses and in the gradebook. */
export const entryId = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is small letters, digits and single hyphens'), z.maxLength(60));

export const planEntry = z.object({
  id: entryId,
  kind: z.enum(entryKinds),
  /**
   * What it is about: of a unit and of a check the id of the unit (`expressroute/09-fastpath`), the id of a lab, the form of an
   * exam (`full`), the id of a question. Empty for a break, and for a talk about nothing in particular.
   */
  ref: z.string().check(z.maxLength(200)),
  /** What it is called in this class; else whatever it is about says that itself. */
  title: z.exactOptional(line),
  /** How a lab is done: whoever opens it in the class does it in this way. */
  way: z.exactOptional(z.enum(['guided', 'practice', 'assessed'])),
  /** How long it is meant to take. */
  minutes: z.exactOptional(z.int().check(z.minimum(0), z.maximum(1440))),
  /** How many of these minutes may be lost without harm to the day. */
  slack: z.exactOptional(z.int().check(z.minimum(0), z.maximum(1440))),
  /** Not before this moment, and not begun after that one: epoch milliseconds. */
  opens: z.exactOptional(z.int()),
  closes: z.exactOptional(z.int()),
  /** In a gated class: it stays shut until the instructor opens it. Without it, it opens with what stands before it. */
  gate: z.exactOptional(z.boolean()),
  /** A lab done in one Cloud by several: two learners each, or every learner with the instructor as the owner. */
  people: z.exactOptional(z.enum(['pairs', 'with-instructor'])),
  /** What the instructor says and asks there. No learner is sent it. */
  says: z.exactOptional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(40))),
});
export type PlanEntry = z.infer<typeof planEntry>;

export const classPlan = z.object({
  entries: z.array(planEntry).check(
    z.maxLength(100, 'a plan has at most 100 entries: make two classes of it'),
    z.refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, {
      error: 'two entries have the same id: give each its own',
    }),
  ),
});
export type ClassPlan = z.infer<typeof classPlan>;

/** The entry of this id. */
export const entryOf = ({ entries }: ClassPlan, id: string): PlanEntry | undefined =>
  entries.find((entry) => entry.id === id);

/** The plan as learners are sent it: without what the instructor says, and without which question a poll will ask. */
export const planForLearners = ({ entries }: ClassPlan): ClassPlan => ({
  entries: entries.map(({ says: _says, ...entry }) => (entry.kind === 'poll' ? { ...entry, ref: '' } : entry)),
});
