/** Builds the plain Starlight peer from our own lesson's words, so that both pages carry the same text. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownOf, type Block } from './text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plain = join(root, 'bench', 'plain');

/** Builds the peer site and returns the folder it stands in. Throws with Astro's own output when it does not build. */
export function buildPlain(blocks: readonly Block[]): string {
  if (blocks.length === 0) throw new Error('Our lesson page has no text, so there is nothing to compare it with.');
  const docs = join(plain, 'src', 'content', 'docs');
  rmSync(docs, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  const head = '---\ntitle: The same text\n---\n';
  const text = markdownOf(blocks);
  writeFileSync(join(docs, 'lesson.md'), head + text);
  writeFileSync(
    join(docs, 'island.mdx'),
    `${head}\nimport Island from '../../components/Island.astro';\n\n<Island />\n\n${text}`,
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
