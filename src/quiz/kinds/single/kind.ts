/** One right option out of several. */
import * as z from 'zod/mini';
import { keyOf, options, rightOnes, viewOf } from '#src/quiz/choice.ts';
import { itemFields } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { single } from '#src/quiz/kinds/single/marking.ts';

export default defineKind({
  kind: 'single',
  item: z.strictObject({
    kind: z.literal('single'),
    ...itemFields,
    options: options.check(
      z.refine((all) => rightOnes(all) === 1, {
        error: 'exactly one option must be correct; for several use kind: multiple',
      }),
    ),
  }),
  publicView: viewOf,
  keyOf,
  marking: single,
  example: {
    item: {
      kind: 'single',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'Which of these is a color?',
      options: [
        { id: 'one', text: 'Green', correct: true, why: 'Green is a color.' },
        { id: 'two', text: 'Square', why: 'A square is a shape.', belief: 'shapes-are-colors' },
        { id: 'three', text: 'Loud', why: 'Loud is how a sound is.' },
      ],
    },
    right: ['one'],
    wrong: ['two'],
  },
});
