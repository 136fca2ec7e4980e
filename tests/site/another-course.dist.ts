/**
 * A second course: copied into `content/` and `labs/` of a copy of the project, it has its pages, labs, questions and facts, and no
 * other file was changed for it.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');
const fixture = join(root, 'tests', 'support', 'courses', 'vpn-gateway');
/** Inside the project, so that its packages are found. */
const copy = join(root, '.cache', 'another-course');
const run = promisify(execFile);

function makeCopy(): void {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  const whole = ['src', 'content', 'labs', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
  const forLabs = [
    'tests/lab',
    'tests/support/setup.ts',
    'tests/vitest.config.ts',
    'tests/classroom/support/postgres-setup.ts',
  ];
  for (const name of [...whole, ...forLabs]) cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ['content', 'labs']) cpSync(join(fixture, name), join(copy, name), { recursive: true });
}

const page = (url: string): Document =>
  new DOMParser().parseFromString(readFileSync(join(copy, 'dist', url, 'index.html'), 'utf8'), 'text/html');
const textOf = (url: string): string => page(url).querySelector('main')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
const linksOf = (url: string): string[] =>
  [...page(url).querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');

beforeAll(async () => {
  makeCopy();
  await run(process.execPath, [join(copy, 'scripts', 'facts.mjs')], { cwd: copy });
  await run(process.execPath, [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build', '--silent'], {
    cwd: copy,
    maxBuffer: 10_000_000,
    // What a test sets here would make another build of it.
    env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
  });
}, 180_000);

describe('a course that only brings content and labs', () => {
  test('stands in the catalog, with both paths through it', () => {
    expect(textOf('/courses/')).toContain('Connect a site with a VPN gateway');
    expect(linksOf('/courses/')).toEqual(
      expect.arrayContaining(['/expressroute/', '/vpn-gateway/', '/vpn-gateway/exam-in-three-days/']),
    );
    expect(linksOf('/')).toEqual(expect.arrayContaining(['/courses/', '/vpn-gateway/']));
  });

  test('has its page, its unit and its lab', () => {
    expect(textOf('/vpn-gateway/')).toContain('Make room for a VPN gateway');
    expect(linksOf('/vpn-gateway/')).toEqual(
      expect.arrayContaining(['/vpn-gateway/01-connect-a-site/', '/vpn-gateway/labs/make-room/']),
    );
    expect(textOf('/vpn-gateway/01-connect-a-site/')).toContain('The gateway needs a subnet named GatewaySubnet');
    expect(page('/vpn-gateway/labs/make-room/').querySelector('[data-lab="vpn-gateway/make-room"]')).not.toBeNull();
  });

  test('has a lab that keeps the contract of labs', async () => {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const only = ['tests/lab/contract.test.ts', '-t', 'vpn-gateway/make-room'];
    const { stdout } = await run(process.execPath, [vitest, 'run', '--config', 'tests/vitest.config.ts', ...only], {
      cwd: copy,
    });
    expect(stdout).toMatch(/[1-9]\d* passed/);
  });

  test('shows no explorer, since it brings none', () => {
    expect(linksOf('/vpn-gateway/')).not.toContain('/vpn-gateway/explorer/');
    expect(linksOf('/expressroute/')).toContain('/expressroute/explorer/');
  });

  test('counts in the record', () => {
    const record = page('/record/');
    expect(record.querySelector('[data-unit-progress="vpn-gateway/01-connect-a-site"]')).not.toBeNull();
    expect(record.querySelector('[data-lab-done="vpn-gateway/make-room"]')).not.toBeNull();
  });

  test('has its facts in a ledger of its own', () => {
    const names = [...page('/vpn-gateway/facts/').querySelectorAll('[data-entry]')].map(({ id }) => id);
    expect(names.toSorted()).toEqual(['gateways-per-network', 'subnet-name', 'tunnel-through-internet']);
    expect(page('/expressroute/facts/').querySelector('#subnet-name')).toBeNull();
    expect(textOf('/vpn-gateway/glossary/')).toContain('Tunnel');
    expect(textOf('/vpn-gateway/sheets/01-connect-a-site/')).toContain('Subnet of the gateway: GatewaySubnet');
  });

  test('asks its three questions, with their keys', () => {
    const questions = [...page('/vpn-gateway/01-connect-a-site/').querySelectorAll('[data-item]')].map((question) =>
      question.getAttribute('data-item'),
    );
    expect(questions.toSorted()).toEqual(
      ['name-of-the-subnet', 'what-crosses', 'what-fits'].map((name) => `vpn-gateway/01-connect-a-site/${name}`),
    );
    const key = z
      .object({ options: z.array(z.object({ id: z.string(), correct: z.boolean() })) })
      .parse(JSON.parse(readFileSync(join(copy, 'dist/vpn-gateway/keys/01-connect-a-site/what-crosses.json'), 'utf8')));
    expect(key.options.filter(({ correct }) => correct).map(({ id }) => id)).toEqual(['internet']);
  });

  test('is found by the search', () => {
    // A fragment is a page as the search knows it: packed JSON behind a mark of twelve letters.
    const folder = join(copy, 'dist', 'pagefind', 'fragment');
    const found = readdirSync(folder)
      .map((file) => gunzipSync(readFileSync(join(folder, file))).toString('utf8'))
      .map((text) =>
        z.object({ url: z.string(), content: z.string() }).parse(JSON.parse(text.slice(text.indexOf('{')))),
      );
    const pages = found.filter(({ content }) => content.includes('marmalade')).map(({ url }) => url);
    expect(pages).toEqual(['/vpn-gateway/01-connect-a-site/']);
  });

  test('works without a network once it was opened', () => {
    const plan = readFileSync(join(copy, 'dist', 'offline.json'), 'utf8');
    expect(plan).toContain('vpn-gateway/01-connect-a-site');
  });
});
