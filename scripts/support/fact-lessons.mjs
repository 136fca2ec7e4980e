/**
 * Finds where the lessons teach each fact: at a sentence that carries its mark, else in the section that shows its value. A reference
 * table at the end of a lesson teaches nothing, so it does not count.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const lessonsFolder = path.join(root, 'content', 'lessons');
export const taughtFile = path.join(root, 'src', 'base', 'taught-facts.generated.ts');

/**
 * @typedef {{ href: string, section: string, unit: number, lesson: string }} Place
 */

/** The anchor of a heading, as the pages make it. @param {string} heading */
export const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

/** How strongly a tag says that a fact is taught here; the first of the strongest wins. */
const strengths = { Taught: 3, Fact: 2, Differs: 1, Value: 1 };

/** A heading, or a tag that names facts; a tag may run over several lines. `<When>` is no place of its own: what stands in it counts. */
const marks = /^#{2,4}[ \t]+(?<heading>.+)$|<(?<tag>Taught|Fact|Differs|Value)\b(?<attributes>[^>]*)/gm;

/**
 * The facts that a lesson names, each with the section it stands in and how strongly.
 * @param {string} body
 * @param {ReadonlyMap<string, string>} points
 */
function* marksIn(body, points) {
  let section = '';
  for (const { groups = {} } of body.matchAll(marks)) {
    const { heading, tag = '', attributes = '' } = groups;
    if (heading !== undefined) section = heading.replaceAll(/[*_`]/g, '').trim();
    const strength = strengths[/** @type {keyof typeof strengths} */ (tag)];
    const point = /\bs="(S\d+)"/.exec(attributes)?.[1];
    if (point !== undefined) yield { id: points.get(point) ?? '', section, strength, anchor: point.toLowerCase() };
    for (const [, id = ''] of attributes.matchAll(/['"]([a-z0-9-]+\/[a-z0-9-]+)['"]/g)) yield { id, section, strength };
  }
}

/**
 * Where each fact is taught, by its id.
 * @param {{ id: string, s?: string }[]} facts
 * @returns {Map<string, Place>}
 */
export function readTaught(facts, folder = lessonsFolder) {
  const points = new Map(facts.flatMap(({ id, s }) => (s === undefined ? [] : [[s, id]])));
  /** @type {Map<string, { place: Place, strength: number }>} */
  const found = new Map();
  for (const course of existsSync(folder) ? readdirSync(folder).sort() : [])
    for (const file of readdirSync(path.join(folder, course)).sort()) {
      if (!/\.mdx?$/.test(file)) continue;
      const text = readFileSync(path.join(folder, course, file), 'utf8');
      const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      /** @type {unknown} */
      const data = parse(front);
      const { title: lesson = '', unit = 0 } = /** @type {{ title?: string, unit?: number }} */ (data ?? {});
      const page = `/${course}/${file.replace(/\.mdx?$/, '')}/`;
      for (const { id, section, strength, anchor } of marksIn(body, points)) {
        if ((found.get(id)?.strength ?? 0) >= strength) continue;
        const at = anchor ?? anchorOf(section);
        found.set(id, { strength, place: { href: at === '' ? page : `${page}#${at}`, section, unit, lesson } });
      }
    }
  const known = new Set(facts.map(({ id }) => id));
  return new Map([...found].filter(([id]) => known.has(id)).map(([id, { place }]) => [id, place]));
}

/**
 * The text of the generated module: the places of the facts that code names, and apart from them the places of all others.
 * @param {ReadonlyMap<string, Place>} taught
 * @param {ReadonlySet<string>} named
 */
export function generateTaught(taught, named) {
  const sorted = [...taught].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const lines = (/** @type {boolean} */ isNamed) =>
    sorted.filter(([id]) => named.has(id) === isNamed).map(([id, place]) => `  '${id}': ${JSON.stringify(place)},`);
  return [
    '/* Written by `npm run facts` from the fact marks in content/lessons. Change a lesson, not this. */',
    "import type { FactId } from './facts.ts';",
    '',
    '/** Where a lesson teaches a fact. */',
    'export interface Lesson {',
    '  readonly href: string;',
    '  /** The heading it stands under; empty above the first one. */',
    '  readonly section: string;',
    '  readonly unit: number;',
    '  readonly lesson: string;',
    '}',
    '',
    '/** Facts that no written lesson teaches are not here. */',
    'export const taughtAt: Partial<Readonly<Record<FactId, Lesson>>> = {',
    ...lines(true),
    '};',
    '',
    '/** The same for the facts that no code names. */',
    'export const contentTaughtAt: Readonly<Record<string, Lesson>> = {',
    ...lines(false),
    '};',
    '',
  ].join('\n');
}
