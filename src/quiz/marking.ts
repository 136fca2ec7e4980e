/** How answers of each kind are marked, without the schemas: what the page loads when *Check* is pressed. */
import type { Verdict } from '#src/base/verdict.ts';
import type { Form } from '#src/quiz/form-names.ts';
import { caseStudyOf } from '#src/quiz/kinds/case-study/marking.ts';
import { dropDown } from '#src/quiz/kinds/drop-down/marking.ts';
import { fillIn } from '#src/quiz/kinds/fill-in/marking.ts';
import { hotArea } from '#src/quiz/kinds/hot-area/marking.ts';
import { lab } from '#src/quiz/kinds/lab/marking.ts';
import { matching } from '#src/quiz/kinds/matching/marking.ts';
import { multiple } from '#src/quiz/kinds/multiple/marking.ts';
import { ordering } from '#src/quiz/kinds/ordering/marking.ts';
import { single } from '#src/quiz/kinds/single/marking.ts';
import { yesNo } from '#src/quiz/kinds/yes-no/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';

/** What of a view says when an answer is complete. */
export interface Asked {
  choose: number;
  form?: Form | undefined;
  /** Of a case study: its questions, each with its own view. */
  questions?: readonly { id: string; view: Asked & { kind: string } }[] | undefined;
}

/** The pure half of a kind of question. An answer is a list of words: chosen options, steps in order, `part:answer`, a text, or tasks done. */
export interface Marking {
  /** Whether the answer is complete enough to be marked. Unfinished is not wrong: it costs nothing and says what is missing. */
  isFinished: (view: Asked, answer: readonly string[]) => Verdict;
  score: (key: Key, answer: readonly string[]) => Score;
}

/** The kinds that can also be asked within a case study. */
const alone: Readonly<Record<string, Marking>> = {
  single,
  multiple,
  'yes-no': yesNo,
  matching,
  ordering,
  'fill-in': fillIn,
  'hot-area': hotArea,
  'drop-down': dropDown,
};

export const caseStudy = caseStudyOf(alone);

const markings: Readonly<Record<string, Marking>> = { ...alone, 'case-study': caseStudy, lab };

/** Finds how a kind is marked; an unknown kind is our mistake, not the learner's. */
export function markingOf(kind: string): Marking {
  const marking = Object.hasOwn(markings, kind) ? markings[kind] : undefined;
  if (!marking)
    throw new Error(`No marking for items of kind "${kind}". Known kinds: ${Object.keys(markings).join(', ')}.`);
  return marking;
}
