/** The built site as a Hono app: precompressed files, cache and security headers. Any server may mount it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const kinds = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** What a page may do is said by the page itself; this is for the answers that are no pages. The search's worker runs WebAssembly. */
const policyForFiles =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const policyOf = (html) => /<meta http-equiv="content-security-policy" content="([^"]+)"/i.exec(html)?.[1];

function readSite(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.br')) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const url = `/${file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
    files.set(url.replace(/\/index\.html$/, '/'), file);
  }
  return files;
}

/** Reads a file once and keeps it: the whole site is a few megabytes. */
function createShelf() {
  const shelf = new Map();
  return (file) => {
    const kept = shelf.get(file);
    if (kept) return kept;
    const body = readFileSync(file);
    const isPage = file.endsWith('.html');
    const policy = isPage ? policyOf(body.toString('utf8')) : undefined;
    const read = {
      body,
      brotli: existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : undefined,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      policy: policy === undefined ? policyForFiles : `${policy}; frame-ancestors 'none'`,
    };
    shelf.set(file, read);
    return read;
  };
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined; // A percent sign that begins nothing: no such file.
  }
}

const isOwn = (url) => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url);

/** The app that serves `folder`, which must hold a built site. `isSecure` says which requests came through TLS; browsers are told to keep to it. */
export function openSite(folder, { isSecure = () => false } = {}) {
  const files = readSite(folder);
  const read = createShelf();
  const app = new Hono();

  app.get('*', (context) => {
    const path = pathOf(context.req.url);
    const file = path === undefined ? undefined : files.get(path);
    if (file === undefined && path !== undefined && files.has(`${path}/`))
      return context.redirect(`${encodeURI(path)}/`, 308);
    const missing = files.get('/404.html');
    if (file === undefined && missing === undefined) return context.text('Not found', 404);
    const { body, brotli, etag, policy } = read(file ?? missing);
    const headers = {
      'cache-control': path?.startsWith('/_astro/') && file ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': policy,
      'content-type': kinds[extname(file ?? missing)] ?? 'application/octet-stream',
      // Browsers heed it only where nobody can have changed the page on its way, and complain elsewhere.
      ...(isSecure(context.req.raw) || isOwn(context.req.url) ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
      etag,
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'same-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(isSecure(context.req.raw) ? { 'strict-transport-security': 'max-age=15552000' } : {}),
    };
    if (file && context.req.header('if-none-match') === etag) return context.body(null, 304, headers);
    const isCompressed = brotli !== undefined && /\bbr\b/.test(context.req.header('accept-encoding') ?? '');
    return context.body(isCompressed ? brotli : body, file ? 200 : 404, {
      ...headers,
      ...(isCompressed ? { 'content-encoding': 'br' } : {}),
    });
  });
  app.all('*', (context) => context.text('This site only answers GET.', 405, { allow: 'GET, HEAD' }));
  return app;
}
