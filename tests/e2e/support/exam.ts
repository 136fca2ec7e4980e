/** A learner with keys alone in the room of an exam: answers whatever stands there, and goes on. */
import { expect, type Locator, type Page } from '@playwright/test';
import { generatorOf } from '#src/quiz/generators/list.ts';
import type { Item } from '#src/quiz/item.ts';
import { wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import { readBank } from '#tests/quiz/bank.ts';
import { answerQuestion, byKeys } from './check.ts';
import { focused, pick, press, tabUntil } from './keyboard.ts';
import { playLab, scenarioOf, type Hands } from './play-lab.ts';
import { turnWithKeys, walkStep } from './walk.ts';
import { rightFor } from './words.ts';

const bank = new Map(readBank().entries.map(({ id, item }) => [id, item]));

/** The item behind an id: of the bank, or made again from its seed. */
export function itemOf(id: string): Item {
  const [, generator = '', ...seed] = id.split('/');
  if (id.startsWith('generated/')) return generatorOf(generator).make(seed.join('/')).item;
  const item = bank.get(id);
  if (!item) throw new Error(`The bank has no question "${id}".`);
  return item;
}

/** The question that is open, by its id. */
export async function openQuestion(page: Page): Promise<{ id: string; question: Locator; item: Item }> {
  const question = page.locator('.exam-main fieldset[data-item]');
  const id = (await question.getAttribute('data-item')) ?? '';
  return { id, question, item: itemOf(id) };
}

const hands: Hands = {
  step: walkStep,
  turnTo: turnWithKeys,
  async answer(item, option) {
    await pick(item, option);
    await press(item.getByRole('button', { name: 'Submit' }));
  },
  // The button may be disabled, and the focus gone on, while the learner is on the way to it.
  async press(button) {
    await tabUntil(button, async () => (await focused(button)) || (await button.isDisabled()));
    if (await focused(button)) await button.page().keyboard.press('Enter');
  },
  showTasks: () => Promise.resolve(),
};

/** Opens the lab of a question, does its first task, and hands it in. `seed` is that of the form. */
async function doLab(page: Page, question: Locator, lab: string, seed: string): Promise<void> {
  await press(question.getByRole('button', { name: 'Open the lab' }));
  const whole = await scenarioOf(lab, seed, 'today');
  const room = page.getByRole('region', { name: whole.title });
  await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
  await playLab({ page, room, scenario: { ...whole, tasks: whole.tasks.slice(0, 1) }, hands });
  await press(room.getByRole('button', { name: 'Hand in', exact: true }));
  await press(room.getByRole('button', { name: 'Hand in now' }));
  await expect(question.getByText('The lab is handed in.')).toBeVisible();
}

/** Answers the question that is open; `seed` is that of the form. Returns its kind. */
export async function answerOpen(page: Page, seed: string): Promise<string> {
  const { id, question, item } = await openQuestion(page);
  if (item.kind === 'lab') await doLab(page, question, item.lab, `${seed} ${id}`);
  else if (item.kind === 'case-study') {
    const words = rightFor(item);
    const asked = question.locator('fieldset.cc-question');
    for (const [index, part] of item.questions.entries())
      await answerQuestion(asked.nth(index), wordsOf(words, part.id), byKeys, part.ask.kind);
  } else await answerQuestion(question, rightFor(item), byKeys, item.kind);
  return item.kind;
}
