/** A learner at a keyboard: nothing here does what Tab, the arrows, Enter, Space and letters cannot. */
import { expect, type Locator } from '@playwright/test';

/** Whether the target has the focus. */
export const focused = (target: Locator): Promise<boolean> =>
  target
    .and(target.page().locator(':focus'))
    .count()
    .then((count) => count > 0);

/** Whether the target stands before what has the focus: a person sees that, and then goes back with Shift. */
const isBehind = (target: Locator): Promise<boolean> =>
  target.evaluate(
    (element) =>
      document.activeElement !== null &&
      document.activeElement !== document.body &&
      (element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );

/** Presses Tab, or Shift+Tab where the target stands further up, until it has the focus; fails by name when it is never reached. */
export async function tabTo(target: Locator, limit = 250): Promise<void> {
  await expect(target, 'what the keyboard looks for is on the page').toBeVisible();
  // Asked after each press, so the element is looked for once, and again only when the page has drawn it anew.
  let element = await target.elementHandle();
  const isThere = async (): Promise<boolean> => {
    const isFocused = await element.evaluate((node) =>
      node.isConnected ? node === document.activeElement : undefined,
    );
    if (isFocused !== undefined) return isFocused;
    element = await target.elementHandle();
    return focused(target);
  };
  await tabUntil(target, isThere, limit);
}

/** Presses Tab towards the target until `isThere`; fails by name when that never comes. */
export async function tabUntil(target: Locator, isThere: () => Promise<boolean>, limit = 250): Promise<void> {
  const { keyboard } = target.page();
  const key = (await isBehind(target)) ? 'Shift+Tab' : 'Tab';
  for (let presses = 0; presses < limit; presses += 1) {
    if (await isThere()) return;
    await keyboard.press(key);
  }
  throw new Error(`${limit} presses of ${key} never reached ${target.toString()}.`);
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
  // A list takes what is typed within a second as one word: whoever chooses twice in it waits for it to forget the first.
  await expect(async () => {
    await target.page().keyboard.type(option);
    await expect(target.locator('option:checked')).toContainText(option, { timeout: 500 });
  }).toPass({ intervals: [1100] });
  // A list that adds to others waits for Enter.
  if ((await target.locator('xpath=ancestor::*[contains(@class, "ccp-many")]').count()) > 0)
    await target.page().keyboard.press('Enter');
}

/** Goes to a check box and presses Space until it is as wanted. */
export async function tick(target: Locator, wanted = true): Promise<void> {
  await tabTo(target);
  if ((await target.isChecked()) !== wanted) await target.page().keyboard.press('Space');
  await expect(target).toBeChecked({ checked: wanted });
}

/** Chooses a radio button: Tab enters the group wherever the browser lets it in, arrows walk it round, Space chooses. */
export async function pick(group: Locator, option: Locator): Promise<void> {
  const { keyboard } = option.page();
  const radios = group.getByRole('radio');
  const count = await radios.count();
  const inGroup = group.locator('input[type="radio"]:focus');
  await tabUntil(radios.first(), async () => (await inGroup.count()) > 0);
  for (let steps = 0; steps <= count && !(await focused(option)); steps += 1) await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(option).toBeChecked();
}
