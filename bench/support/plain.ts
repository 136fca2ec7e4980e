/** Builds the plain Starlight peer from our own lesson's words, so that both pages carry the same text. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plain = join(root, 'bench', 'plain');

/** The lesson without its components: what stands between the tags, as plain Markdown. */
export function textOf(mdx: string): string {
  return mdx
    .replace(/^---[\s\S]*?---\n/, '')
    .replace(/^import .*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/</g, '&lt;');
}

/** Builds the peer site and returns the folder it stands in. Throws with Astro's own output when it does not build. */
export function buildPlain(): string {
  const docs = join(plain, 'src', 'content', 'docs');
  rmSync(docs, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  const lesson = readFileSync(join(root, 'content', 'lessons', 'expressroute', '09-fastpath.mdx'), 'utf8');
  const head = '---\ntitle: The same text\n---\n';
  writeFileSync(join(docs, 'lesson.md'), head + textOf(lesson));
  writeFileSync(
    join(docs, 'island.mdx'),
    `${head}\nimport Island from '../../components/Island.astro';\n\n<Island />\n\n${textOf(lesson).replace(/[{}]/g, '')}`,
  );
  const astro = join(createRequire(join(root, 'package.json')).resolve('astro/package.json'), '..', 'bin', 'astro.mjs');
  const built = spawnSync(process.execPath, [astro, 'build', '--root', plain], {
    cwd: plain,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (built.status !== 0) throw new Error(`The plain Starlight peer did not build:\n${built.stdout}\n${built.stderr}`);
  return join(plain, 'dist');
}
