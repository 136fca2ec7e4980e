/** The built site, as this server gives it: at `/` the portal on its own Cloud. It is read when somebody first asks for it. */
import { existsSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';

export interface Page {
  /** A page or a file of the site; undefined where there is none, and the question is Azure's. */
  answer: (method: string, url: URL, headers: IncomingHttpHeaders) => Promise<Response | undefined>;
}

/** What the page looks for to know that it comes from a running server. */
const [asBuilt, asServed] = ['data-azure="none"', 'data-azure="live"'];

/** The site's offline copy is of the site; here it would hide the server. */
const noWorker = `// This server keeps no offline copy.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', () => self.registration.unregister());
`;

const simple = (title: string, words: string, more = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${more}</head><body><h1>${title}</h1><p>${words}</p><p>The simulated Azure Resource Manager answers at this address all the same.</p></body></html>`;

const htmlOf = (html: string, status = 200): Response =>
  new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });

const wantsPage = ({ accept = '' }: IncomingHttpHeaders): boolean => accept.includes('text/html');

/** Whether a path may be of the site. Azure's own begin otherwise. */
export const isSitePath = (method: string, pathname: string): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !/^\/(?:subscriptions|providers|tenants|locations|_control)(?:\/|$)/i.test(pathname);

/** The page of a site in `folder`, whose build leaves `stamp` when it is done. */
export function createPage(folder: string, stamp: string): Page {
  let opened: { at: number; fetch: (request: Request) => Response | Promise<Response> } | undefined;

  /** The site as it was last built; undefined while it is being built. */
  async function site() {
    if (!existsSync(stamp)) return undefined;
    const at = statSync(stamp).mtimeMs;
    if (opened?.at !== at) {
      const { openSite } = await import('#scripts/support/site.mjs');
      opened = { at, fetch: openSite(folder).fetch };
    }
    return opened;
  }

  const ask = async (url: URL, pathname: string, headers: IncomingHttpHeaders): Promise<Response | undefined> =>
    (await site())?.fetch(
      new Request(new URL(pathname, url), {
        headers: {
          ...(headers['accept-encoding'] !== undefined && { 'accept-encoding': headers['accept-encoding'] }),
          ...(headers['if-none-match'] !== undefined && { 'if-none-match': headers['if-none-match'] }),
        },
      }),
    );

  async function portal(url: URL): Promise<Response> {
    const built = await ask(url, '/azure/', {});
    if (built === undefined)
      return htmlOf(
        simple(
          'The portal is being built',
          'This takes a minute after a change; the page comes by itself.',
          '<meta http-equiv="refresh" content="2">',
        ),
        503,
      );
    const html = await built.text();
    if (!built.ok || !html.includes(asBuilt))
      return htmlOf(simple('The built site has no portal page', 'Way out: npm run build, then reload.'), 503);
    const headers = new Headers(built.headers);
    headers.delete('etag');
    return new Response(html.replace(asBuilt, asServed), { headers });
  }

  return {
    async answer(method, url, headers) {
      const { pathname } = url;
      if (!isSitePath(method, pathname)) return undefined;
      if (pathname === '/' || pathname === '/azure/') return portal(url);
      if (pathname === '/sw.js')
        return new Response(noWorker, {
          headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
        });
      const found = await ask(url, pathname, headers);
      return found === undefined || (found.status === 404 && !wantsPage(headers)) ? undefined : found;
    },
  };
}

/** Instead of the page where it was not wanted. */
export const noPage: Page = {
  answer: (method, { pathname }, headers) =>
    Promise.resolve(
      isSitePath(method, pathname) && pathname === '/' && wantsPage(headers)
        ? htmlOf(simple('Started without the portal', 'Start it without --no-page to see the portal here.'))
        : undefined,
    ),
};

/** Where the project's site is built to, and what its build leaves. */
export const siteOf = (root: string): { folder: string; stamp: string } => ({
  folder: path.join(root, 'dist'),
  stamp: path.join(root, '.cache', 'built'),
});
