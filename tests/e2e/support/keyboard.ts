/** A learner at a keyboard: nothing here does what Tab, the arrows, Enter, Space and letters cannot. */
import { expect, type Locator, type Page } from '@playwright/test';

const focused = (target: Locator): Promise<boolean> =>
  target
    .and(target.page().locator(':focus'))
    .count()
    .then((count) => count > 0);

/** Presses Tab until the target has the focus; fails by name when it is never reached. */
export async function tabTo(target: Locator, limit = 220): Promise<void> {
  await expect(target, 'what the keyboard looks for is on the page').toBeVisible();
  const { keyboard } = target.page();
  for (let presses = 0; presses < limit; presses += 1) {
    if (await focused(target)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`${limit} presses of Tab never reached ${target.toString()}.`);
}

/** Presses Shift+Tab until the target has the focus. */
export async function tabBackTo(target: Locator, limit = 120): Promise<void> {
  const { keyboard } = target.page();
  for (let presses = 0; presses < limit; presses += 1) {
    if (await focused(target)) return;
    await keyboard.press('Shift+Tab');
  }
  throw new Error(`${limit} presses of Shift+Tab never reached ${target.toString()}.`);
}

/** Goes to a button or link and presses Enter. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}

/** Goes to a text field, clears it and types. */
export async function type(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  const { keyboard } = target.page();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.press('Delete');
  await keyboard.type(text);
}

/** Goes to a native drop-down and types the beginning of an option. */
export async function choose(target: Locator, option: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.type(option);
  await expect(target.locator('option:checked')).toContainText(option);
}

/** Goes to a check box and presses Space until it is as wanted. */
export async function tick(target: Locator, wanted = true): Promise<void> {
  await tabTo(target);
  if ((await target.isChecked()) !== wanted) await target.page().keyboard.press('Space');
  await expect(target).toBeChecked({ checked: wanted });
}

/** Chooses a radio button: Tab enters the group, arrows walk it, Space chooses the one reached. */
export async function pick(page: Page, group: Locator, option: Locator): Promise<void> {
  const radios = group.getByRole('radio');
  const count = await radios.count();
  for (let presses = 0; presses < 220; presses += 1) {
    if ((await group.locator(':focus').count()) > 0) break;
    await page.keyboard.press('Tab');
  }
  for (let steps = 0; steps <= count; steps += 1) {
    if (await focused(option)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Space');
  await expect(option).toBeChecked();
}
