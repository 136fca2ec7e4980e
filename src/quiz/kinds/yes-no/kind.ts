/** A series of statements about one situation, each of which holds or does not. */
import * as z from 'zod/mini';
import { eachOnce, itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { yesNo } from '#src/quiz/kinds/yes-no/marking.ts';
import { shownOf, shuffled } from '#src/quiz/view.ts';

const statement = z.strictObject({
  id: slug,
  text: line,
  /** Whether *Yes* is right. */
  holds: z.boolean(),
  /** Why it holds or does not. */
  why: line,
  /** The misconception of somebody who answers wrongly. */
  belief: z.optional(line),
});

export default defineKind({
  kind: 'yes-no',
  item: z.strictObject({
    kind: z.literal('yes-no'),
    ...itemFields,
    statements: z
      .array(statement)
      .check(
        z.minLength(3, { error: 'needs at least three statements' }),
        z.maxLength(5, { error: 'has more than five statements; make two items of it' }),
        ...eachOnce('statements'),
      ),
  }),
  publicView: (item) => ({
    ...shownOf(item),
    parts: shuffled(item, item.statements).map(({ id, text }) => ({ id, text })),
    asks: 'Choose yes or no for each statement.',
    choose: item.statements.length,
  }),
  keyOf: (item) => ({
    kind: item.kind,
    options: shuffled(item, item.statements).flatMap(({ id, holds, why, belief }) =>
      [true, false].map((yes) => ({
        id: `${id}:${yes ? 'yes' : 'no'}`,
        correct: yes === holds,
        why,
        ...(belief === undefined || yes === holds ? {} : { belief }),
      })),
    ),
  }),
  marking: yesNo,
  example: {
    item: {
      kind: 'yes-no',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'Does each statement about water hold?',
      statements: [
        { id: 'one', text: 'Ice floats.', holds: true, why: 'Ice is lighter than water.', belief: 'ice-sinks' },
        {
          id: 'two',
          text: 'Steam is cold.',
          holds: false,
          why: 'Steam is hot enough to burn.',
          belief: 'steam-is-fog',
        },
        { id: 'three', text: 'The sea is salty.', holds: true, why: 'Rivers carry salt into it.', belief: 'all-fresh' },
      ],
    },
    right: ['one:yes', 'two:no', 'three:yes'],
    wrong: ['one:no', 'two:no', 'three:no'],
  },
});
