/** A prefix, an address, a number, an AS number or a word to fill in. */
import * as z from 'zod/mini';
import { itemFields, line } from '#src/quiz/fields.ts';
import { forms } from '#src/quiz/form-names.ts';
import { read } from '#src/quiz/forms.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { box, fillIn } from '#src/quiz/kinds/fill-in/marking.ts';
import { shownOf } from '#src/quiz/view.ts';

/** A wrong text that is likely enough to be answered on its own. */
const mistake = z.strictObject({ text: line, why: line, belief: z.optional(line) });

export default defineKind({
  kind: 'fill-in',
  item: z
    .strictObject({
      kind: z.literal('fill-in'),
      ...itemFields,
      form: z.enum(forms, { error: `must be one of ${forms.join(', ')}` }),
      /** What stands at the box: "First address of the second link". */
      label: line,
      /** What is accepted; the first is shown. Other ways to write the same need not be listed. */
      answers: z.array(line).check(z.minLength(1, { error: 'needs an answer' })),
      why: line,
      wrong: z._default(z.array(mistake), []),
    })
    .check(
      z.superRefine(({ form, answers, wrong }, context) => {
        const rights = new Set<string>();
        for (const [index, text] of answers.entries()) {
          const meant = read(form, text);
          if ('because' in meant)
            context.addIssue({ code: 'custom', path: ['answers', index], message: meant.because });
          else rights.add(meant.value);
        }
        for (const [index, { text }] of wrong.entries()) {
          const meant = read(form, text);
          const message =
            'because' in meant
              ? `${meant.because} The page asks again by itself, so this can never be marked: leave it out.`
              : rights.has(meant.value)
                ? `"${text}" means the same as a right answer`
                : undefined;
          if (message !== undefined) context.addIssue({ code: 'custom', path: ['wrong', index, 'text'], message });
        }
      }),
    ),
  publicView: (item) => ({
    ...shownOf(item),
    parts: [{ id: box, text: item.label }],
    form: item.form,
    asks: '',
    choose: 1,
  }),
  keyOf: ({ kind, form, answers, why, wrong }) => ({
    kind,
    form,
    options: [
      ...answers.map((id) => ({ id, correct: true, why })),
      ...wrong.map(({ text, why: because, belief }) => ({
        id: text,
        correct: false,
        why: because,
        ...(belief === undefined ? {} : { belief }),
      })),
    ],
  }),
  marking: fillIn,
  example: {
    item: {
      kind: 'fill-in',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'recall',
      stem: 'The first half of `192.0.2.0/24` is taken. Which block is the second half?',
      form: 'prefix',
      label: 'The second half',
      answers: ['192.0.2.128/25'],
      why: 'A half is one bit longer, and the second one begins in the middle.',
      wrong: [{ text: '192.0.2.0/25', why: 'This is the half that is taken.', belief: 'halves-are-alike' }],
    },
    right: ['192.0.2.128/25'],
    wrong: ['192.0.2.0/25'],
  },
});
