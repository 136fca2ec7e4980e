/** Gives every lesson the components it names, so that a lesson imports nothing: `<Figure />` is `src/components/<any folder>/Figure.astro`. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The frame of the site is not for lessons. */
const frame = new Set(['overrides', 'site']);

/** Every component a lesson may name, as name → path from the project's root. @returns {Map<string, string>} */
export function findLessonComponents() {
  const found = new Map();
  const components = join('src', 'components');
  for (const folder of readdirSync(join(root, components), { withFileTypes: true })) {
    if (!folder.isDirectory() || frame.has(folder.name)) continue;
    // What stands deeper is a part of its component, and its own affair.
    for (const file of readdirSync(join(root, components, folder.name))) {
      if (!file.endsWith('.astro')) continue;
      const path = `src/components/${folder.name}/${file}`;
      const name = basename(file, '.astro');
      const other = found.get(name);
      if (other !== undefined)
        throw new Error(`Two components are called ${name}: ${other} and ${path}. Rename one of them.`);
      found.set(name, path);
    }
  }
  return found;
}

/** A lesson's text with the imports it needs, below its front matter. Names in code spans and blocks do no harm. @param {string} text @param {Map<string, string>} components @returns {string} */
export function withImports(text, components) {
  const named = new Set([...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name));
  const imported = new Set([...text.matchAll(/^import\s+(\w+)/gm)].map(([, name]) => name));
  const lines = [...named]
    .filter((name) => components.has(name) && !imported.has(name))
    .map((name) => `import ${name} from '#${components.get(name)}';`);
  if (lines.length === 0) return text;
  const frontMatter = /^---\r?\n[\s\S]*?\r?\n---[^\S\n]*\n?/.exec(text)?.[0] ?? '';
  return `${frontMatter}\n${lines.join('\n')}\n\n${text.slice(frontMatter.length)}`;
}

/** The Vite plugin that does it. */
export function lessonComponents() {
  return {
    name: 'crossconnect:lesson-components',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0].replaceAll('\\', '/');
      if (!file.includes('/content/lessons/') || !file.endsWith('.mdx')) return;
      return withImports(readFileSync(file, 'utf8'), findLessonComponents());
    },
  };
}
