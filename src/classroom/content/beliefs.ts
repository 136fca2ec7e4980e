/** What people believe who have something wrong, and what is true instead, in the words of the course. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const folder = fileURLToPath(new URL('../../../content/misconceptions/', import.meta.url));
const isName = (course: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(course);

const words = z.object({ belief: z.string(), repair: z.string() });
export type BeliefWords = z.infer<typeof words>;

const kept = new Map<string, Promise<ReadonlyMap<string, BeliefWords>>>();

async function load(course: string): Promise<ReadonlyMap<string, BeliefWords>> {
  const names = isName(course) ? await readdir(path.join(folder, course)).catch(() => []) : [];
  const files = names.filter((name) => name.endsWith('.yaml') && !name.startsWith('_'));
  return new Map(
    await Promise.all(
      files.map(async (name): Promise<[string, BeliefWords]> => {
        const text = await readFile(path.join(folder, course, name), 'utf8');
        return [`${course}/${path.basename(name, '.yaml')}`, words.parse(parse(text))];
      }),
    ),
  );
}

/** The misconceptions of a course by their ids, `<course>/<name>`; none for a course that is not there. Read once. */
export function beliefsOf(course: string): Promise<ReadonlyMap<string, BeliefWords>> {
  const known = kept.get(course) ?? load(course);
  kept.set(course, known);
  known.catch(() => kept.delete(course));
  return known;
}
