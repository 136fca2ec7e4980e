/** Puts answers into a knowledge check: with keys alone, or by mouse. */
import type { Locator } from '@playwright/test';
import { choose, pick, press, tick, type } from './keyboard.ts';

/** The questions that a form asks now, each with its id. */
export async function askedIn(form: Locator): Promise<{ id: string; question: Locator }[]> {
  const ids = await form
    .locator('fieldset[data-item]:visible')
    .evaluateAll((all) => all.map((fieldset) => fieldset.getAttribute('data-item') ?? ''));
  return ids.map((id) => ({ id, question: form.locator(`fieldset[data-item="${id}"]`) }));
}

/** How a story acts: with keys, or by mouse. */
export interface Hands {
  /** Chooses a radio button of a group. */
  pick: (group: Locator, option: Locator) => Promise<void>;
  tick: (option: Locator) => Promise<void>;
  choose: (list: Locator, value: string) => Promise<void>;
  write: (box: Locator, text: string) => Promise<void>;
  press: (button: Locator) => Promise<void>;
}

/** By mouse, where how it is done is not the point. */
export const byMouse: Hands = {
  pick: (_group, option) => option.check(),
  tick: (option) => option.check(),
  choose: async (list, value) => {
    await list.selectOption(value);
  },
  write: (box, text) => box.fill(text),
  press: (button) => button.click(),
};

/** With keys alone. */
export const byKeys: Hands = {
  pick,
  tick,
  choose: async (list, value) => {
    await choose(list, (await list.locator(`option[value="${value}"]`).innerText()).slice(0, 40));
  },
  write: type,
  press,
};

/** Gives an answer to one question of the page, whose kind the page says if nobody else does. */
export async function answerQuestion(
  question: Locator,
  words: readonly string[],
  hands: Hands,
  known?: string,
): Promise<void> {
  const kind = known ?? (await question.getAttribute('data-kind'));
  if (kind === 'ordering') {
    await putInOrder(question, words, hands);
    return;
  }
  for (const word of words) {
    if (kind === 'fill-in') await hands.write(question.locator('input'), word);
    else if (kind === 'matching' || kind === 'drop-down')
      await hands.choose(question.locator(`select:has(option[value="${word}"])`), word);
    else {
      const option = question.locator(`input[value="${word}"]`);
      if ((await option.getAttribute('type')) === 'checkbox') await hands.tick(option);
      else await hands.pick(kind === 'yes-no' ? question.locator(`tr:has(input[value="${word}"])`) : question, option);
    }
  }
}

/** Moves each step up to its place, from the first on. */
async function putInOrder(question: Locator, words: readonly string[], hands: Hands): Promise<void> {
  const steps = question.locator('[data-order] > [data-option]');
  for (const [place, word] of words.entries()) {
    const up = question.locator(`[data-option="${word}"] [data-move="-1"]`);
    const order = await steps.evaluateAll((all) => all.map((step) => step.getAttribute('data-option')));
    for (let at = order.indexOf(word); at > place; at -= 1) await hands.press(up);
  }
}
