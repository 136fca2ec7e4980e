/** Pages of the site in a few words, as an instructor reads where somebody is. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { labs } from '#src/lab/registry.ts';

const folder = fileURLToPath(new URL('../../../content/courses/', import.meta.url));
const course = z.object({ units: z.array(z.object({ number: z.int(), slug: z.string(), title: z.string() })) });

const titles = new Map(labs.map(({ id, title }) => [id, title]));

/** The title of a lab; its id where this version has no such lab. */
export const labWords = (lab: string): string => titles.get(lab) ?? lab;

const pages: Readonly<Record<string, string>> = {
  '/': 'The start page',
  '/class/': 'The page of the class',
  '/class/room/': 'The page of the class',
  '/class/exam/': 'An exam',
  '/class/check/': 'A check',
  '/class/cloud/': 'A lab on the server',
  '/sandbox/': 'The sandbox',
  '/record/': 'Their record',
};

/** Words for the paths of the pages of a course. A path that has none is told as it is. */
export async function placesOf(id: string): Promise<(page: string) => string> {
  const text = await readFile(path.join(folder, `${path.basename(id)}.yaml`), 'utf8').catch(() => undefined);
  const units = text === undefined ? [] : course.parse(parse(text)).units;
  const unitTitles = new Map(units.map(({ number, slug, title }) => [slug, `Unit ${String(number)}: ${title}`]));
  return (page) => {
    const at = page.split(/[?#]/)[0] ?? page;
    const [first = '', second = '', third = ''] = at.split('/').filter(Boolean);
    const lab = second === 'labs' && third !== '' ? titles.get(`${first}/${third}`) : undefined;
    return pages[at.endsWith('/') ? at : `${at}/`] ?? lab ?? unitTitles.get(second) ?? at;
  };
}
