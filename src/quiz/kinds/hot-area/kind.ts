/** Areas of one of our figures to mark. Their labels come from the figure. */
import * as z from 'zod/mini';
import { choosing, noBeliefBehindRight, rightOnes } from '#src/quiz/choice.ts';
import { itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { hotArea } from '#src/quiz/kinds/hot-area/marking.ts';
import { shownOf, shuffled } from '#src/quiz/view.ts';

const area = z.strictObject({
  /** The id of an element of the figure. */
  id: slug,
  correct: z._default(z.boolean(), false),
  why: line,
  belief: z.optional(line),
});

export default defineKind({
  kind: 'hot-area',
  item: z.strictObject({
    kind: z.literal('hot-area'),
    ...itemFields,
    /** An id under `content/figures/`. */
    figure: line,
    /** Which of the figure's panels, from 0. */
    panel: z._default(z.int().check(z.nonnegative()), 0),
    areas: z.array(area).check(
      z.minLength(3, { error: 'needs at least three areas' }),
      z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'two areas have the same id' }),
      z.refine((all) => rightOnes(all) >= 1 && rightOnes(all) < all.length, {
        error: 'at least one area must be correct and at least one wrong',
      }),
      noBeliefBehindRight,
    ),
  }),
  publicView: (item) => ({
    ...shownOf(item),
    parts: shuffled(item, item.areas).map(({ id }) => ({ id, text: '' })),
    figure: { id: item.figure, panel: item.panel },
    asks: rightOnes(item.areas) > 1 ? choosing(rightOnes(item.areas)) : 'Choose one place in the figure.',
    choose: rightOnes(item.areas),
  }),
  keyOf: (item) => ({
    kind: item.kind,
    options: shuffled(item, item.areas).map(({ id, correct, why, belief }) => ({
      id,
      correct,
      why,
      ...(belief === undefined ? {} : { belief }),
    })),
  }),
  marking: hotArea,
  example: {
    item: {
      kind: 'hot-area',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'decision',
      stem: 'Mark the part of the house that keeps the rain out.',
      figure: 'example/house',
      areas: [
        { id: 'roof', correct: true, why: 'Rain runs down the roof.' },
        { id: 'door', why: 'A door keeps people out.', belief: 'doors-are-roofs' },
        { id: 'fence', why: 'A fence stands around the garden.' },
      ],
    },
    right: ['roof'],
    wrong: ['door'],
  },
});
