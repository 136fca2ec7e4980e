/** Reads the form of a knowledge check: its questions and what is chosen. */
import type { Answers, Question } from '#src/quiz/check.ts';

export const fieldsetsOf = (form: HTMLFormElement): HTMLFieldSetElement[] => [
  ...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-item]'),
];

export const inputsOf = (within: Element): HTMLInputElement[] => [...within.querySelectorAll('input')];

export const questionsOf = (form: HTMLFormElement): Question[] =>
  fieldsetsOf(form).map(({ dataset }) => ({
    item: dataset.item ?? '',
    kind: dataset.kind ?? '',
    choose: Number(dataset.choose),
  }));

export const answersOf = (form: HTMLFormElement): Answers =>
  Object.fromEntries(
    fieldsetsOf(form).map((fieldset) => [
      fieldset.dataset.item ?? '',
      inputsOf(fieldset).flatMap((input) => (input.checked ? [input.value] : [])),
    ]),
  );

/** Puts answers into the form. */
export function showAnswers(form: HTMLFormElement, answers: Answers): void {
  for (const fieldset of fieldsetsOf(form)) {
    const chosen = answers[fieldset.dataset.item ?? ''] ?? [];
    for (const input of inputsOf(fieldset)) input.checked = chosen.includes(input.value);
  }
}
