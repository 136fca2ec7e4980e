/** The main job in ten steps in Firefox, by WebDriver BiDi: from the first page to a marked check. Without a Firefox here it says so and ends well. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { solve } from './support/solution.ts';
import { rightWords } from './support/words.ts';

const candidates = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const patience = 30_000;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A port that nobody listens on. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Serves the built site, unless FIREFOX_BASE says where it is served already. */
async function serveSite() {
  if (process.env.FIREFOX_BASE) return { base: process.env.FIREFOX_BASE, end: () => undefined };
  const port = await freePort();
  const server = spawn(process.execPath, [here('../../scripts/serve.mjs'), '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
    const answer = await fetch(base).catch(() => undefined);
    if (answer?.ok) return { base, end: () => server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('The built site could not be served. Is there one in dist/? Way out: npm run build.');
}

/** Answers a question of the check, whatever its kind. @param {import('puppeteer-core').Page} page @param {string} id @param {readonly string[]} words */
async function answerQuestion(page, id, words) {
  const question = `fieldset[data-item="${id}"]`;
  const kind = await page.$eval(question, ({ dataset }) => dataset.kind);
  if (kind === 'fill-in') await page.locator(`${question} input`).fill(words[0]);
  for (const [place, word] of words.entries()) {
    if (kind === 'ordering') {
      const at = () =>
        page.$$eval(
          `${question} [data-order] > [data-option]`,
          (steps, wanted) => steps.findIndex(({ dataset }) => dataset.option === wanted),
          word,
        );
      while ((await at()) > place) await page.locator(`${question} [data-option="${word}"] [data-move="-1"]`).click();
    } else if (kind === 'matching' || kind === 'drop-down')
      await page.select(`${question} select:has([value="${word}"])`, word);
    else if (kind !== 'fill-in') await page.locator(`${question} input[value="${word}"]`).click();
  }
}

/** The ten steps of the main job: each a name and what to do. */
function stepsOf(page, base, { scenario, answer, way }) {
  const [asks, connects] = scenario.tasks;
  const find = (selector) => page.locator(selector).setTimeout(patience);
  const control = (role, name, within) => find(`${within} ::-p-aria([name="${name}"][role="${role}"])`);
  const portal = '[data-lab-portal]';
  const link = (name) => control('link', name, portal).click();
  const button = (name) => control('button', name, portal).click();
  const steps = way(connects).filter(({ on }) => on.blade === 'connection-create');
  const valueOf = (label) => steps.find(({ name }) => name === label);
  // Nothing is looked for by its name on the whole lesson: Firefox needs half a minute for that.
  const check = () => control('button', 'Check', '.cc-check-actions').click();
  return [
    ['the first page opens', () => page.goto(`${base}/`).then(() => find('h1').wait())],
    ['a link leads to the course', () => find('main a[href="/expressroute/"]').click()],
    [
      'and on to the unit',
      async () => {
        await find('main a[href="/expressroute/09-fastpath/"]').click();
        await find('[data-start-lab]').wait();
        // The same place again, with names that are known here.
        await page.goto(`${base}/expressroute/09-fastpath/?seed=story&way=practice`);
      },
    ],
    [
      'the lab starts',
      async () => {
        await find('[data-start-lab]').click();
        await find('[data-portal-usable]').wait();
      },
    ],
    [
      'the right answer is taken',
      async () => {
        const task = `[data-task="${asks.id}"]`;
        await control('radio', answer(asks), task).click();
        await control('button', 'Submit', task).click();
        await find(`${task}[data-state="done"]`).wait();
      },
    ],
    [
      'the wizard opens',
      async () => {
        await link(steps[0].on.resource.split('/').at(-1));
        await link('Connections');
        await button('Add');
        await find(`${portal} [role="tabpanel"]`).wait();
      },
    ],
    [
      'its fields are filled in',
      async () => {
        await control('textbox', 'Name', portal).fill(valueOf('Name').value);
        await button('Next: Settings');
        await find(`${portal} [data-field="gateway"] select`).fill(valueOf('Virtual network gateway').shows);
        await button('Next: Review + create');
      },
    ],
    [
      'the connection is deployed',
      async () => {
        await button('Create');
        await find(`${portal} ::-p-text(Your deployment is under way)`).wait();
        // The button stands beside a running count, which a locator never finds at rest: it is pressed as it is.
        const skip = await find('.lab-waiting[data-idle="false"] button').waitHandle();
        await skip.evaluate((element) => element.click());
        await find(`[data-task="${connects.id}"][data-state="done"]`).wait();
      },
    ],
    [
      'a check with nothing answered says what is missing',
      async () => {
        await check();
        await find('form ::-p-text(not answered)').wait();
      },
    ],
    [
      'the answered check is marked',
      async () => {
        const right = rightWords();
        const asked = await page.$$eval('fieldset[data-item]:not([hidden])', (all) =>
          all.map(({ dataset }) => dataset.item),
        );
        for (const id of asked) await answerQuestion(page, id, right.get(id));
        await check();
        await find('.cc-check-summary:not([hidden])').wait();
        const said = await page.$eval('.cc-check-summary', ({ textContent }) => textContent);
        if (!said.includes('everything is right')) throw new Error(`The check with all answers right says: ${said}`);
      },
    ],
  ];
}

const executablePath = candidates.find((path) => path && existsSync(path));
if (executablePath === undefined) {
  console.log('Firefox is not on this machine; its smoke was left out. FIREFOX_PATH names one elsewhere.');
} else {
  const { base, end } = await serveSite();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  let doing = 'the browser starts';
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    for (const [name, act] of stepsOf(page, base, await solve('expressroute/connect-a-network', 'story'))) {
      doing = name;
      await act();
      console.log(`ok  Firefox: ${name}`);
    }
  } catch (error) {
    console.error(`not ok  Firefox: ${doing}\n`, error);
    process.exitCode = 1;
  } finally {
    await browser.close();
    end();
  }
}
