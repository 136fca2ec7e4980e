/** What `content/` holds. A wrong field stops the build with the file, the field and the rule. */
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { figureSchema } from '#src/components/figures/kinds/list.ts';
import { item } from '#src/quiz/item.ts';

const docs = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '**/[^_]*.mdx' }),
  schema: docsSchema({
    extend: z.object({
      /** The unit's number in its course. */
      unit: z.int().positive().optional(),
      /** What the learner can do afterwards, one sentence each. */
      objectives: z.array(z.string()).default([]),
      /** The skills of an exam the lesson serves: `az-700/E4`, from content/objectives. */
      exam: z.array(z.string()).default([]),
      /** Ids of the labs that belong to the unit. */
      labs: z.array(z.string()).default([]),
    }),
  }),
});

const items = defineCollection({ loader: glob({ base: './content/items', pattern: '**/[^_]*.yaml' }), schema: item });

const courses = defineCollection({
  loader: glob({ base: './content/courses', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    /** The name in places where space is short. */
    short: z.string(),
    summary: z.string(),
    units: z.array(
      z.strictObject({
        number: z.int().positive(),
        /** The lesson's file name without its ending. */
        slug: z.string(),
        title: z.string(),
        /** One sentence, shown in the list of units. */
        about: z.string(),
      }),
    ),
  }),
});

const objectives = defineCollection({
  loader: glob({ base: './content/objectives', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    /** Each skill of the exam by its id, and the units that serve it. */
    skills: z.record(z.string(), z.strictObject({ skill: z.string(), units: z.array(z.int().positive()) })),
  }),
});

const misconceptions = defineCollection({
  loader: glob({ base: './content/misconceptions', pattern: '**/[^_]*.yaml' }),
  schema: z.strictObject({
    /** What somebody believes who has it wrong, in one sentence. */
    belief: z.string(),
    /** What is true instead. */
    repair: z.string(),
    /** The facts that settle it. */
    facts: z.array(z.string()).min(1),
  }),
});

/** Drawings of lessons and questions; one of the kinds in src/components/figures/kinds. */
const figures = defineCollection({
  loader: glob({ base: './content/figures', pattern: '**/[^_]*.yaml' }),
  schema: figureSchema,
});

const glossary = defineCollection({
  loader: glob({ base: './content/glossary', pattern: '**/[^_]*.yaml' }),
  schema: z.strictObject({
    term: z.string(),
    /** One or two short sentences. */
    means: z.string(),
    /** Other names for the same. */
    also: z.array(z.string()).default([]),
    facts: z.array(z.string()).default([]),
  }),
});

export const collections = { docs, items, courses, objectives, misconceptions, figures, glossary };
