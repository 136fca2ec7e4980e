/** What `content/` holds. A wrong field stops the build with the file, the field and the rule. */
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { figureSchema } from '#src/components/figures/kinds/list.ts';
import { readyPlan } from '#src/classroom/plans/ready.ts';
import { course, guide, lessonFields, misconception, objectives, word } from '#src/content.schemas.ts';
import { exams } from '#src/quiz/exam/blueprint.ts';
import { item } from '#src/quiz/item.ts';

const families = '**/[^_]*.yaml';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content/lessons', pattern: '**/[^_]*.mdx' }),
    schema: docsSchema({ extend: z.object(lessonFields) }),
  }),
  items: defineCollection({ loader: glob({ base: './content/items', pattern: families }), schema: item }),
  courses: defineCollection({ loader: glob({ base: './content/courses', pattern: '*.yaml' }), schema: course }),
  objectives: defineCollection({
    loader: glob({ base: './content/objectives', pattern: '*.yaml' }),
    schema: objectives,
  }),
  exams: defineCollection({ loader: glob({ base: './content/exams', pattern: '*.yaml' }), schema: exams }),
  misconceptions: defineCollection({
    loader: glob({ base: './content/misconceptions', pattern: families }),
    schema: misconception,
  }),
  /** Drawings of lessons and questions; one of the kinds in src/components/figures/kinds. */
  figures: defineCollection({ loader: glob({ base: './content/figures', pattern: families }), schema: figureSchema }),
  guides: defineCollection({ loader: glob({ base: './content/guides', pattern: families }), schema: guide }),
  classPlans: defineCollection({
    loader: glob({ base: './content/class-plans', pattern: families }),
    schema: readyPlan,
  }),
  glossary: defineCollection({ loader: glob({ base: './content/glossary', pattern: families }), schema: word }),
};
