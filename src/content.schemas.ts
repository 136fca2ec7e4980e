/** The shapes of what `content/` holds beside items and figures. The site reads content by them, and `npm run content` tells authors by them what is wrong. */
import * as z from 'zod';

const text = z.string().trim().min(1, 'must not be empty');
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is written in small letters, digits and hyphens');

/** What stands at the top of a lesson, besides Starlight's own fields. */
export const lessonFields = {
  /** The unit's number in its course. */
  unit: z.int().positive().optional(),
  /** What the learner can do afterwards, one sentence each. */
  objectives: z.array(text).default([]),
  /** The skills of an exam the lesson serves: `az-700/E4`, from content/objectives. */
  exam: z.array(text).default([]),
  /** Ids of the labs that belong to the unit. */
  labs: z.array(text).default([]),
};

/** A lesson as an author writes it: the fields of Starlight that it may use, and ours. */
export const lesson = z.strictObject({
  title: text,
  description: text,
  ...lessonFields,
  draft: z.boolean().optional(),
  pagefind: z.boolean().optional(),
  tableOfContents: z.unknown().optional(),
});

export const course = z.strictObject({
  title: text,
  /** The name in places where space is short. */
  short: text,
  summary: text,
  /** Facts whose sentences stand on the course's reference sheet, besides all its numbers. */
  sheet: z.array(text).default([]),
  units: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        /** The lesson's file name without its ending. */
        slug: kebab,
        title: text,
        /** One sentence, shown in the list of units. */
        about: text,
      }),
    )
    .min(1, 'needs at least one unit'),
});

export const objectives = z.strictObject({
  title: text,
  /** How much of the exam it is, and what else to know before one goes there. */
  about: text.optional(),
  /** Each skill of the exam by its id, and the units that serve it. */
  skills: z.record(z.string(), z.strictObject({ skill: text, units: z.array(z.int().positive()) })),
});

export const misconception = z.strictObject({
  /** What somebody believes who has it wrong, in one sentence. */
  belief: text,
  /** What is true instead. */
  repair: text,
  /** The facts that settle it. */
  facts: z.array(text).min(1, 'name at least one fact that settles it'),
});

/** How an instructor takes a class through a unit; beside the lesson's own objectives, labs and figures. */
export const guide = z.strictObject({
  /** How long it takes in a class, without its labs. */
  minutes: z.int().positive(),
  /** What the class is to be able to do afterwards, in one sentence. */
  aim: text,
  say: z.array(text).min(3, 'needs at least three things to say').max(8, 'is one page: say at most eight things'),
  show: z.array(z.strictObject({ figure: text, what: text })).min(1, 'needs at least one figure to show'),
  /** Ids of the beliefs that most come with, from content/misconceptions. */
  wrong: z.array(text).min(1, 'name at least one belief to expect'),
  /** The id of a question to ask the whole class. */
  poll: text,
  moveOn: z.array(text).min(1, 'say how one sees that it is time to move on'),
});

export const word = z.strictObject({
  term: text,
  /** One or two short sentences. */
  means: text,
  /** Other names for the same. */
  also: z.array(text).default([]),
  facts: z.array(text).default([]),
});
