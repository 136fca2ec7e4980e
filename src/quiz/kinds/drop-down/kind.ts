/** A sentence, or some lines of configuration, with gaps: each gets one of a few choices of its own. */
import * as z from 'zod/mini';
import { eachOnce, itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { gapsIn, nameOf } from '#src/quiz/kinds/drop-down/gaps.ts';
import { dropDown } from '#src/quiz/kinds/drop-down/marking.ts';
import { shownOf, shuffled } from '#src/quiz/view.ts';

const gap = z
  .strictObject({
    id: slug,
    choices: z
      .array(z.strictObject({ id: slug, text: line }))
      .check(
        z.minLength(3, { error: 'a gap needs at least three choices' }),
        z.maxLength(5, { error: 'a gap has more than five choices; nobody reads so many in a list' }),
        ...eachOnce('choices'),
      ),
    /** The id of the right choice. */
    answer: slug,
    /** Why that choice belongs here. */
    why: line,
    /** The misconception that leads to a wrong choice, by the id of the choice. */
    beliefs: z.optional(z.record(slug, line)),
  })
  .check(
    z.refine(({ answer, choices }) => choices.some(({ id }) => id === answer), {
      path: ['answer'],
      error: 'is not the id of a choice of this gap',
    }),
    z.refine(
      ({ answer, choices, beliefs = {} }) =>
        Object.keys(beliefs).every((choice) => choice !== answer && choices.some(({ id }) => id === choice)),
      { path: ['beliefs'], error: 'in "beliefs" stand ids of wrong choices, each with a misconception' },
    ),
  );

const listed = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(', ');

export default defineKind({
  kind: 'drop-down',
  item: z
    .strictObject({
      kind: z.literal('drop-down'),
      ...itemFields,
      /** What has the gaps. `{{gap}}` stands where the gap of that id is. */
      text: line,
      /** `true` where the text is configuration: its lines and spaces are kept. */
      isCode: z._default(z.boolean(), false),
      gaps: z.array(gap).check(
        z.minLength(2, { error: 'needs at least two gaps; for one write kind: single' }),
        z.maxLength(5, { error: 'has more than five gaps; make two items of it' }),
        z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
          error: 'two gaps have the same id',
        }),
      ),
    })
    .check(
      z.superRefine(({ text, gaps }, context) => {
        const [marked, described] = [gapsIn(text), gaps.map(({ id }) => id)];
        const say = (message: string) => context.addIssue({ code: 'custom', path: ['text'], message });
        const unknown = marked.filter((id) => !described.includes(id));
        const missing = described.filter((id) => !marked.includes(id));
        if (unknown.length > 0)
          say(`names ${listed(unknown)}, which is none of the gaps. They are ${listed(described)}.`);
        if (missing.length > 0)
          say(`has no place for ${listed(missing)}. Write {{${missing[0] ?? ''}}} where it stands.`);
        if (new Set(marked).size < marked.length) say('has a gap twice. Each has one place; describe a second one.');
      }),
    ),
  publicView: (item) => ({
    ...shownOf(item),
    parts: gapsIn(item.text).map((id) => ({ id, text: nameOf(item.text, id) })),
    text: item.text,
    isCode: item.isCode,
    gaps: Object.fromEntries(
      item.gaps.map(({ id, choices }) => [
        id,
        shuffled(item, choices).map(({ id: choice, text }) => ({ id: choice, text })),
      ]),
    ),
    asks: 'Choose one for each gap.',
    choose: item.gaps.length,
  }),
  keyOf: ({ kind, gaps }) => ({
    kind,
    options: gaps.flatMap(({ id, choices, answer, why, beliefs = {} }) =>
      choices.map((choice) => {
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
  marking: dropDown,
  example: {
    item: {
      kind: 'drop-down',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'Complete the sentence about tea.',
      text: 'For tea, {{first}} is brought to the boil and poured on the {{second}}.',
      gaps: [
        {
          id: 'first',
          choices: [
            { id: 'water', text: 'water' },
            { id: 'sand', text: 'sand' },
            { id: 'glue', text: 'glue' },
            { id: 'snow', text: 'snow' },
          ],
          answer: 'water',
          why: 'Tea is leaves in hot water.',
          beliefs: { sand: 'sand-is-wet' },
        },
        {
          id: 'second',
          choices: [
            { id: 'leaves', text: 'leaves' },
            { id: 'lid', text: 'lid' },
            { id: 'spoon', text: 'spoon' },
          ],
          answer: 'leaves',
          why: 'The leaves give their taste to the water.',
        },
      ],
    },
    right: ['first:water', 'second:leaves'],
    wrong: ['first:sand', 'second:leaves'],
  },
});
