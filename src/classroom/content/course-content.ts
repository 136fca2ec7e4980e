/** What the server knows of a course besides its pages: the questions of its checks and the forms of its exams, read from `content/`, with their keys. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { difficultyOf } from '#src/quiz/ability/difficulty.ts';
import { exams, type Exams } from '#src/quiz/exam/blueprint.ts';
import type { Weighed } from '#src/quiz/exam/scale.ts';
import { item, type Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'content');

/** The id of a course, and of nothing else: it becomes a part of a path. */
const isName = (course: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(course);

const read = async (file: string): Promise<unknown> => parse(await readFile(file, 'utf8')) as unknown;

/** Loads once for each course; what failed is tried again. */
function onceEach<Value>(load: (course: string) => Promise<Value>): (course: string) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (course) => {
    const value = kept.get(course) ?? load(course);
    kept.set(course, value);
    value.catch(() => kept.delete(course));
    return value;
  };
}

/** The questions of a course by their ids, `<course>/<unit>/<name>`; none for a course that is not there. They hold their keys. */
export const itemsOf = onceEach(async (course): Promise<ReadonlyMap<string, Item>> => {
  const own = path.join(folder, 'items', course);
  const names = isName(course) ? await readdir(own, { recursive: true }).catch(() => []) : [];
  const files = names.filter((name) => name.endsWith('.yaml') && !path.basename(name).startsWith('_'));
  const items = await Promise.all(
    files.toSorted().map(async (name): Promise<[string, Item]> => {
      const id = `${course}/${name
        .split(path.sep)
        .join('/')
        .replace(/\.yaml$/, '')}`;
      return [id, item.parse(await read(path.join(own, name)))];
    }),
  );
  return new Map(items);
});

/** The exams of a course; undefined for one that has none. */
export const examsOf = onceEach(async (course): Promise<Exams | undefined> => {
  const file = path.join(folder, 'exams', `${course}.yaml`);
  const value = isName(course) ? await read(file).catch(() => undefined) : undefined;
  return value === undefined ? undefined : exams.parse(value);
});

/** How hard the questions of a course are and what each is worth: against these the share that passes a form is measured. */
export const measureOf = onceEach(async (course): Promise<readonly Weighed[]> => {
  const items = [...(await itemsOf(course)).values()];
  return items.map((one) => {
    const kind = kindOf(one.kind);
    const { difficulty, needs } = one;
    const rated = { kind: one.kind, difficulty, needs, view: kind.publicView(one) };
    return { points: kind.score(one, []).outOf, difficulty: difficultyOf(rated) };
  });
});

/** The questions of the check of a unit, in the order of the check. `unit` is its slug: `09-fastpath`. */
export async function checkOf(course: string, unit: string): Promise<ReadonlyMap<string, Item>> {
  const begin = `${course}/${unit}/`;
  const own = [...(await itemsOf(course))].filter(([id]) => id.startsWith(begin));
  return new Map(own.toSorted(([a, one], [b, other]) => one.order - other.order || a.localeCompare(b, 'en')));
}
