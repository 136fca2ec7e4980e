/** A day in a class: one instructor and five learners, each in a browser of their own, on each database. */
import { expect, test, type Page } from '@playwright/test';
import * as z from 'zod/mini';
import { expectAccessible } from './support/axe.ts';
import { browserOf, button, join, makeClass } from './support/class-day.ts';
import { engines, hasEngine, startClassServer } from './support/class-server.ts';
import { play } from './support/play.ts';
import { screenOf } from './support/walk.ts';

const learners = ['Bea Holm', 'Cyd Okafor', 'Dan Weiss', 'Eli Moran', 'Fay Nakano'] as const;
const lab = 'Create a gateway for ExpressRoute';
const shared = 'Be owner and user of one circuit';

const standings = z.array(z.object({ standing: z.optional(z.object({ on: z.array(z.string()) })) }));

/** Asks for the same wrong thing again and again, as somebody does who has not seen what is missing. */
async function getStuck(page: Page, inClass: string): Promise<void> {
  await page.getByRole('link', { name: lab }).click();
  const room = page.getByRole('region', { name: lab, exact: true });
  await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
  const readOn = async () => {
    const answer = await page.request.get(`/api/classes/${inClass}/attempts`);
    return standings.parse(await answer.json())[0]?.standing?.on[0];
  };
  await expect.poll(readOn, { message: 'the class knows where the lab stands' }).toBeDefined();
  await room.locator('.lab-requests summary').click();
  await room.getByLabel('Method').selectOption('PUT');
  await room.getByLabel('Path').fill((await readOn()) ?? '');
  await room.getByLabel('Body as JSON').fill('{"location":"nowhere","properties":{}}');
  for (let times = 0; times < 4; times += 1) {
    await button(page, 'Send').click();
    await expect(room.getByRole('region', { name: 'Answer', exact: true })).toContainText(/40\d/);
  }
}

/** The instructor finds who is stuck, is let to the controls, does a step, and hands back. */
async function help(teacher: Page, learner: Page): Promise<void> {
  await teacher.getByRole('link', { name: 'Live view' }).click();
  const tile = teacher.locator('.teach-tile', { hasText: 'Bea Holm' });
  await expect(tile).toHaveAttribute('data-standing', 'stuck', { timeout: 60_000 });
  await expect(tile).toContainText('was refused');
  await expect(teacher.locator('.teach-tile').first()).toContainText('Bea Holm');
  await expectAccessible(teacher, 'the live view with somebody stuck');
  await tile.click();
  await button(teacher, 'Ask to take over').click();
  await button(learner, 'Let Ada Larsen help').click();
  await expect(teacher.getByText('You are at the controls.')).toBeVisible();
  await expectAccessible(teacher, "at a learner's controls");
  await expectAccessible(learner, 'somebody else is at the controls');
  await button(teacher, 'Hand back to Bea Holm').click();
  await expect(learner.getByRole('heading', { name: /is at the controls/ })).toBeHidden();
}

const step = z.object({
  step: z.optional(
    z.object({
      on: z.record(z.string(), z.unknown()),
      do: z.enum(['press', 'fill', 'choose', 'tick', 'untick', 'open']),
      role: z.string(),
      name: z.string(),
      value: z.exactOptional(z.string()),
    }),
  ),
  pane: z.string(),
});

/** Does the task at hand in the portal of whoever's turn it is, each step as the most exact hint says it. */
async function doTask(pages: readonly Page[], inClass: string, task: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    for (const page of pages) {
      const room = page.getByRole('region', { name: shared, exact: true });
      const item = room.locator(`[data-task="${task}"]`);
      if ((await item.getAttribute('data-state')) === 'done') return;
      const own = await room.locator('[data-pane]').first().getAttribute('data-pane');
      const screen = await screenOf(room, own ?? '');
      const answer = await page.request.post(`/api/classes/${inClass}/clouds/${await attemptOn(page, inClass)}/hints`, {
        data: { task, level: 3, screens: { [own ?? '']: screen } },
        headers: { origin: new URL(page.url()).origin },
      });
      if (!answer.ok()) continue;
      const { step: next, pane } = step.parse(await answer.json());
      if (pane !== own || !next) continue;
      await play(room, next, pane);
    }
    await pages[0]?.waitForTimeout(150);
  }
  throw new Error(`Sixty steps did not do the task "${task}".`);
}

const listed = z.array(z.object({ attempt: z.string() }));
const attemptOn = async (page: Page, inClass: string): Promise<string> =>
  listed.parse(await (await page.request.get(`/api/classes/${inClass}/clouds`)).json())[0]?.attempt ?? '';

/** What the next act of a shared lab is about. */
async function placeOf(teacher: Page, inClass: string, attempt: string): Promise<string> {
  const answer = await teacher.request.get(`/api/classes/${inClass}/attempts`);
  const all = z.array(z.looseObject({ id: z.string(), standing: z.optional(z.object({ on: z.array(z.string()) })) }));
  const place = all.parse(await answer.json()).find(({ id }) => id === attempt)?.standing?.on[0];
  if (place === undefined) throw new Error('The class does not know where the shared lab stands.');
  return place;
}

const cast = z.object({ people: z.array(z.object({ id: z.string(), isYou: z.boolean() })) });

/** The people of a shared lab; with `own`, those whom this page plays. */
async function peopleOn(page: Page, inClass: string, attempt: string, own = false): Promise<string[]> {
  const answer = await page.request.get(`/api/classes/${inClass}/clouds/${attempt}`);
  return cast.parse(await answer.json()).people.flatMap(({ id, isYou }) => (!own || isYou ? [id] : []));
}

/** Asks the Azure of a shared lab as the portal on the page does. Returns the status. */
async function ask(
  page: Page,
  method: string,
  path: string,
  { id, attempt, person }: { id: string; attempt: string; person: string } = { id: '', attempt: '', person: '' },
): Promise<number> {
  const address = `/api/classes/${id}/clouds/${attempt}/as/${person}/arm${path}?api-version=2024-05-01`;
  return page.evaluate(
    async ([how, at]) => (await fetch(at ?? '', { method: how ?? 'GET' })).status,
    [method, address],
  );
}

/** Everybody agrees to skip the wait, unless it ends by itself meanwhile. */
async function skipTogether(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const skip = button(page, 'Skip the wait');
    if (await skip.isEnabled()) await skip.click({ timeout: 2000 }).catch(() => undefined);
  }
}

// Six browsers at once are enough for one machine.
test.describe.configure({ mode: 'default' });

for (const engine of engines) {
  test(`an instructor leads five learners through a class on ${engine}`, async ({ browser }) => {
    test.skip(!hasEngine(engine), `there is no ${engine} here`);
    test.setTimeout(420_000);
    const server = await startClassServer(engine);
    try {
      const teacher = await browserOf(browser, server);
      const { id, code } = await makeClass(teacher, server, {
        look: () => expectAccessible(teacher, 'a class is made'),
      });
      const pages = await Promise.all(learners.map((_, place) => browserOf(browser, server, place > 2)));
      for (const [place, name] of learners.entries()) await join(pages[place] ?? teacher, code, name);
      const [bea, cyd, dan, eli, fay] = pages;
      if (!bea || !cyd || !dan || !eli || !fay) throw new Error('Five learners came.');
      await expectAccessible(bea, 'the page of the class');
      await expectAccessible(fay, 'the page of the class on a phone');

      await test.step('a gate is shut until the instructor opens it', async () => {
        await expect(bea.getByRole('link', { name: lab })).toBeHidden();
        await teacher.getByRole('button', { name: `Open the gate before ${lab}` }).click();
        await expect(bea.getByRole('link', { name: lab })).toBeVisible();
      });

      await test.step('somebody is stuck, is seen, and is helped', async () => {
        await getStuck(bea, id);
        await help(teacher, bea);
      });

      await test.step('a poll is answered, seen growing, and told', async () => {
        await teacher.goto(`/class/teach/class/?class=${id}`);
        await teacher
          .getByRole('button', { name: /^Ask it now/ })
          .first()
          .click();
        for (const page of [cyd, dan]) {
          const card = page.locator('.class-card');
          await expect(card).toBeVisible();
          await card.getByRole('radio').or(card.getByRole('checkbox')).first().check();
          await button(page, 'Answer').click();
          await expect(card.getByText('Your answer is in.')).toBeVisible();
        }
        await expectAccessible(cyd, 'a poll');
        await expect(teacher.getByText('Votes are taken: 2 votes')).toBeVisible();
        await button(teacher, 'Tell the answer').click();
        await expect(cyd.locator('.class-card')).toContainText('What the class thinks');
        await button(teacher, 'Put it away').click();
      });

      await test.step('two share one circuit, and a revoked key is felt at once', async () => {
        for (const gate of ['Provision a circuit', 'Configure peering', shared])
          await teacher.getByRole('button', { name: `Open the gate before ${gate}` }).click();
        await teacher.getByRole('button', { name: `Put learners together for ${shared}` }).click();
        const together: Page[] = [];
        for (const page of pages) {
          await page.goto('/class/');
          await page.getByRole('link', { name: shared }).click();
          const room = page.getByRole('region', { name: shared, exact: true });
          await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
          if ((await attemptOn(page, id)) === (await attemptOn(pages[0] ?? page, id))) together.push(page);
        }
        expect(together.length).toBeGreaterThanOrEqual(2);
        const first = together[0] ?? bea;
        await expectAccessible(first, 'a lab of two', '.lab-room');
        const tasks = await first
          .locator('[data-task]')
          .evaluateAll((items) => items.map((item) => item.getAttribute('data-task') ?? ''));
        const [made = '', redeemed = ''] = tasks;
        const attempt = await attemptOn(first, id);
        const key = await placeOf(teacher, id, attempt);
        await doTask(together, id, made);
        for (const page of together)
          await expect(page.locator(`[data-task="${made}"]`)).toHaveAttribute('data-state', 'done');
        const connection = await placeOf(teacher, id, attempt);
        await doTask(together, id, redeemed);
        await skipTogether(together);
        const people = await peopleOn(first, id, attempt);
        const plays = await Promise.all(together.map((page) => peopleOn(page, id, attempt, true)));
        const [owner, user] = people.map((person) => together[plays.findIndex((own) => own.includes(person))]);
        if (!owner || !user) throw new Error('Two share the lab.');
        const [asOwner, asUser] = people.map((person) => ({ id, attempt, person }));
        await expect.poll(() => ask(user, 'GET', connection, asUser)).toBe(200);
        expect(await ask(owner, 'DELETE', key, asOwner)).toBeLessThan(300);
        await skipTogether(together);
        await expect.poll(() => ask(user, 'GET', connection, asUser)).toBe(404);
      });

      await test.step('an exam is taken on the server, graded, and read in the gradebook', async () => {
        await teacher.getByRole('button', { name: /^Open the gate before Ten minutes/ }).click();
        await eli.goto('/class/');
        await eli.getByRole('link', { name: /Ten minutes|Exam/ }).click();
        await button(eli, /^Begin/).click();
        await expect(eli.locator('[data-exam-heading]')).toBeVisible();
        await expectAccessible(eli, 'the first question of an exam that counts');
        await eli
          .getByRole('button', { name: /review/i })
          .first()
          .click();
        await eli
          .getByRole('button', { name: /Hand in/ })
          .first()
          .click();
        await eli
          .getByRole('button', { name: /Hand in/ })
          .last()
          .click();
        await teacher.getByRole('link', { name: 'Grades' }).click();
        await expect(teacher.getByText('Eli Moran')).toBeVisible();
        await expectAccessible(teacher, 'the gradebook');
        const [download] = await Promise.all([
          teacher.waitForEvent('download'),
          teacher.getByRole('link', { name: 'Save as CSV' }).click(),
        ]);
        const text = await (
          await download.createReadStream()
        )
          .toArray()
          .then((parts) => Buffer.concat(parts).toString());
        for (const name of learners) expect(text).toContain(name);
      });
    } finally {
      await server.stop();
    }
  });
}
