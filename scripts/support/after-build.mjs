/** What happens to the built site before anybody sees it: policies, the offline plan, the service worker, compression. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { injectManifest } from 'workbox-build';
import { parse } from 'yaml';
import { withPolicy } from './content-security.mjs';
import { planOffline } from './offline-plan.mjs';
import { root } from './runtime.mjs';

const textual = /\.(css|html|js|json|svg|txt|wasm|webmanifest|xml)$/;

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const brotli = promisify(brotliCompress);
/** Scripts and styles are loaded again and again, and get the time it takes. Pages are many: twenty times as fast makes them a tenth larger. */
const qualityOf = (file) => (/\.(html|json)$/.test(file) ? 6 : 11);

/** Writes `<file>.br` beside a file that gets smaller by it. Resolves to the bytes that will travel. */
async function compress(file) {
  const size = statSync(file).size;
  if (!textual.test(file) || size < 200) return size;
  const body = readFileSync(file);
  const small = await brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: qualityOf(file), [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
  if (small.length >= size) return size;
  writeFileSync(`${file}.br`, small);
  return small.length;
}

/**
 * Takes out the style sheets that belong to a part loaded on demand: Astro links them on every page, though the script that loads the part
 * brings them along.
 */
function dropLateStyles(folder, pages) {
  const scripts = filesIn(join(folder, '_astro')).filter((file) => file.endsWith('.js'));
  const lists = scripts.flatMap((file) => readFileSync(file, 'utf8').match(/__vite__mapDeps=[^;]*?\[[^\]]*\]/g) ?? []);
  const late = new Set(lists.flatMap((list) => list.match(/_astro\/[^"]+\.css/g) ?? []));
  for (const page of pages) {
    const html = readFileSync(page, 'utf8');
    const lean = html.replace(/<link rel="stylesheet" href="\/([^"]+)">/g, (link, file) =>
      late.has(file) ? '' : link,
    );
    if (lean !== html) writeFileSync(page, lean);
  }
}

/** Gives the bar of a class a name that stands still, since every page knows it in one line (src/components/site/register.ts). */
function nameClassBar(folder) {
  const bar = readdirSync(join(folder, '_astro')).find((file) => /^class-bar\.[\w-]+\.js$/.test(file));
  if (!bar) throw new Error('The build has no script class-bar: the page of the class no longer loads it.');
  writeFileSync(join(folder, 'class-bar.js'), `import './_astro/${bar}';\n`);
}

/** The labs a lesson names in its front matter. */
function labsOf(folder, id) {
  const text = readFileSync(join(folder, `${id}.mdx`), 'utf8');
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  return parse(frontMatter)?.labs ?? [];
}

function writtenUnits() {
  const folder = join(root, 'content', 'lessons');
  return filesIn(folder)
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => file.slice(folder.length + 1, -'.mdx'.length).replaceAll('\\', '/'))
    .filter((id) => !id.split('/').some((part) => part.startsWith('_')))
    .map((id) => ({ id, labs: labsOf(folder, id) }));
}

async function addServiceWorker(folder) {
  const { warnings } = await injectManifest({
    swSrc: join(root, 'src', 'components', 'site', 'service-worker.js'),
    swDest: join(folder, 'sw.js'),
    globDirectory: folder,
    globPatterns: ['**/*'],
    globIgnores: ['**/*.br', 'sw.js'],
    // Astro puts a hash of the content into these names.
    dontCacheBustURLsMatching: /^_astro\//,
    maximumFileSizeToCacheInBytes: 8_000_000,
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map(({ url, revision }) => ({
          url: `/${url.replace(/(^|\/)index\.html$/, '$1')}`,
          revision,
        })),
      }),
    ],
  });
  if (warnings.length > 0) throw new Error(`The service worker would lack files: ${warnings.join(' ')}`);
}

/** The Astro integration. It must come last: the search index is written by an earlier one. */
export function afterBuild() {
  return {
    name: 'crossconnect:after-build',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
        dropLateStyles(folder, pages);
        nameClassBar(folder);
        for (const page of pages) writeFileSync(page, withPolicy(readFileSync(page, 'utf8')));
        const sizes = new Map(
          await Promise.all(filesIn(folder).map(async (file) => /** @type {const} */ ([file, await compress(file)]))),
        );
        const plan = planOffline(folder, writtenUnits(), (file) => sizes.get(file) ?? 0);
        writeFileSync(join(folder, 'offline.json'), JSON.stringify(plan));
        await addServiceWorker(folder);
        await Promise.all(['offline.json', 'sw.js'].map((file) => compress(join(folder, file))));
        logger.info(
          `${pages.length} pages, ${sizes.size} files, ${Math.round([...sizes.values()].reduce((a, b) => a + b, 0) / 1000)} kB on the wire`,
        );
      },
    },
  };
}
