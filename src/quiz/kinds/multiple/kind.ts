/** Several right options, and the question says how many. */
import * as z from 'zod/mini';
import { keyOf, options, rightOnes, viewOf } from '#src/quiz/choice.ts';
import { itemFields } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { multiple } from '#src/quiz/kinds/multiple/marking.ts';

export default defineKind({
  kind: 'multiple',
  item: z.strictObject({
    kind: z.literal('multiple'),
    ...itemFields,
    options: options.check(
      z.refine((all) => rightOnes(all) >= 2 && rightOnes(all) < all.length, {
        error: 'at least two options must be correct and at least one wrong; for a single right one use kind: single',
      }),
    ),
  }),
  publicView: viewOf,
  keyOf,
  marking: multiple,
  example: {
    item: {
      kind: 'multiple',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'Which two of these are colors?',
      options: [
        { id: 'one', text: 'Green', correct: true, why: 'Green is a color.' },
        { id: 'two', text: 'Square', why: 'A square is a shape.', belief: 'shapes-are-colors' },
        { id: 'three', text: 'Red', correct: true, why: 'Red is a color.' },
      ],
    },
    right: ['one', 'three'],
    wrong: ['two', 'three'],
  },
});
