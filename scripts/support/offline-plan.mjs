/** Which files each unit needs to work without a network, and how much of the wire they take. Found by following the pages, not by a list. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

const asset = /["'(`=](?:\.\/|\/?_astro\/)([\w.@-]+\.(?:js|css|svg|png|webp|woff2|json))/g;

/** The files in `_astro` that a page or script names, and those they name in turn. */
function reach(folder, text, found = new Set()) {
  for (const [, name] of text.matchAll(asset)) {
    const url = `/_astro/${name}`;
    const file = join(folder, '_astro', name);
    if (found.has(url) || !existsSync(file)) continue;
    found.add(url);
    if (/\.(js|css)$/.test(name)) reach(folder, readFileSync(file, 'utf8'), found);
  }
  return found;
}

const pageFile = (folder, url) => join(folder, ...url.split('/').filter(Boolean), 'index.html');

/** Files below a folder of the site, as addresses. */
function below(folder, url) {
  const full = join(folder, ...url.split('/').filter(Boolean));
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.br'))
    .map((entry) => posix.join(url, join(entry.parentPath, entry.name).slice(full.length).replaceAll('\\', '/')));
}

/** `sizeOf` tells the bytes a file takes when it travels. */
export function planOffline(folder, units, sizeOf) {
  const plan = {};
  for (const { id, labs } of units) {
    const course = `/${id.split('/')[0]}/`;
    const pages = [course, `/${id}/`, ...labs.map((lab) => lab.replace('/', '/labs/')).map((lab) => `/${lab}/`)].filter(
      (url) => existsSync(pageFile(folder, url)),
    );
    const files = new Set(pages);
    for (const url of pages)
      for (const name of reach(folder, readFileSync(pageFile(folder, url), 'utf8'))) files.add(name);
    for (const key of below(folder, `${course}keys/${id.split('/')[1]}`)) files.add(key);
    const bytes = [...files].reduce(
      (sum, url) => sum + sizeOf(url.endsWith('/') ? pageFile(folder, url) : join(folder, url)),
      0,
    );
    plan[id] = { bytes, files: [...files].sort() };
  }
  return { units: plan };
}
