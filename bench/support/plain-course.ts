/** The words of every page of a built site on plain Starlight. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Built } from './course-copy.ts';
import { markdownOf, type Block } from './text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds it, one page for each text. */
export function buildPlainCourse(texts: readonly (readonly Block[])[]): Built {
  const folder = join(root, '.cache', 'bench-course-plain');
  const docs = join(folder, 'src', 'content', 'docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  for (const name of ['astro.config.mjs', join('src', 'content.config.ts')])
    cpSync(join(root, 'bench', 'plain', name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'package.json')));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [index, text] of texts.entries())
    writeFileSync(join(docs, `page-${String(index)}.md`), `---\ntitle: The same text\n---\n${markdownOf([...text])}`);
  return build(folder);
}
