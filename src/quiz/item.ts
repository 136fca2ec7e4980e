/** An item is one question of one kind, as it stands in `content/items/<course>/<unit>/<name>.yaml`. */
import * as z from 'zod/mini';
import multiple from '#src/quiz/kinds/multiple/kind.ts';
import single from '#src/quiz/kinds/single/kind.ts';

/** Authors read what is wrong in words. The texts weigh nothing in the page, which never loads the schemas. */
z.config(z.locales.en());

/** The schema of the `items` collection. The one place besides the registry that must name the kinds: the type checker has to know the union. */
export const item = z.discriminatedUnion('kind', [single.item, multiple.item]);

export type Item = z.infer<typeof item>;
