/** An item is one question of one kind, as it stands in `content/items/<course>/<unit>/<name>.yaml`. */
import * as z from 'zod/mini';
import fillIn from '#src/quiz/kinds/fill-in/kind.ts';
import hotArea from '#src/quiz/kinds/hot-area/kind.ts';
import matching from '#src/quiz/kinds/matching/kind.ts';
import multiple from '#src/quiz/kinds/multiple/kind.ts';
import ordering from '#src/quiz/kinds/ordering/kind.ts';
import single from '#src/quiz/kinds/single/kind.ts';
import yesNo from '#src/quiz/kinds/yes-no/kind.ts';

/** Authors read what is wrong in words. The texts weigh nothing in the page, which never loads the schemas. */
z.config(z.locales.en());

/** The schema of the `items` collection. The one place besides the registry that must name the kinds: the type checker has to know the union. */
export const item = z.discriminatedUnion('kind', [
  single.item,
  multiple.item,
  yesNo.item,
  matching.item,
  ordering.item,
  fillIn.item,
  hotArea.item,
]);

export type Item = z.infer<typeof item>;
