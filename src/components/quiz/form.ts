/** Reads the form of a knowledge check: the questions that are asked now, and what is answered. */
import { orderOf, showOrder } from '#src/components/quiz/order.ts';
import type { Answers } from '#src/quiz/check.ts';

/** Every question of the unit, asked or not. */
export const poolOf = (form: HTMLFormElement): HTMLFieldSetElement[] => [
  ...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-item]'),
];

/** The questions that are asked now. */
export const fieldsetsOf = (form: HTMLFormElement): HTMLFieldSetElement[] =>
  poolOf(form).filter(({ hidden }) => !hidden);

export type Control = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

/** What a question is answered with: boxes, lists, and the buttons that move a step. */
export const controlsOf = (within: Element): Control[] => [
  ...within.querySelectorAll<Control>('input, select, [data-move]'),
];

export const isBox = ({ type }: HTMLInputElement): boolean => type === 'radio' || type === 'checkbox';

/** Whether a control has a part in the answer as it stands. */
const hasAnswer = (control: Control): boolean =>
  control instanceof HTMLInputElement && isBox(control) ? control.checked : control.value !== '';

function answerOf(fieldset: HTMLFieldSetElement): string[] {
  const order = orderOf(fieldset);
  if (order) return order;
  return controlsOf(fieldset)
    .flatMap((control) => (hasAnswer(control) ? [control.value.trim()] : []))
    .filter((word) => word !== '');
}

export const answersOf = (form: HTMLFormElement): Answers =>
  Object.fromEntries(fieldsetsOf(form).map((fieldset) => [fieldset.dataset.item ?? '', answerOf(fieldset)]));

/** Puts an answer into a question; what does not fit it is left out. */
export function showAnswer(fieldset: HTMLFieldSetElement, words: readonly string[]): void {
  showOrder(fieldset, words);
  for (const control of controlsOf(fieldset)) {
    if (control instanceof HTMLSelectElement)
      control.value =
        [...control.options].map(({ value }) => value).find((value) => value !== '' && words.includes(value)) ?? '';
    else if (control instanceof HTMLInputElement) {
      if (isBox(control)) control.checked = words.includes(control.value);
      else control.value = words[0] ?? '';
    }
  }
}

/** Puts answers into the form. */
export function showAnswers(form: HTMLFormElement, answers: Answers): void {
  for (const fieldset of fieldsetsOf(form)) showAnswer(fieldset, answers[fieldset.dataset.item ?? ''] ?? []);
}
