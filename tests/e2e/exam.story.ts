/** A practice exam with keys alone: a whole one with every kind of question and a reload in the middle, and ten minutes with the book open. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { answerOpen, openQuestion } from './support/exam.ts';
import { inspect } from './support/inspect.ts';
import { pick, press, tick, type } from './support/keyboard.ts';

const seed = 'story';
const exams = `/expressroute/exam/?seed=${seed}`;

const isIntact = async (page: Page, state: string): Promise<void> => {
  await expectAccessible(page, state);
  await expectLegibleInOtherTheme(page, state);
  expect.soft(await inspect(page), state).toEqual([]);
};

const heading = (page: Page) => page.locator('[data-exam-heading]');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Chooses a form, and begins it. */
async function begin(page: Page, title: RegExp): Promise<void> {
  await page.goto(exams);
  const form = page.getByRole('form', { name: 'Begin an exam' });
  const which = form.getByRole('group', { name: 'Which one' });
  await pick(which, which.getByRole('radio', { name: title }));
  await isIntact(page, 'an exam is chosen');
  await press(form.getByRole('button', { name: /^Begin/ }));
  await expect(heading(page)).toBeFocused();
}

/** Presses what stands in the place of *Next*, and says yes where a section closes. */
async function goOn(page: Page): Promise<void> {
  const next = page.locator('.exam-ways > button').first();
  const isLast = (await next.innerText()) === 'Leave this section';
  await press(next);
  if (isLast) await press(button(page, 'Leave the section'));
  await expect(heading(page)).toBeFocused();
}

test(
  'a learner takes a whole exam, reloads in the middle of it, and reads the report',
  { tag: '@wide' },
  async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await begin(page, /^A whole exam/);
    await isIntact(page, 'the first question');
    const kinds = new Set<string>();
    const count = Number(/of (\d+)$/.exec(await heading(page).innerText())?.[1]);
    expect(count).toBeGreaterThanOrEqual(40);
    for (let number = 1; number <= count; number += 1) {
      await expect(heading(page)).toHaveText(`Question ${String(number)} of ${String(count)}`);
      const kind = await answerOpen(page, seed);
      if (!kinds.has(kind)) await isIntact(page, `a question of the kind ${kind}`);
      kinds.add(kind);
      if (number === Math.floor(count / 2)) {
        const { id } = await openQuestion(page);
        await page.reload();
        await expect(heading(page)).toHaveText(`Question ${String(number)} of ${String(count)}`);
        expect((await openQuestion(page)).id, 'the same question is open').toBe(id);
        await expect(page.locator('.exam-number[data-status="answered"]'), 'every answer is kept').toHaveCount(number);
      }
      await goOn(page);
    }
    expect([...kinds].toSorted()).toEqual(
      [
        'case-study',
        'drop-down',
        'fill-in',
        'hot-area',
        'lab',
        'matching',
        'multiple',
        'ordering',
        'single',
        'yes-no',
      ].toSorted(),
    );
    await expect(heading(page)).toHaveText('Review your answers');
    await isIntact(page, 'the review');
    await press(button(page, 'Hand in the exam'));
    await isIntact(page, 'asked whether to hand in');
    expect(asked.filter((address) => /\/keys\//.test(address))).toEqual([]);
    await press(button(page, 'Hand in now'));
    await isIntact(page, 'the exam is over');
    await press(page.getByRole('link', { name: 'Read my report' }));
    await expect(heading(page)).toHaveText('A whole exam: passed');
    await expect(page.locator('.exam-item')).toHaveCount(count);
    await isIntact(page, 'the report');
  },
);

test(
  'a learner looks something up in a ten-minute exam, and the report says that it paid off',
  { tag: '@narrow' },
  async ({ page }) => {
    await begin(page, /^Ten minutes/);
    await press(button(page, 'Open book'));
    await page.keyboard.type('FastPath gateway');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/\d+ found for “FastPath gateway”/)).toBeVisible();
    await isIntact(page, 'the open book has found something');
    await press(page.getByRole('button', { name: /^Read where it is taught/ }).first());
    await expect(page.locator('.exam-page iframe')).toBeFocused();
    await isIntact(page, 'a page of the open book');
    await press(button(page, 'Close the book'));
    await expect(button(page, 'Open book')).toBeFocused();
    await tick(page.getByRole('checkbox', { name: 'Mark for review' }));
    await press(button(page, 'Notes'));
    await page.keyboard.type('Count the hops.');
    await press(button(page, 'Close the notes'));
    for (let number = 1; number <= 6; number += 1) {
      await expect(heading(page)).toHaveText(`Question ${String(number)} of 6`);
      if (number !== 2) await answerOpen(page, seed);
      await goOn(page);
    }
    await press(
      page.getByRole('region', { name: 'Not answered' }).getByRole('button', { name: 'Question 2, not answered' }),
    );
    await answerOpen(page, seed);
    await press(button(page, 'Notes'));
    await expect(page.getByLabel('For the whole exam')).toHaveValue('Count the hops.');
    await type(page.getByLabel('For the whole exam'), 'Done.');
    await press(button(page, 'Close the notes'));
    await press(button(page, 'Review my answers'));
    await isIntact(page, 'the review of a short exam');
    await press(button(page, 'Hand in the exam'));
    await press(button(page, 'Hand in now'));
    await press(page.getByRole('link', { name: 'Read my report' }));
    await expect(page.getByRole('region', { name: 'The open book' })).toContainText('It paid off');
    await press(page.getByRole('button', { name: 'Open all' }));
    await isIntact(page, 'the report of a short exam, all open');
    await page.goto('/expressroute/exam/');
    await expect(page.getByRole('region', { name: 'Taken before' })).toContainText('of 1000');
  },
);
