/** The questions of a knowledge check as marking needs them: what is asked, where the focus goes, and what is closed. No page loads it before *Check* is pressed. */
import { controlsOf, fieldsetsOf, isBox, type Control } from '#src/components/quiz/form.ts';
import type { Question } from '#src/quiz/check.ts';
import { isForm } from '#src/quiz/form-names.ts';

/** Where the focus goes when a question is gone to: what is chosen, or the first thing that can be. */
export function firstControlOf(fieldset: Element): Control | undefined {
  const controls = controlsOf(fieldset);
  return controls.find((control) => control instanceof HTMLInputElement && control.checked) ?? controls[0];
}

export const questionsOf = (form: HTMLFormElement): Question[] =>
  fieldsetsOf(form).map(({ dataset }) => ({
    item: dataset.item ?? '',
    kind: dataset.kind ?? '',
    choose: Number(dataset.choose),
    ...(isForm(dataset.form) ? { form: dataset.form } : {}),
  }));

/** Closes a question that was marked, or opens it again. Not disabled: a screen reader must still reach what was chosen, and the reason beside it. */
export function close(fieldset: HTMLFieldSetElement, closed: boolean): void {
  for (const control of controlsOf(fieldset)) {
    control.ariaDisabled = closed ? 'true' : null;
    if (control instanceof HTMLInputElement && !isBox(control)) control.readOnly = closed;
  }
}
