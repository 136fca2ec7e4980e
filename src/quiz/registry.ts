/** Every kind of question there is. A new one is a folder under `kinds/`, a line here, one in `marking.ts`, and one in the schema of `case-study/questions.ts` or `item.ts`. */
import type { Kind } from '#src/quiz/kind.ts';
import caseStudy from '#src/quiz/kinds/case-study/kind.ts';
import dropDown from '#src/quiz/kinds/drop-down/kind.ts';
import fillIn from '#src/quiz/kinds/fill-in/kind.ts';
import hotArea from '#src/quiz/kinds/hot-area/kind.ts';
import lab from '#src/quiz/kinds/lab/kind.ts';
import matching from '#src/quiz/kinds/matching/kind.ts';
import multiple from '#src/quiz/kinds/multiple/kind.ts';
import ordering from '#src/quiz/kinds/ordering/kind.ts';
import single from '#src/quiz/kinds/single/kind.ts';
import yesNo from '#src/quiz/kinds/yes-no/kind.ts';

export const kinds: readonly Kind[] = [
  single,
  multiple,
  yesNo,
  matching,
  ordering,
  fillIn,
  hotArea,
  dropDown,
  caseStudy,
  lab,
];

/** Finds a kind by name; an unknown one is our mistake, so the message lists what is known. */
export function kindOf(name: string): Kind {
  const kind = kinds.find((known) => known.kind === name);
  if (!kind)
    throw new Error(
      `No kind of question is called "${name}". Known kinds: ${kinds.map((known) => known.kind).join(', ')}.`,
    );
  return kind;
}
