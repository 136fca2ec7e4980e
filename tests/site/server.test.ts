/** The server of the built site, asked without a port. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyFor, withPolicy } from '#scripts/support/content-security.mjs';
import { openSite } from '#scripts/support/site.mjs';

const page = withPolicy(
  '<html><head><meta charset="utf-8"/><script>document.title = "x"</script></head><body>Lesson</body></html>',
);
let folder = '';
let ask: (url: string, init?: RequestInit) => Promise<Response>;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-site-'));
  mkdirSync(path.join(folder, 'expressroute', 'labs'), { recursive: true });
  mkdirSync(path.join(folder, '_astro'));
  writeFileSync(path.join(folder, 'index.html'), page);
  writeFileSync(path.join(folder, 'index.html.br'), brotliCompressSync(page));
  writeFileSync(path.join(folder, '404.html'), withPolicy('<html><head></head><body>Nothing here</body></html>'));
  writeFileSync(path.join(folder, 'expressroute', 'index.html'), page);
  writeFileSync(path.join(folder, '_astro', 'part.abc.js'), 'export {};');
  const app = openSite(folder);
  ask = async (url, init) => app.request(`http://127.0.0.1${url}`, init);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.for([
  { url: '/', status: 200, because: 'it is the start page' },
  { url: '/expressroute/', status: 200, because: 'a folder answers with its index' },
  { url: '/expressroute', status: 308, because: 'a missing slash is put right' },
  { url: '/nowhere/', status: 404, because: 'no such page exists' },
  { url: '/../package.json', status: 404, because: 'nothing outside the site is served' },
  { url: '/%2e%2e%2fpackage.json', status: 404, because: 'nor when the dots are written as numbers' },
  { url: '/%', status: 404, because: 'a percent sign alone begins nothing' },
  { url: '/index.html.br', status: 404, because: 'compressed twins are no files of their own' },
])('GET $url answers $status: $because', async ({ url, status }) => {
  expect((await ask(url)).status).toBe(status);
});

describe('headers', () => {
  test('a file with a hash in its name is kept for ever, a page is asked for again', async () => {
    expect((await ask('/_astro/part.abc.js')).headers.get('cache-control')).toContain('immutable');
    expect((await ask('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await ask('/_astro/gone.js')).headers.get('cache-control')).toBe('no-cache');
  });

  test('an unchanged page is not sent again', async () => {
    const etag = (await ask('/')).headers.get('etag') ?? '';
    expect((await ask('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('brotli goes to those who ask for it', async () => {
    const asked = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(asked.headers.get('content-encoding')).toBe('br');
    expect((await ask('/')).headers.get('content-encoding')).toBeNull();
  });

  test('a page carries its own policy, also as a header', async () => {
    const policy = (await ask('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("'sha256-");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-eval'; ");
    expect((await ask('/')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('nothing but reading is answered', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/', { method: 'HEAD' })).status).toBe(200);
  });
});

test('a policy names each inline script once, and data is no script', () => {
  const policy = policyFor(
    '<script>a()</script><script>a()</script><script type="application/json">{}</script><script src="/x.js"></script>',
  );
  expect(policy.match(/'sha256-/g)).toHaveLength(1);
  expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
});
