/** The kinds of question that a case study can ask as well. */
import * as z from 'zod/mini';
import type { Kind } from '#src/quiz/kind.ts';
import dropDown from '#src/quiz/kinds/drop-down/kind.ts';
import fillIn from '#src/quiz/kinds/fill-in/kind.ts';
import hotArea from '#src/quiz/kinds/hot-area/kind.ts';
import matching from '#src/quiz/kinds/matching/kind.ts';
import multiple from '#src/quiz/kinds/multiple/kind.ts';
import ordering from '#src/quiz/kinds/ordering/kind.ts';
import single from '#src/quiz/kinds/single/kind.ts';
import yesNo from '#src/quiz/kinds/yes-no/kind.ts';

/** The schema of such a question, with every field that an item has. */
export const question = z.discriminatedUnion(
  'kind',
  [single.item, multiple.item, yesNo.item, matching.item, ordering.item, fillIn.item, hotArea.item, dropDown.item],
  {
    error:
      'is no question that a case study can ask: its "kind" is single, multiple, yes-no, matching, ordering, fill-in, hot-area or drop-down',
  },
);

export type Question = z.infer<typeof question>;

const all: readonly Kind[] = [single, multiple, yesNo, matching, ordering, fillIn, hotArea, dropDown];

/** The kind of a question of a case. */
export function kindWithin({ kind }: Question): Kind {
  const found = all.find((one) => one.kind === kind);
  if (!found) throw new Error(`A case study cannot ask a question of kind "${kind}".`);
  return found;
}
