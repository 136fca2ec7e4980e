/** A text to fill in: the one word of the answer is what was written. It is compared as its form reads it; what is not of the form is unfinished, not wrong. */
import { fail, pass } from '#src/base/verdict.ts';
import type { Form } from '#src/quiz/form-names.ts';
import { read } from '#src/quiz/forms.ts';
import type { Marking } from '#src/quiz/marking.ts';
import { beliefIn, type Reason } from '#src/quiz/score.ts';

/** The id of the only part. */
export const box = 'text';

const meaningOf = (form: Form, text: string): string | undefined => {
  const meant = read(form, text);
  return 'value' in meant ? meant.value : undefined;
};

export const fillIn: Marking = {
  isFinished({ form = 'word' }, answer) {
    const [text = ''] = answer;
    if (text.trim() === '') return fail('Nothing is written yet. Choose your words and write them into the box.');
    const meant = read(form, text);
    return 'value' in meant ? pass('An answer is written.') : fail(meant.because);
  },
  score({ form = 'word', options }, answer) {
    const [text = ''] = answer;
    const meant = answer.length === 1 ? meaningOf(form, text) : undefined;
    const given = meant === undefined ? undefined : options.find(({ id }) => meaningOf(form, id) === meant);
    const right = options.find(({ correct }) => correct);
    const correct = given?.correct === true;
    const { id: shown, why } = right ?? { id: '', why: '' };
    const reason = { option: box, chosen: text !== '', correct };
    const because: Reason = correct
      ? { ...reason, why }
      : { ...reason, why: given?.why ?? '', ...beliefIn(given), right: { answer: shown, why } };
    return { points: correct ? 1 : 0, outOf: 1, because: [because] };
  },
};
