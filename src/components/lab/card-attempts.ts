/** The earlier attempts on a lab's card: read from the record when there may be more than one, each with a button. */
import { labs } from '#src/lab/registry.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { attemptWords, keepChosen, keptAttempts } from './kept-attempts.ts';
import type { KeptAttempt } from './kept-attempts.ts';

/** Fills a place with the attempts, and hides it where there are not two. `of` is how many tasks the lab has. */
export function fillAttempts(
  place: HTMLElement,
  attempts: readonly KeptAttempt[],
  of: number,
  open: (attempt: string, button: HTMLButtonElement) => void,
): void {
  place.hidden = attempts.length < 2;
  const list = place.querySelector('ul');
  list?.replaceChildren(
    ...attempts.map((attempt) => {
      const words = attemptWords(attempt, of);
      const line = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'lab-card-open';
      button.textContent = 'Open';
      button.setAttribute('aria-label', `Open the attempt of ${words}`);
      button.addEventListener('click', () => open(attempt.id, button));
      line.append(words, ' ', button);
      return line;
    }),
  );
}

/** Reads the record and fills the place. */
export async function showAttempts(
  place: HTMLElement,
  lab: string,
  open: (button: HTMLButtonElement) => void,
): Promise<void> {
  const attempts = await keptAttempts(lab, await openRecord());
  const of = labs.find(({ id }) => id === lab)?.tasks.length ?? 0;
  fillAttempts(place, attempts, of, (attempt, button) => {
    keepChosen(lab, attempt);
    open(button);
  });
}
