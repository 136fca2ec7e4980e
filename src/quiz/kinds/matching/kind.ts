/** Matching: each prompt gets one of the choices, which are the same for all. */
import * as z from 'zod/mini';
import { eachOnce, itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { matching } from '#src/quiz/kinds/matching/marking.ts';
import { shownOf, shuffled } from '#src/quiz/view.ts';

const prompt = z.strictObject({
  id: slug,
  text: line,
  /** The id of the right choice. */
  answer: slug,
  /** Why that choice belongs here. */
  why: line,
  /** The misconception that leads to a wrong choice, by the id of the choice. */
  beliefs: z.optional(z.record(slug, line)),
});

export default defineKind({
  kind: 'matching',
  item: z
    .strictObject({
      kind: z.literal('matching'),
      ...itemFields,
      prompts: z
        .array(prompt)
        .check(
          z.minLength(3, { error: 'needs at least three prompts' }),
          z.maxLength(5, { error: 'has more than five prompts; make two items of it' }),
          ...eachOnce('prompts'),
        ),
      choices: z.array(z.strictObject({ id: slug, text: line })).check(...eachOnce('choices')),
    })
    .check(
      z.refine(({ prompts, choices }) => choices.length >= prompts.length, {
        path: ['choices'],
        error: 'needs at least as many choices as prompts',
      }),
      z.refine(({ prompts, choices }) => prompts.every(({ answer }) => choices.some(({ id }) => id === answer)), {
        path: ['prompts'],
        error: 'an "answer" is not the id of a choice',
      }),
      z.refine(
        ({ prompts, choices }) =>
          prompts.every(({ answer, beliefs = {} }) =>
            Object.keys(beliefs).every((choice) => choice !== answer && choices.some(({ id }) => id === choice)),
          ),
        { path: ['prompts'], error: 'in "beliefs" stand ids of wrong choices, each with a misconception' },
      ),
    ),
  publicView: (item) => ({
    ...shownOf(item),
    parts: shuffled(item, item.prompts).map(({ id, text }) => ({ id, text })),
    choices: shuffled(item, item.choices).map(({ id, text }) => ({ id, text })),
    asks: 'Choose one for each line.',
    choose: item.prompts.length,
  }),
  keyOf: (item) => ({
    kind: item.kind,
    options: shuffled(item, item.prompts).flatMap(({ id, answer, why, beliefs = {} }) =>
      item.choices.map((choice) => {
        const belief = beliefs[choice.id];
        return {
          id: `${id}:${choice.id}`,
          correct: choice.id === answer,
          why,
          ...(belief === undefined ? {} : { belief }),
        };
      }),
    ),
  }),
  marking: matching,
  example: {
    item: {
      kind: 'matching',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'What does each animal say?',
      prompts: [
        { id: 'cat', text: 'A cat', answer: 'two', why: 'Cats meow.', beliefs: { one: 'cats-bark' } },
        { id: 'dog', text: 'A dog', answer: 'one', why: 'Dogs bark.' },
        { id: 'cow', text: 'A cow', answer: 'three', why: 'Cows moo.' },
      ],
      choices: [
        { id: 'one', text: 'Woof' },
        { id: 'two', text: 'Meow' },
        { id: 'three', text: 'Moo' },
        { id: 'four', text: 'Baa' },
      ],
    },
    right: ['cat:two', 'dog:one', 'cow:three'],
    wrong: ['cat:one', 'dog:two', 'cow:three'],
  },
});
