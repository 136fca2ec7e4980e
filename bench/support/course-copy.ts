/** A copy of the project with the course once or several times, and what it takes to build it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');

export interface Built {
  folder: string;
  seconds: number;
  pages: number;
}

/** How many pages a built site has. */
export const pagesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;

/** Builds the site of a folder from nothing: no cache of an earlier build helps. Throws with Astro's own words. */
export function build(folder: string): Built {
  for (const name of ['dist', '.astro']) rmSync(join(folder, name), { recursive: true, force: true });
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build', '--silent', '--root', folder], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`${folder} did not build:\n${stdout}\n${stderr}`);
  const dist = join(folder, 'dist');
  return { folder: dist, seconds: (performance.now() - begun) / 1000, pages: pagesIn(dist) };
}

/** A copy with so many courses of the same lessons. They share facts, questions and labs: what grows is what is read. */
export function copyWith(courses: number): string {
  const copy = join(root, '.cache', `bench-course-${String(courses)}`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of ['src', 'content', 'labs', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  const content = join(copy, 'content');
  const course = readFileSync(join(content, 'courses', 'expressroute.yaml'), 'utf8');
  for (let number = 2; number <= courses; number += 1) {
    const name = `again-${String(number)}`;
    writeFileSync(join(content, 'courses', `${name}.yaml`), course.replace(/^sheet:\n(?: {2}- .*\n)*/m, ''));
    cpSync(join(content, 'lessons', 'expressroute'), join(content, 'lessons', name), { recursive: true });
    cpSync(join(content, 'glossary', 'expressroute'), join(content, 'glossary', name), { recursive: true });
  }
  return copy;
}
