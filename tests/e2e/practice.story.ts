/** Certification practice over four days, with keys alone: the diagnostic finds a weak spot, the review brings back what was missed, and the readiness moves. */
import { expect, test, type Page } from '@playwright/test';
import { generatorOf } from '#src/quiz/generators/list.ts';
import { readBank } from '#tests/quiz/bank.ts';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { answerQuestion, byKeys } from './support/check.ts';
import { inspect } from './support/inspect.ts';
import { press } from './support/keyboard.ts';
import { rightFor, rightWords, wrongWords } from './support/words.ts';

const [right, wrong] = [rightWords(), wrongWords()];
const objectives = new Map(readBank().entries.map(({ id, item }) => [id, item.objective]));
/** What the learner of this story does not know yet. */
const weak = 'az-700/E3';
const firstDay = Date.UTC(2026, 10, 23, 9);
const day = 24 * 60 * 60 * 1000;

const isIntact = async (page: Page, state: string): Promise<void> => {
  await expectAccessible(page, state);
  await expectLegibleInOtherTheme(page, state);
  expect.soft(await inspect(page), state).toEqual([]);
};

const question = (page: Page) => page.locator('fieldset.cc-question');
const title = (page: Page) => page.locator('.practice-title');
const rowOf = (page: Page, objective: string) => page.locator(`tr[data-objective="${objective}"]`);

/** The words that answer a question rightly, whether it is written or was made. */
function rightTo(item: string): readonly string[] {
  const [kind, generator = '', ...seed] = item.split('/');
  return kind === 'generated' ? rightFor(generatorOf(generator).make(seed.join('/')).item) : (right.get(item) ?? []);
}

/** The lower and the upper end of an objective's bar, in points, and from how many questions. */
async function standingOf(page: Page, objective: string): Promise<{ lower: number; upper: number; from: number }> {
  const text = rowOf(page, objective).locator('[data-scale]');
  await expect(text).toContainText(/\d+ to \d+, from/);
  const [lower, upper, from] = (await text.innerText()).match(/\d+/g)?.map(Number) ?? [];
  return { lower: lower ?? NaN, upper: upper ?? NaN, from: from ?? NaN };
}

/** Answers all questions of the diagnostic; what is about the weak objective wrongly. Reloads once on the way. */
async function takeDiagnostic(page: Page): Promise<number> {
  await press(page.getByRole('button', { name: 'Begin' }));
  for (let number = 1; ; number += 1) {
    await expect(title(page)).toHaveText(/^Question \d+$|^The diagnostic is over$/);
    if ((await question(page).count()) === 0) return number - 1;
    await expect(title(page)).toHaveText(`Question ${String(number)}`);
    if (number === 1) {
      await expect(title(page)).toBeFocused();
      await isIntact(page, 'the first question of the diagnostic');
    }
    const item = (await question(page).getAttribute('data-item')) ?? '';
    const isWeak = objectives.get(item) === weak;
    await answerQuestion(question(page), (isWeak ? wrong : right).get(item) ?? [], byKeys);
    await press(page.getByRole('button', { name: 'Note it and go on' }));
    await expect(page.locator(`fieldset[data-item="${item}"]`)).toHaveCount(0);
    await expect(page.locator('.practice-result')).toHaveCount(0);
    if (number === 5) {
      await page.reload();
      await press(page.getByRole('button', { name: 'Begin' }));
    }
  }
}

/** Does today's review, every answer right. Returns how many questions it had. */
async function review(page: Page, look: (state: string) => Promise<void>): Promise<number> {
  await page.goto('/expressroute/review/');
  await press(page.getByRole('button', { name: 'Begin today’s review' }));
  for (let number = 1; ; number += 1) {
    await expect(title(page)).toHaveText(/^Question \d+ of \d+$|^That was today$|^Nothing for today$/);
    if ((await question(page).count()) === 0) return number - 1;
    await expect(title(page)).toHaveText(new RegExp(`^Question ${String(number)} of`));
    const item = (await question(page).getAttribute('data-item')) ?? '';
    await answerQuestion(question(page), rightTo(item), byKeys);
    await press(page.getByRole('button', { name: 'Check', exact: true }));
    const result = page.getByRole('group', { name: 'Result' });
    await expect(result).toBeFocused();
    await expect(result, `${item} is answered rightly`).toContainText(/^Right: /);
    if (number === 1) await look('an answer of the review is explained');
    await press(result.getByRole('button'));
  }
}

test('a learner takes the diagnostic, reviews for three days, and sees the readiness move', async ({ page }) => {
  await page.clock.setFixedTime(firstDay);
  await page.goto('/expressroute/readiness/');
  await expect(page.getByRole('heading', { name: 'What to do now' })).toBeVisible();
  await isIntact(page, 'readiness without a record');
  await press(page.getByRole('link', { name: 'Take an exam of ten minutes' }));
  await expect(page.getByRole('radio', { name: /^Ten minutes/ })).toBeChecked();
  await page.goBack();
  await press(page.getByRole('link', { name: 'Take the diagnostic' }));

  const asked = await takeDiagnostic(page);
  expect(asked).toBeGreaterThan(20);
  expect(asked).toBeLessThanOrEqual(40);
  await isIntact(page, 'the end of the diagnostic');
  await press(page.locator('summary', { hasText: 'Not right' }).first());
  await expect(page.locator('.practice-reasons').first()).toBeVisible();

  await press(page.getByRole('link', { name: 'See where you stand' }));
  await expect(page.locator('.practice-weak'), 'the weak spot is found').toContainText('reach across regions');
  const before = await standingOf(page, weak);
  await expect(rowOf(page, weak)).toContainText('Not enough yet');
  await isIntact(page, 'readiness after the diagnostic');
  await expect(page.locator('main')).not.toContainText(/ready for AZ-700/i);
  await expect(page.getByRole('heading', { name: 'What this covers' })).toBeVisible();

  const reviewed: number[] = [];
  for (const later of [1, 2, 3]) {
    await page.clock.setFixedTime(firstDay + later * day);
    reviewed.push(await review(page, (state) => (later === 1 ? isIntact(page, state) : Promise.resolve())));
    await expect(page.locator('.practice-end')).toContainText(/comes? back/);
  }
  expect(reviewed[0], 'what was missed is due on the next day').toBeGreaterThan(0);

  await page.goto('/expressroute/readiness/');
  const after = await standingOf(page, weak);
  expect(after.from, 'more questions are known of').toBeGreaterThan(before.from);
  expect(after.lower + after.upper, 'the bar has moved up').toBeGreaterThan(before.lower + before.upper);
  await page.goto('/record/');
  await expect(page.locator('[data-answers]')).toContainText(/answers on 4 days/);
});
