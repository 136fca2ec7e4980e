/** Steps to put in order. */
import * as z from 'zod/mini';
import { eachOnce, itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { ordering } from '#src/quiz/kinds/ordering/marking.ts';
import { shownOf, shuffled } from '#src/quiz/view.ts';

const step = z.strictObject({
  id: slug,
  text: line,
  /** Why it stands here. */
  why: line,
});

/** What it means to put `before` ahead of `after`, which it has to follow. */
const belief = z.strictObject({ before: slug, after: slug, belief: line, why: line });

interface Steps {
  stem: string;
  kind: string;
  profile: 'both' | 'taught' | 'today';
  keepOrder: boolean;
  steps: readonly z.infer<typeof step>[];
}

/** The steps as the page shows them at first: never in the right order, so that an untouched list is never an answer. */
function mixed(item: Steps): z.infer<typeof step>[] {
  const all = shuffled({ ...item, keepOrder: false }, item.steps);
  const isRight = all.every(({ id }, index) => id === item.steps[index]?.id);
  return isRight ? all.toReversed() : all;
}

export default defineKind({
  kind: 'ordering',
  item: z
    .strictObject({
      kind: z.literal('ordering'),
      ...itemFields,
      /** In the right order. */
      steps: z
        .array(step)
        .check(
          z.minLength(3, { error: 'needs at least three steps' }),
          z.maxLength(7, { error: 'has more than seven steps; nobody keeps so many in mind' }),
          ...eachOnce('steps'),
        ),
      beliefs: z._default(z.array(belief), []),
    })
    .check(
      z.refine(
        ({ steps, beliefs }) => {
          const place = (id: string) => steps.findIndex((one) => one.id === id);
          return beliefs.every(({ before, after }) => place(after) !== -1 && place(before) > place(after));
        },
        {
          path: ['beliefs'],
          error:
            'a belief is about a wrong order: "before" and "after" are ids of steps, and in the right order "after" comes first',
        },
      ),
    ),
  publicView: (item) => ({
    ...shownOf(item),
    parts: mixed(item).map(({ id, text }) => ({ id, text })),
    asks: 'Put the steps in order, the first on top. As they stand now, they are not.',
    choose: item.steps.length,
  }),
  keyOf: ({ kind, steps, beliefs }) => ({
    kind,
    options: [
      ...steps.map(({ id, why }) => ({ id, correct: true, why })),
      ...beliefs.map(({ before, after, belief, why }) => ({ id: `${before}:${after}`, correct: false, why, belief })),
    ],
  }),
  marking: ordering,
  example: {
    item: {
      kind: 'ordering',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'In which order do you make tea?',
      steps: [
        { id: 'kettle', text: 'Fill the kettle', why: 'Without water there is nothing to boil.' },
        { id: 'boil', text: 'Boil the water', why: 'Tea wants hot water.' },
        { id: 'pour', text: 'Pour it on the leaves', why: 'The leaves give their taste to hot water.' },
        { id: 'drink', text: 'Drink', why: 'This is what it was for.' },
      ],
      beliefs: [
        { before: 'drink', after: 'pour', belief: 'leaves-are-a-snack', why: 'Dry leaves are not what people drink.' },
      ],
    },
    right: ['kettle', 'boil', 'pour', 'drink'],
    wrong: ['kettle', 'boil', 'drink', 'pour'],
  },
});
