/** Does the packet arrive, and is it answered? */
import { defineQuestion, type Answer } from '../question.ts';

const answers: Readonly<Record<'answered' | 'unanswered' | 'lost', Answer>> = {
  answered: { key: 'answered', text: 'It arrives, and the answer comes back.' },
  unanswered: { key: 'unanswered', text: 'It arrives, but the answer does not come back.' },
  lost: { key: 'lost', text: 'It does not arrive.' },
};

export const arrival = defineQuestion({
  id: 'arrival',
  ask: ({ flow }) => ({
    text: `What becomes of the packet to ${flow.to}?`,
    answerOf: ({ delivered, answered }) => answers[!delivered ? 'lost' : answered ? 'answered' : 'unanswered'],
    others: Object.values(answers),
  }),
});
