/** Every page and every state of the labs and the portal, each with the way to it. What `npm run look` photographs. */
import type { Locator, Page } from '@playwright/test';
import { labs } from '#src/lab/registry.ts';
import { answerQuestion, askedIn, byMouse } from './check.ts';
import { play } from './play.ts';
import { solve, type Solution } from './solution.ts';
import { walk } from './walk.ts';
import { rightWords, wrongWords } from './words.ts';

type Shoot = (state: string) => Promise<void>;

export interface Screen {
  name: string;
  /** False shows only what is in the window; else the whole page. */
  fullPage?: boolean;
  open(page: Page, shoot: Shoot): Promise<void>;
}

const lab = 'expressroute/connect-a-network';
const labPage = '/expressroute/labs/connect-a-network/';
const unit = '/expressroute/09-fastpath/';
const seed = 'story';

const still = (name: string, path: string): Screen => ({
  name,
  async open(page, shoot) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await shoot('as it opens');
  },
});

/** Presses a lab's button and waits until the portal can be used. */
async function openRoom(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  await page.locator('[data-start-lab]').click();
  const room = page.locator('.lab-room');
  await room.locator('[data-portal-usable]').first().waitFor();
  return room;
}

const taskOf = ({ scenario }: Solution, id: string) => {
  const task = scenario.tasks.find((one) => one.id === id);
  if (!task) throw new Error(`The lab has no task "${id}". It has: ${scenario.tasks.map((one) => one.id).join(', ')}.`);
  return task;
};

/** Opens or folds the list of tasks, where the page is too narrow to show it beside the portal. */
async function setTasks(room: Locator, isOpen: boolean): Promise<void> {
  const line = room.locator('.lab-now');
  if (!(await line.isVisible())) return;
  if ((await line.getAttribute('aria-expanded')) !== String(isOpen)) await line.click();
}

const portalOf = (room: Locator): Locator => room.locator('[data-lab-portal]').first();
const press = (room: Locator, name: string | RegExp): Promise<void> =>
  portalOf(room).getByRole('button', { name, exact: true }).first().click();
const entry = (room: Locator, name: string): Promise<void> =>
  portalOf(room).locator('.ccp-menu').getByRole('link', { name, exact: true }).click();
const settled = (room: Locator): Promise<void> => portalOf(room).locator('.ccp-waiting').waitFor({ state: 'detached' });

/** By the search box to a resource. */
async function go(room: Locator, name: string | RegExp, search: string): Promise<void> {
  const portal = portalOf(room);
  await portal.getByRole('searchbox', { name: 'Search resources' }).fill(search);
  await portal.locator('.ccp-table').getByRole('link', { name }).first().click();
  await portal.locator('.ccp-head').getByRole('heading', { name }).waitFor();
  await settled(room);
}

async function toHome(room: Locator): Promise<void> {
  await portalOf(room).getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' }).click();
  await portalOf(room).locator('.ccp-tiles').waitFor();
}

async function answer(room: Locator, solution: Solution, id: string, shoot?: Shoot): Promise<void> {
  const task = taskOf(solution, id);
  const item = room.locator(`[data-task="${id}"]`);
  const right = solution.answer(task);
  await setTasks(room, true);
  if (shoot) {
    const labels = await item
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.textContent.trim() ?? ''));
    await item.getByRole('radio', { name: labels.find((label) => label !== right) ?? '', exact: true }).check();
    await item.getByRole('button', { name: 'Submit' }).click();
    await item.locator('.lab-why').filter({ hasText: 'Not this one' }).waitFor();
    await shoot('wrong answer');
  }
  await item.getByRole('radio', { name: right, exact: true }).check();
  await item.getByRole('button', { name: 'Submit' }).click();
  await room.locator(`[data-task="${id}"][data-state="done"]`).waitFor({ state: 'attached' });
  await solution.follow(task);
  if (shoot) await shoot('right answer');
  await setTasks(room, false);
}

/** Skips the wait, unless the lab's quick clock was quicker. */
async function skip(room: Locator): Promise<void> {
  const button = room.locator('button', { hasText: 'Skip the wait' });
  if (await button.isEnabled()) await button.click({ timeout: 3000 }).catch(() => undefined);
  await room.locator('.lab-waiting[data-idle="true"]').waitFor({ state: 'attached' });
}

const all: readonly Screen[] = [
  {
    name: 'landing',
    async open(page, shoot) {
      await page.goto('/');
      await page.waitForLoadState('networkidle');
      await shoot('as it opens');
      await page.locator('[data-start-lab]').click();
      await page.locator('.lab-room [data-portal-usable]').waitFor();
      await shoot('lab open');
    },
  },
  still('course', '/expressroute/'),
  still('unit', unit),
  {
    name: 'maps in the unit',
    fullPage: false,
    async open(page, shoot) {
      await page.goto(unit);
      for (const story of ['udr-ignored', 'far-spoke']) {
        const card = page.locator(`crossconnect-try[data-story="${story}"]`);
        const top = () => card.evaluate((element) => element.scrollIntoView());
        await top();
        await shoot(`${story}, closed`);
        await card.locator('[data-try-open]').click();
        await card.locator('.xm-canvas').waitFor();
        await top();
        await shoot(`${story}, open`);
        const check = card.getByRole('button', { name: 'Check' });
        if (await check.isVisible()) {
          await card.getByRole('radio').last().check();
          await check.click();
          await top();
          await shoot(`${story}, answered`);
        }
      }
    },
  },
  still('lab page, large', labPage),
  {
    name: 'explorer',
    async open(page, shoot) {
      await page.goto('/expressroute/explorer/?preset=spoke');
      const bench = page.locator('[data-explorer-usable]');
      await bench.waitFor();
      await bench.locator('.xm-canvas').waitFor();
      await shoot('a story');
      await bench.getByRole('radio', { name: 'Today' }).check();
      await bench.getByRole('button', { name: 'Before and after' }).click();
      await shoot('before and after');
      await bench.getByRole('button', { name: 'Before and after' }).click();
      await bench.getByRole('button', { name: /^connection conn-hub/ }).click();
      await bench.getByRole('button', { name: 'Share' }).click();
      await shoot('a connection open, a link to share');
      for (const tab of ['Predict', 'What if', 'Console', 'Router setup', 'Capacity']) {
        await bench.getByRole('tab', { name: tab }).click();
        await bench.getByRole('tabpanel').getByText('Loading…').waitFor({ state: 'detached' });
        await shoot(tab);
      }
      await bench.getByRole('combobox', { name: 'Story' }).selectOption('empty');
      await shoot('an empty Cloud');
    },
  },
  still('lab page, small', '/expressroute/labs/try-fastpath/'),
  still('record, empty', '/record/'),
  still('about', '/about/'),
  still('not found', '/nowhere/'),
  {
    name: 'search',
    fullPage: false,
    async open(page, shoot) {
      await page.goto(unit);
      await page.locator('button[data-open-modal]').click();
      await page.locator('dialog[open] input').fill('gateway');
      await page.locator('dialog[open] .pagefind-ui__result').first().waitFor();
      await shoot('results');
    },
  },
  {
    name: 'knowledge check',
    fullPage: false,
    async open(page, shoot) {
      await page.goto(`${unit}#knowledge-check`);
      const form = page.getByRole('form', { name: 'Knowledge check' });
      const check = form.getByRole('button', { name: 'Check', exact: true });
      const show = async (state: string) => {
        await page.locator('#knowledge-check').evaluate((heading) => heading.scrollIntoView());
        await shoot(state);
        await form.evaluate((element) => element.scrollIntoView({ block: 'end' }));
        await shoot(`${state}, end`);
      };
      await show('unanswered');
      await check.click();
      await show('answers missing');
      for (const isRight of [false, true]) {
        const words = isRight ? rightWords() : wrongWords();
        for (const { id, question } of await askedIn(form))
          await answerQuestion(question, words.get(id) ?? [], byMouse);
        await check.click();
        await form.locator('[data-option][data-verdict]').first().waitFor({ state: 'attached' });
        await page.waitForTimeout(300);
        await show(isRight ? 'marked, all right' : 'marked, wrong ones');
        const again = form.getByRole('button', { name: /again/i }).first();
        if (!isRight && (await again.isVisible())) await again.click();
      }
    },
  },
  {
    name: 'lab, guided',
    async open(page, shoot) {
      const room = await openRoom(page, `${labPage}?seed=${seed}&way=guided`);
      await shoot('just opened');
      await setTasks(room, false);
      await shoot('tasks folded');
    },
  },
  {
    name: 'lab in the lesson',
    fullPage: false,
    async open(page, shoot) {
      await openRoom(page, `${unit}?seed=${seed}&way=guided`);
      await shoot('just opened');
    },
  },
  {
    name: 'lab, in the window',
    fullPage: false,
    async open(page, shoot) {
      const room = await openRoom(page, `/expressroute/labs/try-fastpath/?seed=${seed}&way=practice`);
      await room.getByRole('button', { name: 'Reset lab' }).click();
      await shoot('reset dialog');
      await room.getByRole('button', { name: 'Keep going' }).click();
      await setTasks(room, false);
      await entry(room, 'Overview');
      await settled(room);
      await press(room, 'Delete');
      await page.locator('dialog[open]').waitFor();
      await shoot('delete dialog');
      await page.locator('dialog[open]').getByRole('button', { name: 'Cancel' }).click();
      await entry(room, 'Configuration');
      await portalOf(room).getByRole('checkbox', { name: 'FastPath' }).check();
      await press(room, 'Save');
      await room.locator('.lab-waiting[data-idle="false"]').waitFor({ state: 'attached' });
      await shoot('waiting');
      await skip(room);
      await room.locator('.ccp-toast').waitFor();
      await shoot('toast');
      await setTasks(room, true);
      await room.getByRole('heading', { name: 'Lab done' }).scrollIntoViewIfNeeded();
      await shoot('small lab done');
    },
  },
  {
    name: 'lab, practice',
    async open(page, shoot) {
      const solution = await solve(lab, seed);
      const room = await openRoom(page, `${labPage}?seed=${seed}&way=practice`);
      const portal = portalOf(room);
      await shoot('just opened');
      await answer(room, solution, 'prerequisites', shoot);
      await room.locator('.lab-path > summary').click();
      await shoot('path panel without a connection');
      await room.getByRole('button', { name: 'Open the live map' }).click();
      await room.locator('.lab-live .xm-canvas').waitFor();
      await room.getByText('Log in to a router or a machine').click();
      await shoot('live map with a console');
      await room.getByRole('button', { name: 'Back to the plain drawing' }).click();
      await room.locator('.lab-path > summary').click();
      await setTasks(room, true);
      await room.getByRole('button', { name: 'Hint', exact: true }).click();
      await shoot('a hint');
      await setTasks(room, false);

      await shoot('home');
      await portal
        .locator('.ccp-tiles')
        .getByRole('link', { name: /^All resources/ })
        .click();
      await settled(room);
      await shoot('all resources');
      await toHome(room);
      await portal
        .locator('.ccp-tiles')
        .getByRole('link', { name: /^Resource groups/ })
        .click();
      await settled(room);
      await shoot('resource groups');
      await portal.locator('.ccp-table').getByRole('link').first().click();
      await settled(room);
      await shoot('resource group');
      await portal.getByRole('searchbox', { name: 'Search resources' }).fill('ergw');
      await portal.locator('.ccp-table').waitFor();
      await shoot('search results');
      await portal.getByRole('searchbox', { name: 'Search resources' }).fill('nothing is called this');
      await portal.locator('.ccp-empty').waitFor();
      await shoot('search without results');
      await go(room, /^vnet-/, 'vnet');
      await shoot('virtual network');
      await go(room, /^ergw-/, 'ergw');
      await shoot('virtual network gateway');
      await go(room, /^pip-/, 'pip');
      await shoot('public IP address');

      const connect = taskOf(solution, 'connect');
      const circuit = solution.way(connect)[0]?.value ?? '';
      await go(room, circuit, circuit);
      await shoot('circuit');
      await entry(room, 'JSON View');
      await portal.locator('.ccp-json').waitFor();
      await shoot('JSON');
      await go(room, circuit, circuit);
      await entry(room, 'Connections');
      await portal.locator('.ccp-empty').waitFor();
      await shoot('connections, none yet');

      await press(room, 'Add');
      await portal.getByRole('tab', { name: 'Basics' }).waitFor();
      await shoot('wizard, Basics');
      await press(room, 'Next: Settings');
      await portal.getByRole('alert').or(portal.locator('.fui-Field__validationMessage')).first().waitFor();
      await shoot('wizard, Basics with errors');
      await portal.getByRole('tab', { name: 'Settings' }).click();
      await shoot('wizard, Settings');
      await portal.getByRole('checkbox', { name: 'Redeem authorization' }).check();
      await portal.getByRole('textbox', { name: 'Routing weight' }).fill('40000');
      await portal.getByRole('textbox', { name: 'Peer circuit URI' }).fill('er-somewhere');
      await portal.getByRole('tab', { name: 'Review + create' }).click();
      await shoot('wizard, Review with errors');
      await portal.getByRole('tab', { name: 'Settings' }).click();
      await shoot('wizard, Settings with errors');
      await press(room, 'Start over');

      await walk(room, solution, connect, {
        act: async (place, step) => {
          await play(place, step);
          if (step.name.startsWith('Next: Review')) await shoot('wizard, Review');
        },
      });
      await portal.getByRole('heading', { name: 'Your deployment is under way' }).waitFor();
      await shoot('deployment under way');
      await press(room, /^Notifications/);
      await portal.locator('.ccp-notifications li').first().waitFor();
      await shoot('notifications');
      await press(room, 'Close notifications');
      await setTasks(room, true);
      await shoot('waiting');
      await setTasks(room, false);
      await skip(room);
      await portal.getByRole('heading', { name: 'Your deployment is complete' }).waitFor();
      await shoot('deployment done');
      await solution.follow(connect);
      await press(room, 'Go to resource');
      await settled(room);
      await shoot('connection');
      await go(room, circuit, circuit);
      await entry(room, 'Connections');
      await portal.locator('.ccp-table').waitFor();
      await shoot('connections, one');

      const fastpath = taskOf(solution, 'fastpath');
      await walk(room, solution, fastpath, {
        act: async (place, step) => {
          if (step.role === 'checkbox') await shoot('configuration');
          if (step.name === 'Save') await shoot('configuration, changed');
          await play(place, step);
        },
      });
      await skip(room);
      await solution.follow(fastpath);
      await room.locator('[data-task="fastpath"][data-state="done"]').waitFor({ state: 'attached' });
      await shoot('configuration saved, packets around the gateway');
      await answer(room, solution, 'path');

      const cleanUp = taskOf(solution, 'clean-up');
      await walk(room, solution, cleanUp, { act: play });
      await skip(room);
      await setTasks(room, true);
      await room.getByRole('heading', { name: 'Lab done' }).waitFor();
      await shoot('lab done');

      await page.goto('/record/');
      await page.waitForTimeout(600);
      await shoot('record with progress');
      await page.goto('/expressroute/');
      await page.waitForTimeout(600);
      await shoot('course with progress');
    },
  },
];

/** Each lab as it opens, with the forms of its kind of work. */
const opened: readonly Screen[] = labs
  .filter(({ id }) => id !== lab && id !== 'expressroute/try-fastpath')
  .map(({ id }) => ({
    name: `opened: ${id}`,
    async open(page, shoot) {
      const room = await openRoom(page, `/${id.replace('/', '/labs/')}/?seed=${seed}&way=guided`);
      await shoot('guided');
      await setTasks(room, false);
      await shoot('tasks folded');
    },
  }));

const around: readonly Screen[] = [
  {
    name: 'sandbox',
    async open(page, shoot) {
      await page.goto('/sandbox/');
      await shoot('card');
      const room = await openRoom(page, '/sandbox/');
      await shoot('empty');
      await room.getByRole('combobox', { name: 'Example' }).selectOption({ label: 'Create a resource group' });
      await room.getByRole('button', { name: 'Send' }).click();
      await room.getByRole('region', { name: 'Answer' }).waitFor();
      await shoot('a request answered');
    },
  },
  {
    name: 'lab, assessed and replayed',
    async open(page, shoot) {
      const room = await openRoom(page, `/expressroute/labs/try-fastpath/?seed=${seed}&way=assessed`);
      await shoot('nothing told');
      await room.getByRole('button', { name: 'Hand in' }).click();
      await shoot('hand in?');
      await page.getByRole('button', { name: 'Hand in now' }).click();
      await room.locator('.lab-report').waitFor();
      await shoot('report');
      await room.locator('.lab-ledger summary').click();
      await shoot('the attempt');
      await room.getByRole('button', { name: 'Replay', exact: true }).click();
      await room.locator('.lab-replay [data-portal-usable]').waitFor();
      await shoot('replay');
      await room.getByRole('button', { name: 'Back to the present' }).click();
      await setTasks(room, false);
      await portalOf(room)
        .getByRole('button', { name: /^This looks wrong/ })
        .last()
        .click();
      await page.locator('dialog[open]').waitFor();
      await shoot('looks wrong');
    },
  },
];

/** A whole page is shown from its top: what sticks to the window would otherwise lie in its midst. */
export const screens: readonly Screen[] = [...all, ...opened, ...around].map((screen) => ({
  ...screen,
  open: (page, shoot) =>
    screen.open(page, async (state) => {
      if (screen.fullPage !== false) await page.evaluate(() => scrollTo(0, 0));
      await shoot(state);
    }),
}));
