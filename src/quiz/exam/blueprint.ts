/** A blueprint says what a form is made of: how many questions of which sections, how long, and what weight each skill has. */
import * as z from 'zod/mini';
import { sectionKind } from '#src/quiz/exam/form.ts';

const text = z.string().check(z.trim(), z.minLength(1, { error: 'must not be empty' }));
const kebab = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'is written in small letters, digits and hyphens' }));
const share = z.number().check(z.gte(0), z.lte(1, { error: 'is a share from 0 to 1' }));

/** What a section of a form asks for. */
export const sectionPlan = z.strictObject({
  id: kebab,
  title: text,
  /** `series` asks yes/no questions, `case-study` and `lab` the kinds of these names, `plain` everything but the last two. */
  kind: sectionKind,
  /** Whether it is closed for good once it is left. */
  locks: z._default(z.boolean(), false),
  /** So many questions are asked. */
  items: z.int().check(z.positive()),
  /** So many will do, where the bank or the learner's list has no more. Left out: all of them. */
  atLeast: z.exactOptional(z.int().check(z.nonnegative())),
  /** The share of its questions that is made anew by generators. */
  generated: z._default(share, 0),
});

export const blueprint = z.strictObject({
  title: text,
  /** One or two sentences for who chooses a form. */
  about: text,
  /** For all of its questions; a form with fewer of them gets its share. */
  minutes: z.int().check(z.positive()),
  /** What the learner says before: which skill it shall be about, or nothing else than what they got wrong. */
  asks: z.exactOptional(z.enum(['objective', 'mistakes'])),
  sections: z.array(sectionPlan).check(
    z.minLength(1, { error: 'needs at least one section' }),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'two sections have the same id' }),
    z.refine((all) => all.every(({ items, atLeast = items }) => atLeast <= items), {
      error: 'atLeast must not be more than items',
    }),
    z.refine((all) => all.some(({ items, atLeast = items }) => atLeast > 0), {
      error: 'a form needs a section that asks at least one question',
    }),
  ),
});

/** The exams of a course, as `content/exams/<course>.yaml` holds them. */
export const exams = z.strictObject({
  /** The exam that is practiced: AZ-700. */
  exam: text,
  /** What of it the practice covers, in a sentence or two, and what it leaves out. Every page with a score says both. */
  covers: text,
  leavesOut: z.array(text).check(z.minLength(1, { error: 'name at least one thing that is not covered' })),
  /** The share of the points that passes a form of middling difficulty. */
  cut: z.number().check(z.gt(0), z.lt(1, { error: 'is a share between 0 and 1' })),
  /** How many of a form's questions each skill gets, in proportion: `az-700/E4: 6`. */
  weights: z.record(z.string(), z.number().check(z.positive())),
  /** The facts behind the rules, in the order in which they are shown where an exam is begun. */
  facts: z._default(z.array(text), []),
  /** Each form by its name, in the order in which they are offered. */
  forms: z.record(kebab, blueprint),
});

export type SectionPlan = z.infer<typeof sectionPlan>;
/** One form of a course, with what all forms of that course have in common. */
export type Blueprint = z.infer<typeof blueprint> & {
  id: string;
  course: string;
  cut: number;
  weights: Readonly<Record<string, number>>;
};
export type Exams = z.infer<typeof exams>;

/** The blueprints of a course, in the order they are offered. */
export const blueprintsOf = (course: string, { cut, weights, forms }: Exams): Blueprint[] =>
  Object.entries(forms).map(([id, one]) => ({ ...one, id, course, cut, weights }));
