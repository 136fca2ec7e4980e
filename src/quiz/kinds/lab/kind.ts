/** A lab as a question: a task in the portal, graded by what became of it. */
import * as z from 'zod/mini';
import { eachOnce, itemFields, line, slug } from '#src/quiz/fields.ts';
import { defineKind } from '#src/quiz/kind.ts';
import { lab } from '#src/quiz/kinds/lab/marking.ts';
import { shownOf } from '#src/quiz/view.ts';

const task = z.strictObject({
  /** The id of a task of the lab. */
  id: slug,
  /** What it says there. */
  text: line,
  /** Why it has to be done. */
  why: line,
});

export default defineKind({
  kind: 'lab',
  examOnly: true,
  item: z.strictObject({
    kind: z.literal('lab'),
    ...itemFields,
    /** The id of a lab: `expressroute/create-a-gateway`. */
    lab: z.string().check(
      z.regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, {
        error: 'must be the id of a lab, like expressroute/create-a-gateway',
      }),
    ),
    /** All tasks of the lab, in its order. */
    tasks: z.array(task).check(z.minLength(1, { error: 'needs the tasks of the lab' }), ...eachOnce('tasks')),
  }),
  publicView: (item) => ({
    ...shownOf(item),
    parts: item.tasks.map(({ id, text }) => ({ id, text })),
    lab: item.lab,
    asks: 'Do the tasks in the lab, then hand it in.',
    choose: item.tasks.length,
  }),
  keyOf: ({ kind, tasks }) => ({ kind, options: tasks.map(({ id, why }) => ({ id, correct: true, why })) }),
  marking: lab,
  example: {
    item: {
      kind: 'lab',
      objective: 'example',
      facts: ['example/fact'],
      difficulty: 1,
      needs: 'decision',
      stem: 'Make a network that two machines can talk over.',
      lab: 'example/two-machines',
      tasks: [
        { id: 'network', text: 'Create the network', why: 'Machines stand in a network.' },
        { id: 'machines', text: 'Create two machines', why: 'It takes two to talk.' },
        { id: 'talk', text: 'Say what was heard', why: 'Only then it is known to work.' },
      ],
    },
    right: ['network', 'machines', 'talk'],
    wrong: ['network'],
  },
});
