/** Shows those questions of a unit that are drawn, numbers them, and says how many points they give. */
import { poolOf } from '#src/components/quiz/form.ts';
import { sizeWords } from '#src/components/quiz/size-words.ts';
import type { Answers } from '#src/quiz/check.ts';
import { drawn } from '#src/quiz/draw.ts';

/** Draws with a seed. Questions that have an answer are always among those shown, so that no answer of an earlier day is lost. */
export function showDrawn(form: HTMLFormElement, seed: number, answers: Answers): void {
  const pool = poolOf(form);
  const answered = Object.entries(answers).flatMap(([item, words]) => (words.length > 0 ? [item] : []));
  const asked = new Set(
    drawn(
      pool.map(({ dataset: { item = '', objective = '', kind = '' } }) => ({ item, objective, kind })),
      seed,
      answered,
    ),
  );
  let points = 0;
  let number = 0;
  for (const fieldset of pool) {
    fieldset.hidden = !asked.has(fieldset.dataset.item ?? '');
    if (fieldset.hidden) continue;
    number += 1;
    points += Number(fieldset.dataset.points);
    write(fieldset, '[data-number]', `Question ${number} of ${asked.size}`);
  }
  write(form, '[data-check-size]', sizeWords(asked.size, points));
}

function write(within: Element, selector: string, text: string): void {
  const element = within.querySelector(selector);
  if (element && element.textContent.trim() !== text) element.textContent = text;
}
