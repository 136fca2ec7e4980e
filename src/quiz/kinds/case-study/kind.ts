/** A case study: a situation told in tabs, and some questions about it, each of a kind of its own. */
import * as z from 'zod/mini';
import { itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { shownTab, tabs } from '#src/quiz/kinds/case-study/exhibits.ts';
import { kindWithin, question } from '#src/quiz/kinds/case-study/questions.ts';
import { within } from '#src/quiz/kinds/case-study/words.ts';
import { caseStudy } from '#src/quiz/marking.ts';
import { shownOf, type PublicView } from '#src/quiz/view.ts';

const asked = z.strictObject({ id: slug, ask: question });

/** A question as it is shown. It is shuffled by the case as well, so that the same words in another case stand in another order. */
function viewWithin(stem: string, { id, ask }: z.infer<typeof asked>): { id: string; view: PublicView } {
  const view = kindWithin(ask).publicView({ ...ask, stem: `${stem}\n\n${ask.stem}` });
  return { id, view: { ...view, stem: ask.stem } };
}

export default defineKind({
  kind: 'case-study',
  examOnly: true,
  item: z.strictObject({
    kind: z.literal('case-study'),
    ...itemFields,
    /** What the case is called: whose story it is. */
    title: line,
    tabs,
    /** Each with every field of an item: what it tests and rests on is its own. */
    questions: z.array(asked).check(
      z.minLength(3, { error: 'needs at least three questions' }),
      z.maxLength(6, { error: 'has more than six questions; make two cases of it' }),
      z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
        error: 'two questions have the same id',
      }),
    ),
  }),
  publicView: (item) => {
    const questions = item.questions.map((one) => viewWithin(item.stem, one));
    return {
      ...shownOf(item),
      parts: questions.flatMap(({ id, view }) =>
        view.parts.map(({ id: part, text }) => ({ id: within(id, part), text })),
      ),
      title: item.title,
      tabs: item.tabs.map(shownTab),
      questions,
      asks: `Read the case, and answer its ${questions.length} questions.`,
      choose: questions.reduce((sum, { view }) => sum + view.choose, 0),
    };
  },
  keyOf: ({ kind, questions }) => {
    const keys = questions.map(({ id, ask }) => ({ id, key: kindWithin(ask).keyOf(ask) }));
    return {
      kind,
      options: keys.flatMap(({ id, key }) => key.options.map((option) => ({ ...option, id: within(id, option.id) }))),
      questions: keys.map(({ id, key }) => ({
        id,
        kind: key.kind,
        ...(key.form === undefined ? {} : { form: key.form }),
      })),
    };
  },
  marking: caseStudy,
  example: {
    item: {
      kind: 'case-study',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 2,
      needs: 'decision',
      stem: 'Two people want to have tea.',
      title: 'A tea party',
      tabs: [
        { id: 'people', title: 'People', exhibits: [{ text: 'Ann and Bo have an hour, and one kettle.' }] },
        {
          id: 'kitchen',
          title: 'Kitchen',
          exhibits: [
            {
              table: {
                caption: 'What is there',
                head: ['Thing', 'How many'],
                rows: [
                  ['Cups', '2'],
                  ['Spoons', '1'],
                ],
              },
            },
            { list: ['The water is cold.', 'The leaves are dry.'] },
          ],
        },
      ],
      questions: [
        {
          id: 'lack',
          ask: {
            kind: 'single',
            objective: 'example',
            facts: ['example/fact'],
            difficulty: 1,
            needs: 'decision',
            stem: 'What do they lack?',
            options: [
              { id: 'spoon', text: 'A spoon', correct: true, why: 'There is one for two.' },
              { id: 'cup', text: 'A cup', why: 'There are two cups.', belief: 'cups-break' },
              { id: 'kettle', text: 'A kettle', why: 'One kettle is enough.' },
            ],
          },
        },
        {
          id: 'so',
          ask: {
            kind: 'yes-no',
            objective: 'example',
            facts: ['example/fact'],
            difficulty: 1,
            needs: 'decision',
            stem: 'Does each statement hold?',
            statements: [
              { id: 'cold', text: 'The water is to be heated.', holds: true, why: 'It is cold.' },
              { id: 'wet', text: 'The leaves are wet.', holds: false, why: 'They are dry.' },
              { id: 'time', text: 'They have a day.', holds: false, why: 'They have an hour.' },
            ],
          },
        },
        {
          id: 'cups',
          ask: {
            kind: 'fill-in',
            objective: 'example',
            facts: ['example/fact'],
            difficulty: 1,
            needs: 'recall',
            stem: 'How many cups are there?',
            form: 'number',
            label: 'Cups',
            answers: ['2'],
            why: 'The table counts them.',
          },
        },
      ],
    },
    right: ['lack/spoon', 'so/cold:yes', 'so/wet:no', 'so/time:no', 'cups/2'],
    wrong: ['lack/cup', 'so/cold:yes', 'so/wet:yes', 'so/time:no', 'cups/2'],
  },
});
