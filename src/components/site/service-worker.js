/**
 * Keeps the whole site on the device, so that everything works without a network. The build puts the list of files in.
 * Files with a hash in their name come from the device; everything else from the network while there is one, so that a page is never
 * older than it must be. A new version takes over at once and keeps the files of the one before: an open page goes on finding its parts.
 */
/* global self, caches, URL, Response, Request, fetch, clearTimeout, setTimeout */
const name = 'crossconnect';
const memory = '/__previous';
/** How long a slow network may keep a page waiting that is already here, in milliseconds. */
const patience = 2500;

const entries = self.__WB_MANIFEST.map(({ url, revision }) => {
  const address = new URL(url, self.location.origin);
  if (revision !== null) address.searchParams.set('v', revision);
  return { url, key: address.href };
});
const keys = new Map(entries.map(({ url, key }) => [url, key]));

/** A copy without the mark of a redirect, which a browser refuses for a page. */
const clean = async (answer) =>
  answer.redirected ? new Response(await answer.blob(), { status: answer.status, headers: answer.headers }) : answer;

async function fill() {
  const cache = await caches.open(name);
  const here = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = entries.filter(({ key }) => !here.has(key));
  const load = async () => {
    for (let entry = wanted.pop(); entry; entry = wanted.pop()) {
      const answer = await fetch(new Request(entry.url, { cache: 'no-cache', credentials: 'same-origin' }));
      if (!answer.ok) throw new Error(`${entry.url} answered ${answer.status}.`);
      await cache.put(entry.key, await clean(answer));
    }
  };
  await Promise.all(Array.from({ length: 6 }, load));
}

async function tidy() {
  const cache = await caches.open(name);
  const previous = await cache.match(memory);
  const kept = new Set([
    ...keys.values(),
    ...(previous ? await previous.json() : []),
    new URL(memory, self.location.origin).href,
  ]);
  for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
  await cache.put(memory, new Response(JSON.stringify([...keys.values()])));
}

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

const match = async (key) => (await caches.open(name)).match(key);

async function networkFirst(request, key) {
  const kept = await match(key);
  if (!kept) return fetch(request);
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(kept), patience);
  });
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  );
  const answer = await Promise.race([fresh, late]);
  clearTimeout(timer);
  return answer;
}

const keptOrFetched = async (request, key) => (await match(key)) ?? fetch(request);

/** The page that says so, for a page that is not on this device. */
const lost = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await match(keys.get('/404.html'));
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  const key = keys.get(pathname);
  if (pathname.startsWith('/_astro/')) {
    // A part of the version before is not in our list, but still in the cache.
    event.respondWith(keptOrFetched(request, key ?? request.url));
  } else if (key !== undefined) {
    event.respondWith(networkFirst(request, key));
  } else if (keys.has(`${pathname}/`)) {
    event.respondWith(Response.redirect(`${pathname}/`, 308));
  } else if (request.mode === 'navigate') {
    event.respondWith(lost(request));
  }
});
