/** A learner with a finger on a small screen: nothing here does what a tap, and an on-screen keyboard, cannot. */
import { expect, type Locator, type Page } from '@playwright/test';
import { stepWith } from './hands.ts';

/** A phone, and what an on-screen keyboard leaves of it. */
export const phone = { width: 390, height: 844 };
export const aboveKeyboard = { width: 390, height: 420 };

/** The on-screen keyboard comes up with the focus in a text field and takes half the height; it goes when the focus leaves. */
async function keyboardUp(field: Locator): Promise<void> {
  await expect(field).toBeFocused();
  await field.page().setViewportSize(aboveKeyboard);
}

/** Taps something that is no text field, which sends the on-screen keyboard away. */
export async function tap(target: Locator): Promise<void> {
  await target.tap();
  await keyboardDown(target.page());
}

async function keyboardDown(page: Page): Promise<void> {
  if (page.viewportSize()?.height !== phone.height) await page.setViewportSize(phone);
}

/** Taps into a text field and types; the keyboard stays up, as it does. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.tap();
  await keyboardUp(field);
  const { keyboard } = field.page();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(text);
  await expect(field, 'what is typed stays in sight above the keyboard').toBeInViewport({ ratio: 0.5 });
}

/**
 * Chooses in a native drop-down. A tap opens the picker of the system, which is no part of the page and which no
 * browser without a screen draws; typing the option into the focused field is what that picker does in the end.
 */
export async function choose(select: Locator, option: string): Promise<void> {
  await select.tap();
  const { keyboard } = select.page();
  await keyboard.press('Escape');
  await expect(select).toBeFocused();
  await keyboard.type(option);
  await expect(select.locator('option:checked')).toContainText(option);
  await keyboard.press('Enter');
}

/** Taps a check box until it is as wanted. */
async function tick(box: Locator, wanted: boolean): Promise<void> {
  if ((await box.isChecked()) !== wanted) await tap(box);
  await expect(box).toBeChecked({ checked: wanted });
}

/** Does one step with a finger. */
export const touchStep = stepWith({ press: tap, type, choose, tick });
