/** The built site as data: its pages by address, its files, and the way from page to page. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseOfflinePlans } from '#src/components/site/offline-plan.ts';

export const dist = `${join(import.meta.dirname, '../../dist')}/`;

if (!existsSync(join(dist, 'index.html'))) throw new Error('dist/ holds no built site. Run npm run build first.');

/** Every file of the site, as an address with a leading slash. */
export const files: readonly string[] = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.br'))
  .map((entry) => `/${join(entry.parentPath, entry.name).slice(dist.length).replaceAll('\\', '/')}`)
  .sort();

export const read = (url: string): string => readFileSync(join(dist, url), 'utf8');

export interface SitePage {
  url: string;
  html: string;
  document: Document;
}

const parser = new DOMParser();

/** Every page by its address as a learner sees it. */
export const pages: readonly SitePage[] = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const html = read(file);
    return { url: file.replace(/\/index\.html$/, '/'), html, document: parser.parseFromString(html, 'text/html') };
  });

/** Where a page's visible links lead, inside the site. */
export const linksOf = ({ url, document }: SitePage): string[] =>
  [...document.querySelectorAll('a[href]:not([hidden])')]
    .map((link) => new URL(link.getAttribute('href') ?? '', `https://site.example${url}`))
    .filter(({ origin }) => origin === 'https://site.example')
    .map(({ pathname }) => pathname);

/** What `/offline.json` says: for each unit its files and the bytes they take. */
export const offlineUnits = () => [...parseOfflinePlans(read('/offline.json'))];
