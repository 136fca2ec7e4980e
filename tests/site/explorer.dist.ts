/** What the packet explorer costs on the wire: all of its scripts, styles and its worker, with every tab opened; React, which the labs share, apart. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pages } from './support.ts';

/** The beliefs, facts and pieces of a Cloud that made questions and classes use too stand in files of their own, which compress a little less well. */
const most = 169_000;
const folder = path.resolve('dist/_astro');

const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const exists = (name: string): boolean => {
  try {
    textOf(name);
    return true;
  } catch {
    return false;
  }
};
/** As the server sends it: compressed if that is smaller. */
const weightOf = (name: string): number => {
  try {
    return readFileSync(path.join(folder, `${name}.br`)).length;
  } catch {
    return readFileSync(path.join(folder, name)).length;
  }
};

/** The files that a file names: what it imports, what it loads later, the worker it starts. */
const namedIn = (name: string): string[] =>
  [...textOf(name).matchAll(/["'`/]([\w.[\]~@-]+\.(?:js|css))["'`]/g)]
    .map(([, file = '']) => file)
    .filter((file) => file !== name && exists(file));

/** What a script cannot run without: not what it loads later. */
const neededBy = (first: string): Set<string> => {
  const found = new Set([first]);
  for (const name of found)
    for (const [, file = ''] of textOf(name).matchAll(/(?:from|import)\s*["']\.\/([\w.~@-]+\.js)["']/g))
      found.add(file);
  return found;
};

function loadedBy(first: string): Set<string> {
  const found = new Set([first]);
  for (const name of found) for (const next of namedIn(name)) found.add(next);
  return found;
}

const page = pages.find(({ url }) => url === '/expressroute/explorer/');
const scripts = [...(page?.document.querySelectorAll('script[type="module"][src]') ?? [])].map(
  (script) => script.getAttribute('src')?.split('/').at(-1) ?? '',
);
const start = scripts.find((name) => exists(name) && textOf(name).includes('crossconnect-explorer'));

/** React itself, one file with the labs' rooms and their portal. */
const isReact = (name: string): boolean => textOf(name).includes('https://react.dev/errors/');
/** The layout in the page, for a browser without workers: the same code as the worker's, and never loaded beside it. */
const isSpare = (name: string): boolean => /^layout\.(?!worker)/.test(name);

test('the explorer loads at most 169 kB of its own, every tab opened', () => {
  expect(start, 'the page has the script that starts the explorer').toBeDefined();
  const files = [...loadedBy(start ?? '')].map((name) => ({ name, bytes: weightOf(name) }));
  const sum = (some: typeof files) => some.reduce((total, { bytes }) => total + bytes, 0);
  const react = files.filter(({ name }) => name.endsWith('.js') && isReact(name));
  const own = files.filter((file) => !react.includes(file) && !isSpare(file.name));
  const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  process.stdout.write(
    `The explorer loads ${kB(sum(own))} of its own with every tab opened, and React's ${kB(sum(react))}.\n`,
  );
  expect(react, 'React was found').toHaveLength(1);
  expect(files.length, 'its lazy parts were found').toBeGreaterThan(10);
  const list = [...own].sort((one, other) => other.bytes - one.bytes).map(({ name, bytes }) => `${name} ${bytes}`);
  expect(sum(own), list.join('\n')).toBeLessThanOrEqual(most);
});

test('opening the bench takes at most 158 kB, React and the worker included', () => {
  const all = [...loadedBy(start ?? '')];
  const room = all.find((name) => /^room\..*\.js$/.test(name)) ?? '';
  const needed = [...neededBy(room)];
  const isSheet = (name: string) => name.endsWith('.css') && textOf(name).includes('.cc-x-bench');
  const beside = all.filter((name) => isSheet(name) || /^layout\.worker.*\.js$/.test(name));
  const bytes = [...needed, ...beside].reduce((sum, name) => sum + weightOf(name), 0);
  process.stdout.write(`Opening it takes ${Math.round(bytes / 1000)} kB.\n`);
  expect([needed.some(isReact), beside.length], 'React, a style sheet and the worker were found').toEqual([true, 2]);
  expect(bytes).toBeLessThanOrEqual(158_000);
});

test('before the bench is asked for, the page carries its way in words and little code', () => {
  expect(page?.document.querySelector('crossconnect-explorer')?.textContent).toContain('goes around ergw-hub');
  expect(page?.html).toMatch(/<noscript>[\s\S]*needs JavaScript/);
  expect(weightOf(start ?? '')).toBeLessThan(12_000);
});

test('no other page loads the bench', () => {
  const others = pages
    .filter(({ url }) => url !== '/expressroute/explorer/')
    .filter(({ html }) => start !== undefined && html.includes(start));
  expect(others.map(({ url }) => url)).toEqual([]);
});
