/** What stands in content/, and how each kind of file must be written. A fault there stops the build with the file and the line. */
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { item } from '#src/quiz/item.ts';

/** Every file but those that begin with an underscore. */
const yaml = '**/[^_]*.yaml';

const docs = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '**/[^_]*.{md,mdx}' }),
  schema: docsSchema({
    extend: z.object({
      /** The course the lesson belongs to: the first part of its address. */
      course: z.string().optional(),
      /** Its number in the course. */
      order: z.int().positive().optional(),
      /** How long it takes to read and do, in minutes. */
      minutes: z.int().positive().optional(),
      /** What a learner earns who finishes it. */
      xp: z.int().positive().optional(),
      /** What the learner can do afterwards. Each completes "You can …". */
      objectives: z.array(z.string()).default([]),
      /** The skills of the exam it serves: ids of content/objectives. */
      exam: z.array(z.string()).default([]),
      /** The labs it opens. */
      labs: z.array(z.string()).default([]),
    }),
  }),
});

const courses = defineCollection({
  loader: glob({ base: './content/courses', pattern: yaml }),
  schema: z.strictObject({
    title: z.string(),
    short: z.string(),
    summary: z.string(),
    units: z.array(
      z.strictObject({
        number: z.int().positive(),
        /** The last part of the lesson's address. The unit is written as soon as that lesson exists. */
        slug: z.string(),
        title: z.string(),
        minutes: z.int().positive(),
        xp: z.int().positive().optional(),
        /** One line on what the unit is about. */
        about: z.string(),
      }),
    ),
  }),
});

const items = defineCollection({ loader: glob({ base: './content/items', pattern: yaml }), schema: item });

const objectives = defineCollection({
  loader: glob({ base: './content/objectives', pattern: yaml }),
  schema: z.strictObject({
    title: z.string(),
    skills: z.record(z.string(), z.strictObject({ skill: z.string(), units: z.array(z.int().positive()) })),
  }),
});

const misconceptions = defineCollection({
  loader: glob({ base: './content/misconceptions', pattern: yaml }),
  schema: z.strictObject({
    /** What somebody believes who has it wrong, in one sentence. */
    belief: z.string(),
    /** What is true instead. */
    repair: z.string(),
    /** The facts that settle it. */
    facts: z.array(z.string()).min(1),
  }),
});

export const collections = { docs, courses, items, objectives, misconceptions };
