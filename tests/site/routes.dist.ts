/** The ways through the built site: every page is reached, every link leads somewhere, every address begins with its course. */
import { expect, test } from 'vitest';
import { files, linksOf, offlineUnits, pages, read } from './support.ts';

const byUrl = new Map(pages.map((page) => [page.url, page]));
/** Pages that belong to no course. */
const common = new Set(['/', '/404.html', '/about/', '/azure/', '/courses/', '/record/', '/sandbox/']);

/** How many links lie between the start page and each page. */
function steps(): Map<string, number> {
  const found = new Map([['/', 0]]);
  const queue = ['/'];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const page = byUrl.get(url);
    if (!page) continue;
    for (const next of linksOf(page)) {
      if (found.has(next) || !byUrl.has(next)) continue;
      found.set(next, (found.get(url) ?? 0) + 1);
      queue.push(next);
    }
  }
  return found;
}

/** Where a button leads and no link: an exam begins and ends there (`tests/e2e/exam.story.ts`). */
const isBehindButton = (url: string): boolean => /^\/[^/]+\/exam\/(?:room|report)\/$/.test(url) || isOfClass(url);
/** Pages of one class, whose links have its id: they stand on the pages that its people see (`tests/e2e/classroom.spec.ts`). */
const isOfClass = (url: string): boolean => url.startsWith('/class/') && url !== '/class/';

test('every page is reached from the start page in at most four steps', () => {
  const reached = steps();
  const orphans = pages
    .map(({ url }) => url)
    .filter((url) => url !== '/404.html' && !isBehindButton(url) && (reached.get(url) ?? 9) > 4);
  expect(orphans, 'no page is an orphan').toEqual([]);
});

test('every link inside the site leads to a page or a file', () => {
  const known = new Set([...byUrl.keys(), ...files]);
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter((link) => !known.has(link))
      .map((link) => `${page.url} → ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every link to a place on a page finds it', () => {
  const broken = pages.flatMap(({ url, document }) =>
    [...document.querySelectorAll('a[href*="#"]')].flatMap((link) => {
      const target = new URL(link.getAttribute('href') ?? '', `https://site.example${url}`);
      if (target.origin !== 'https://site.example' || target.hash.length < 2) return [];
      const there = byUrl.get(target.pathname)?.document.getElementById(decodeURIComponent(target.hash.slice(1)));
      return there ? [] : [`${url} → ${target.pathname}${target.hash}`];
    }),
  );
  expect(broken).toEqual([]);
});

test('every address outside the common pages begins with its course', () => {
  const strays = pages
    .map(({ url }) => url)
    .filter((url) => !common.has(url) && !url.startsWith('/expressroute/') && !url.startsWith('/class/'));
  expect(strays).toEqual([]);
});

test('a unit that is not written yet is named and not linked', () => {
  const course = byUrl.get('/expressroute/');
  const units = [...(course?.document.querySelectorAll('.units > li') ?? [])];
  expect(units).toHaveLength(11);
  for (const unit of units) {
    const link = unit.querySelector('a')?.getAttribute('href');
    if (link === undefined) expect(unit.textContent).toContain('Coming');
    else expect(byUrl.has(link ?? ''), `${link} is a page`).toBe(true);
  }
});

test('the offline plan of each unit names files that exist, and its size', () => {
  const units = offlineUnits();
  const known = new Set([...byUrl.keys(), ...files]);
  expect(units.map(([unit]) => unit)).toContain('expressroute/09-fastpath');
  for (const [unit, plan] of units) {
    expect(
      plan.files.filter((file) => !known.has(file)),
      unit,
    ).toEqual([]);
    expect(plan.files, 'the lesson is in its own plan').toContain(`/${unit}/`);
    expect(
      plan.files.some((file) => file.startsWith('/expressroute/keys/')),
      'so are the keys of its check',
    ).toBe(true);
    expect(plan.bytes).toBeGreaterThan(50_000);
  }
});

test('the service worker keeps every file of every plan', () => {
  const worker = read('/sw.js');
  const missing = offlineUnits().flatMap(([, plan]) => plan.files.filter((file) => !worker.includes(`"${file}"`)));
  expect(missing).toEqual([]);
});
