/** What comes to learners' screens while a class runs: what those who lead do in the portal, and news over whatever network there is. */
import { expect, test, type BrowserContext, type Page, type Request } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { browserOf, button, join, makeClass } from './support/class-day.ts';
import { startClassServer } from './support/class-server.ts';
import { startProxy } from './support/spoiling-proxy.ts';

const lab = 'Create a gateway for ExpressRoute';

/** Goes somewhere in the portal and does something there, and sees a learner's page follow both. */
async function leads(teacher: Page, learner: Page): Promise<void> {
  const hands = teacher.locator('[data-lab-portal]').first();
  const seen = learner.locator('.class-follow');
  await hands.getByRole('link', { name: /^rt-/ }).first().click();
  await expect(seen.getByRole('heading', { level: 2, name: /^rt-/ })).toBeVisible();
  await hands.getByRole('link', { name: 'Tags', exact: true }).click();
  await expect(seen.getByRole('heading', { level: 2, name: /Tags/ })).toBeVisible();
  await hands.getByLabel('Name 1', { exact: true }).fill('owner');
  await hands.getByLabel('Value 1', { exact: true }).fill('ada');
  await hands.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(seen.getByRole('status').first()).toContainText('Ada Larsen: Save');
}

test('what an instructor does in the portal is followed as it happens, to show and to help', async ({ browser }) => {
  const server = await startClassServer('sqlite');
  try {
    const [teacher, bea] = [await browserOf(browser, server), await browserOf(browser, server)];
    const { id, code } = await makeClass(teacher, server);
    await teacher.getByRole('button', { name: `Open the gate before ${lab}` }).click();
    await join(bea, code, 'Bea Holm');

    await test.step('a lab is shown to everybody, and no more', async () => {
      await teacher.goto(`/class/teach/show/?class=${id}`);
      await button(teacher, 'Open it').click();
      await button(teacher, 'Show it to everybody').click();
      await bea.getByRole('link', { name: 'Ada Larsen shows something' }).click();
      await leads(teacher, bea);
      await button(teacher, 'Stop showing').click();
      await expect(bea.getByRole('heading', { name: 'Nothing is shown now' })).toBeVisible();
      await expect(bea.locator('.class-follow')).toBeHidden();
    });

    await test.step('whoever is helped follows the helper, and takes the controls back', async () => {
      await bea.goto('/class/');
      await bea.getByRole('link', { name: lab }).click();
      const room = bea.getByRole('region', { name: lab, exact: true });
      await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
      await teacher.goto(`/class/teach/live/?class=${id}`);
      await teacher.locator('.teach-tile', { hasText: 'Bea Holm' }).click();
      const looked = teacher.locator('.teach-portals');
      // Opened, and nothing done there: whoever only looks is shown it all the same.
      await room.getByRole('link', { name: /^rt-/ }).first().click();
      await expect(looked.getByRole('heading', { level: 2, name: /^rt-/ })).toBeVisible();
      await room.getByRole('link', { name: 'Tags', exact: true }).click();
      await expect(looked.getByRole('heading', { level: 2, name: /Tags/ })).toBeVisible();
      await button(teacher, 'Ask to take over').click();
      await button(bea, 'Let Ada Larsen help').click();
      await leads(teacher, bea);
      await expectAccessible(bea, 'a helper is followed');
      await button(bea, 'Take the controls back').click();
      await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
      await expect(bea.locator('.class-follow')).toBeHidden();
      await expect(button(teacher, 'Ask to take over')).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});

/** Says something to the whole class. */
const announce = async (teacher: Page, inClass: string, text: string): Promise<void> => {
  const { status } = await teacher.evaluate(
    async ([path, said]) => {
      const answer = await fetch(path ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: said }),
      });
      return { status: answer.status };
    },
    [`/api/classes/${inClass}/announcements`, text],
  );
  expect(status).toBeLessThan(300);
};

const hears = (page: Page, text: string) => expect(page.locator('.class-bar')).toContainText(text, { timeout: 9000 });

/** How many event streams of the class the pages of one browser hold open now. */
function countStreams(learner: BrowserContext): () => number {
  const open = new Set<Request>();
  learner.on('request', (request) => {
    if (/\/api\/classes\/[^/]+\/stream/.test(request.url())) open.add(request);
  });
  const ended = (request: Request) => {
    open.delete(request);
  };
  learner.on('requestfinished', ended);
  learner.on('requestfailed', ended);
  // What a page held is not told as ended when the page is closed.
  return () => [...open].filter((request) => !request.frame().page().isClosed()).length;
}

test('news reach eight tabs over one stream, and go around a proxy that spoils it', async ({ browser }) => {
  const server = await startClassServer('sqlite');
  const proxy = await startProxy(server.url);
  try {
    const teacher = await browserOf(browser, server);
    const { id, code } = await makeClass(teacher, server);

    for (const locks of ['with Web Locks', 'without them'])
      await test.step(`eight tabs share one stream, ${locks}`, async () => {
        const first = await browserOf(browser, server);
        const context = first.context();
        // As at http://<LAN address>, which is no secure page.
        if (locks === 'without them')
          await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
        const streams = countStreams(context);
        await join(first, code, `Bea ${locks}`);
        const others: Page[] = [];
        while (others.length < 7) {
          const page = await context.newPage();
          await page.goto('/about/');
          others.push(page);
        }
        for (const page of others) await expect(page.locator('.class-bar')).toContainText('Connected');
        await announce(teacher, id, `Coffee at ten, ${locks}`);
        for (const page of [first, ...others]) await hears(page, `Coffee at ten, ${locks}`);
        expect(streams()).toBe(1);
        await first.close();
        await expect.poll(streams, { message: 'another tab leads' }).toBe(1);
        await announce(teacher, id, `Back at eleven, ${locks}`);
        for (const page of others) await hears(page, `Back at eleven, ${locks}`);
        expect(streams()).toBe(1);
        await context.close();
      });

    for (const way of ['buffers', 'cuts'] as const)
      await test.step(`a proxy ${way} streams`, async () => {
        proxy.spoil(way);
        const page = await browserOf(browser, proxy);
        await join(page, code, `Cyd, ${way}`);
        const polled = page.waitForResponse(/\/feed\?after=/, { timeout: 14_000 });
        await announce(teacher, id, `Through a proxy that ${way}`);
        await hears(page, `Through a proxy that ${way}`);
        await polled;
        await page.context().close();
      });
  } finally {
    proxy.stop();
    await server.stop();
  }
});
