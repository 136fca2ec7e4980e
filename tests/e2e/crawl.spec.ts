/** Nothing is an orphan: by what can be seen and pressed, every page, lab and blade is reached in at most four steps. */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { labs } from '#src/lab/registry.ts';
import { blades } from '#src/portal/registry.ts';
import { doTask, enter, skipWait, type Room } from './support/room.ts';

const mostSteps = 4;
const dist = new URL('../../dist/', import.meta.url);

/** Every page the build has made, but the one for a wrong address. */
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)index\.html$/.test(file))
  .map((file) => `/${file.replace(/index\.html$/, '')}`);

/** Where the links lead that can be seen on a page, within the site. */
const visibleLinks = (page: Page): Promise<string[]> =>
  page
    .locator('a[href]:visible')
    .evaluateAll((links) =>
      links.flatMap((link) =>
        link instanceof HTMLAnchorElement && link.origin === location.origin ? [link.pathname] : [],
      ),
    );

test('every page and every lab is reached from the first page by visible links in at most four steps', async ({
  page,
}) => {
  expect(existsSync(dist), 'the site is built').toBe(true);
  const steps = new Map([['/', 0]]);
  const queue = ['/'];
  const startable: string[] = [];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    await page.goto(url);
    if (await page.getByRole('button', { name: /^(Start|Continue) lab$/ }).count()) startable.push(url);
    for (const next of await visibleLinks(page)) {
      if (steps.has(next) || !pages.includes(next)) continue;
      steps.set(next, (steps.get(url) ?? 0) + 1);
      queue.push(next);
    }
  }
  // An exam begins and ends behind buttons (exam.story.ts), and the pages of one class are for its people (classroom.spec.ts).
  const isElsewhere = (url: string) => /\/exam\/(?:room|report)\/$/.test(url) || /^\/class\/./.test(url);
  const orphans = pages.filter((url) => !isElsewhere(url) && (steps.get(url) ?? Infinity) > mostSteps);
  expect(orphans, 'pages that no visible link leads to').toEqual([]);
  const closed = labs
    .map(({ id }) => `/${id.replace('/', '/labs/')}/`)
    // The button that starts the lab is a step too.
    .filter((url) => !startable.includes(url) || (steps.get(url) ?? Infinity) + 1 > mostSteps);
  expect(closed, 'labs that nothing starts').toEqual([]);
});

interface Way {
  blade: string;
  /** What was pressed to get here from the portal's home, each by what it opens. */
  presses: string[];
}

/** No lab has a machine with a network interface; azure-page.spec.ts opens these on the page of a running server. */
const elsewhere = ['network-interface', 'interface-effective-routes', 'interface-security-rules'];

/** What visible links and buttons open from here: of each blade one, or from the home one of each resource, since not all have the same inside. */
async function opensOf(portal: Locator, isHome: boolean): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const control of await portal.locator('[data-blade] [data-opens]:visible').all()) {
    const opens = (await control.getAttribute('data-opens')) ?? '';
    const [blade = ''] = opens.split('=');
    const key = isHome ? opens : blade;
    if (!found.has(key)) found.set(key, opens);
  }
  return found;
}

async function follow(portal: Locator, { blade, presses }: Way): Promise<void> {
  const home = portal.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' });
  if (await home.isVisible()) await home.click();
  for (const opens of ['home', ...presses]) {
    if (opens !== 'home') await portal.locator(`[data-blade] [data-opens="${opens}"]:visible`).first().click();
    const [arrives = ''] = opens.split('=');
    await expect(portal.locator(`[data-blade="${arrives}"][data-loading="false"]`)).toBeVisible();
  }
  await expect(portal.locator('[data-blade]')).toHaveAttribute('data-blade', blade);
}

/** What no lab of connections has: with it there is one of everything. */
const more = (group: string): [string, unknown][] => {
  const own = `${group}/providers/Microsoft.Network`;
  const location = 'westeurope';
  const route = { name: 'to-site', properties: { addressPrefix: '10.99.0.0/16', nextHopType: 'None' } };
  const rule = {
    name: 'allow',
    properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: ['12076:5010'] },
  };
  return [
    [`${own}/routeTables/rt-more`, { location, properties: { routes: [route] } }],
    [`${own}/routeFilters/rf-more`, { location, properties: { rules: [rule] } }],
    [`${own}/networkSecurityGroups/nsg-more`, { location, properties: {} }],
  ];
};

/** Goes on in the sandbox, where the learner may do everything, and adds what is missing by requests. Returns the portal there. */
async function inSandbox({ page, room, solution, task }: Room): Promise<Locator> {
  const circuit = solution.way(task('connect')).find(({ on }) => on.blade === 'circuit')?.on.resource ?? '';
  await room.locator('.lab-ledger summary').click();
  await room.getByRole('button', { name: 'Continue in the sandbox' }).click();
  const there = page.getByRole('region', { name: 'Sandbox', exact: true });
  const portal = there.locator('[data-pane="learner"] [data-lab-portal]');
  await expect(portal.locator('[data-portal-usable]')).toBeVisible();
  for (const [path, body] of more(circuit.split('/providers/')[0] ?? '')) {
    await there.getByRole('combobox', { name: 'Method' }).selectOption('PUT');
    await there.getByRole('textbox', { name: 'Path' }).fill(path);
    await there.getByRole('textbox', { name: 'Body as JSON' }).fill(JSON.stringify(body));
    await there.getByRole('button', { name: 'Send' }).click();
    await expect(there.getByRole('region', { name: 'Answer' }).getByText(path).first()).toBeVisible();
    await expect(there.getByRole('region', { name: 'Answer' }).getByText(/^201/)).toBeVisible();
    await skipWait(there);
  }
  return portal;
}

test('every blade is reached from the home of the portal in at most four steps', async ({ page }) => {
  const at = await enter(page);
  // The blades of a connection are there as soon as there is a connection.
  await doTask(at, 'prerequisites');
  await doTask(at, 'connect');
  const portal = await inSandbox(at);
  const ways = new Map<string, Way>([['home', { blade: 'home', presses: [] }]]);
  for (const way of ways.values()) {
    if (way.presses.length === mostSteps) continue;
    await follow(portal, way);
    const known = new Set([...ways.values()].map(({ blade }) => blade));
    const isHome = way.presses.length === 0;
    for (const [key, opens] of await opensOf(portal, isHome)) {
      const [blade = ''] = opens.split('=');
      if (isHome || !known.has(blade)) ways.set(key, { blade, presses: [...way.presses, opens] });
    }
  }
  // The farthest are never left again, so they are pressed here.
  for (const way of ways.values()) if (way.presses.length === mostSteps) await follow(portal, way);
  const reached = new Set([...[...ways.values()].map(({ blade }) => blade), ...elsewhere]);
  const orphans = blades.map(({ id }) => id).filter((id) => !reached.has(id));
  expect(orphans, 'blades that nothing opens').toEqual([]);
  expect(Math.max(...[...ways.values()].map(({ presses }) => presses.length))).toBeLessThanOrEqual(mostSteps);
});
