/** The first minutes of somebody who never led a class here, by keys alone: an account, a class, a learner on a phone, who did what, and the end. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { browserOf, button } from './support/class-day.ts';
import { startClassServer } from './support/class-server.ts';

const lookAt = async (page: Page, what: string) => {
  await expectAccessible(page, what);
  await expectLegibleInOtherTheme(page, what);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${what} is as wide as the window`).toBeLessThanOrEqual(0);
};

test('a newcomer makes a class, lets a phone in, reads who did what, and settles it after its end', async ({
  browser,
}) => {
  const server = await startClassServer('sqlite');
  try {
    const teacher = await browserOf(browser, server);
    const phone = await browserOf(browser, server, true);
    const { keyboard } = teacher;

    await test.step('the account is written without reaching for the mouse', async () => {
      await teacher.goto(server.firstLink);
      await expect(teacher.getByLabel('Your name')).toBeFocused();
      for (const words of ['Ada Larsen', 'ada@example.test', 'nine green bottles']) {
        await keyboard.type(words);
        if (words !== 'nine green bottles') await keyboard.press('Tab');
      }
      await keyboard.press('Enter');
      await button(teacher, 'Make the class').press('Enter');
    });

    await test.step('the class begins, and the focus stands at what it came to', async () => {
      await button(teacher, 'Begin the class').press('Enter');
      await expect(teacher.getByText(/^The class runs\./)).toBeFocused();
    });

    await test.step('an address that only this computer opens says so, also on the wall', async () => {
      const entrance = teacher.getByRole('region', { name: 'How learners come in' });
      await expect(entrance).toContainText('Only this computer can open this address.');
      await expect(entrance).toContainText('npm start -- --lan');
      await lookAt(teacher, 'a class that runs on this computer only');
      const [wall] = await Promise.all([
        teacher.context().waitForEvent('page'),
        teacher.getByRole('link', { name: 'Projector', exact: true }).click(),
      ]);
      await expect(wall.getByText('Only this computer can open this address.')).toBeVisible();
      await expectAccessible(wall, 'the projector');
      await wall.close();
    });

    const code = await teacher.locator('.teach-code-letters').innerText();
    await test.step('a phone sees the whole phrase, and more page than bar', async () => {
      await phone.goto(`/class/?code=${code}`);
      await phone.getByLabel('Your name').fill('Bea Holm');
      await button(phone, 'Join').click();
      const phrase = phone.getByLabel('Resume phrase');
      await expect(phrase).toBeVisible();
      for (const width of [390, 320]) {
        await phone.setViewportSize({ width, height: 844 });
        const hidden = await phrase.evaluate((field) => field.scrollWidth - field.clientWidth);
        expect(hidden, `what is cut of the phrase at ${String(width)} px`).toBeLessThanOrEqual(0);
      }
      await phone.setViewportSize({ width: 390, height: 844 });
      await button(phone, 'I have kept it: to the class').click();
      const bar = phone.locator('.class-bar-row');
      await expect(bar).toBeVisible();
      expect((await bar.boundingBox())?.height, 'the bar is one row').toBeLessThan(56);
      await phone.evaluate(() => scrollTo(0, document.body.scrollHeight));
      const [last, row] = await Promise.all([phone.locator('footer').last().boundingBox(), bar.boundingBox()]);
      expect((last?.y ?? 0) + (last?.height ?? 0), 'the bar covers nothing').toBeLessThanOrEqual((row?.y ?? 0) + 1);
      await lookAt(phone, 'the class on a phone');
    });

    await test.step('who did what is read, narrowed down, and saved', async () => {
      await button(teacher, 'Pause').click();
      await button(teacher, 'Go on').click();
      await teacher.getByRole('link', { name: 'Audit', exact: true }).click();
      await expect(teacher.getByRole('row')).toHaveCount(4);
      await teacher.getByLabel('Find what or whom').fill('paused');
      await expect(teacher.getByRole('row').last()).toContainText('Paused the class');
      await lookAt(teacher, 'who did what');
      await teacher.setViewportSize({ width: 390, height: 844 });
      await lookAt(teacher, 'who did what, on a phone');
      await teacher.setViewportSize({ width: 1280, height: 800 });
      const [file] = await Promise.all([
        teacher.waitForEvent('download'),
        teacher.getByRole('link', { name: 'Save all as CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('audit.csv');
    });

    await test.step('a class that has ended still says who leads it, and for how long it is kept', async () => {
      await teacher.getByRole('link', { name: 'Class', exact: true }).click();
      await button(teacher, 'End the class').click();
      await button(teacher, 'End it for good').click();
      await expect(teacher.getByText(/^This class has ended\./)).toBeFocused();
      await teacher.locator('summary', { hasText: 'Who leads' }).click();
      await button(teacher, 'Make a link').click();
      await expect(button(teacher, 'Copy the link')).toBeVisible();
      await teacher.getByLabel('Days after its end until all of it is deleted').fill('365');
      await button(teacher, 'Keep it so long').click();
      await expect(teacher.getByText('365 days after its end')).toBeVisible();
      await lookAt(teacher, 'a class that has ended');
    });
  } finally {
    await server.stop();
  }
});
