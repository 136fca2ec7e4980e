/** An item is one question of one kind, as it stands in `content/items/<course>/<unit>/<name>.yaml`. */
import * as z from 'zod/mini';
import caseStudy from '#src/quiz/kinds/case-study/kind.ts';
import { question } from '#src/quiz/kinds/case-study/questions.ts';
import lab from '#src/quiz/kinds/lab/kind.ts';

/** Authors read what is wrong in words. The texts weigh nothing in the page, which never loads the schemas. */
z.config(z.locales.en());

/** The schema of the `items` collection. The type checker has to know the union: the kinds that a case study can ask as well stand in its `questions.ts`. */
export const item = z.discriminatedUnion('kind', [question, caseStudy.item, lab.item]);

export type Item = z.infer<typeof item>;
