/** Steps are dragged into order by mouse and by finger, as their buttons move them, and the order is the answer that is kept. */
import { expect, test, type Locator, type Page } from '@playwright/test';

const lesson = '/expressroute/10-troubleshoot/';

/** Draws until a question about an order is among those asked. */
async function openOrder(page: Page): Promise<Locator> {
  await page.goto(lesson, { waitUntil: 'networkidle' });
  const asked = page.locator('fieldset[data-kind="ordering"]').filter({ visible: true }).first();
  const others = page.getByRole('button', { name: 'Draw other questions' });
  for (let draw = 0; draw < 20 && (await asked.count()) === 0; draw += 1) await others.click();
  await asked.scrollIntoViewIfNeeded();
  return asked;
}

const orderOf = (asked: Locator): Promise<string[]> =>
  asked.locator('.cc-order-step').evaluateAll((steps) => steps.map((step) => step.getAttribute('data-option') ?? ''));

/** The middle of a handle, and a height below the middle of a step. */
async function placesOf(asked: Locator, from: number, below: number) {
  const handle = await asked.locator('[data-handle]').nth(from).boundingBox();
  const step = await asked.locator('.cc-order-step').nth(below).boundingBox();
  if (!handle || !step) throw new Error('A step of the question is not on the screen.');
  return { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2, to: step.y + step.height * 0.75 };
}

async function expectDropped(page: Page, asked: Locator, before: readonly string[]): Promise<void> {
  const [first = '', ...rest] = before;
  const wanted = rest.toSpliced(1, 0, first);
  expect(await orderOf(asked)).toEqual(wanted);
  await expect(asked.getByRole('status')).toContainText(`place 2 of ${String(before.length)}`);
  await page.reload({ waitUntil: 'networkidle' });
  expect(await orderOf(page.locator('fieldset[data-kind="ordering"]').filter({ visible: true }).first())).toEqual(
    wanted,
  );
}

test('a step is dragged by the mouse, a line shows where it would go, and Escape takes it back', async ({ page }) => {
  const asked = await openOrder(page);
  const before = await orderOf(asked);
  const { x, y, to } = await placesOf(asked, 0, 1);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, to, { steps: 5 });
  await expect(asked.locator('[data-drop="after"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await orderOf(asked)).toEqual(before);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, to, { steps: 5 });
  await page.mouse.up();
  await expectDropped(page, asked, before);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger drags a step, and the page does not scroll under it', async ({ page }) => {
    const asked = await openOrder(page);
    const before = await orderOf(asked);
    const { x, y, to } = await placesOf(asked, 0, 1);
    const scrolled = () => page.evaluate(() => scrollY);
    const at = await scrolled();
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', height?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: height === undefined ? [] : [{ x, y: height }] });
    await touch('touchStart', y);
    for (let part = 1; part <= 5; part += 1) await touch('touchMove', y + ((to - y) * part) / 5);
    await touch('touchEnd');
    expect(await scrolled()).toBe(at);
    await expectDropped(page, asked, before);
  });
});
