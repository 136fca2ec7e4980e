/** Photographs every page and every state of every lab, both themes, 1280 and 390 px, onto one sheet in `.cache/look/`,
 *  and lists what a picky person would mend. Ends with 1 when it lists anything. Needs a built site (`npm run build`). */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../tests/e2e/support/browsers.ts';
import { inspect } from '../tests/e2e/support/inspect.ts';
import { screens } from '../tests/e2e/support/screens.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.cache', 'look');
const port = 4388;
const only = process.argv[2];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const server = spawn(process.execPath, [join(root, 'scripts', 'serve.mjs'), '--port', String(port)], {
  stdio: 'ignore',
});
const address = `http://127.0.0.1:${port}`;
for (let tries = 0; ; tries += 1) {
  try {
    await fetch(address);
    break;
  } catch (error) {
    if (tries > 50) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const browser = await chromium.launch(chromiumLaunch());
const shots = [];
const findings = [];
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    console.log(`Looking at ${width} px, ${colorScheme}`);
    for (const screen of screens) {
      if (only !== undefined && !screen.name.includes(only)) continue;
      const context = await browser.newContext({
        viewport: { width, height: width === 390 ? 844 : 800 },
        colorScheme,
        baseURL: address,
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      try {
        await screen.open(page, async (state) => {
          const name = `${screen.name} · ${state}`;
          const file = `${screen.name}-${state}-${width}-${colorScheme}`.replace(/[^a-z0-9]+/gi, '-') + '.png';
          await page.screenshot({ path: join(folder, file), fullPage: screen.fullPage !== false });
          shots.push({ name, file, width, colorScheme });
          for (const finding of await inspect(page)) findings.push(`${name} (${width} px, ${colorScheme}): ${finding}`);
        });
      } catch (error) {
        findings.push(
          `${screen.name} (${width} px, ${colorScheme}) could not be shown: ${String(error).split('\n')[0]}`,
        );
      }
      await context.close();
    }
  }
}
await browser.close();
server.kill();

const names = [...new Set(shots.map(({ name }) => name))];
const row = (name) =>
  `<h2>${name}</h2><div class="row">${shots
    .filter((shot) => shot.name === name)
    .map(
      ({ file, width, colorScheme }) =>
        `<figure class="w${width}"><a href="${file}"><img src="${file}" loading="lazy"></a><figcaption>${width} px, ${colorScheme}</figcaption></figure>`,
    )
    .join('')}</div>`;
writeFileSync(
  join(folder, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Every screen</title><style>body{font:16px system-ui;margin:24px}.row{display:flex;gap:16px;align-items:flex-start;flex-wrap:wrap}figure{margin:0}.w1280 img{width:520px}.w390 img{width:200px}img{border:1px solid #999}</style><h1>${shots.length} pictures of ${names.length} screens</h1>${names.map(row).join('')}`,
);
console.log(`${shots.length} pictures on one sheet: ${join(folder, 'index.html')}`);
const unique = [...new Set(findings)];
console.log(unique.length === 0 ? 'Nothing to mend.' : `${unique.length} to mend:\n- ${unique.join('\n- ')}`);
process.exitCode = unique.length === 0 ? 0 : 1;
