/** Whether a written text can be read at all, which says nothing about whether it is right. */
import type { Form } from '#src/quiz/form-names.ts';
import { read } from '#src/quiz/forms.ts';

/** Why a text cannot be read in its form, in words for the learner; undefined for one that can be, and where nothing is written. */
export function unread(form: Form = 'word', text = ''): string | undefined {
  if (text.trim() === '') return undefined;
  const meant = read(form, text);
  return 'because' in meant ? meant.because : undefined;
}
