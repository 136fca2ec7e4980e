/**
 * Reads everything in content/ as a colleague of its author would, and says of each fault the file, the line, what is wrong and what
 * would be right: fields, and names of facts, labs, skills, beliefs, figures, words and components that are not there.
 *
 *   npm run content
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { figureSchema } from '#src/components/figures/kinds/list.ts';
import { scenes } from '#src/components/figures/scenes.ts';
import { course, lesson, misconception, objectives, word } from '#src/content.schemas.ts';
import { labs } from '#src/lab/registry.ts';
import { exams } from '#src/quiz/exam/blueprint.ts';
import { item } from '#src/quiz/item.ts';
import { factSchema, sourceSchema } from './facts.mjs';
import { faultsOf, nearest } from './support/faults.mjs';
import { findLessonComponents } from './support/lesson-components.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The fields of each family, to guess what a misspelled one means. */
const fields = {
  lessons: 'title description unit objectives exam labs draft pagefind tableOfContents',
  items:
    'kind objective facts profile order difficulty needs keepOrder stem options id text correct why belief steps beliefs before after prompts choices answer statements holds form label answers wrong figure panel areas isCode gaps tabs exhibits list table caption head rows questions ask lab tasks',
  courses: 'title short summary sheet units number slug about',
  objectives: 'title about skills skill units',
  exams:
    'exam covers leavesOut facts cut weights forms title about minutes asks sections id kind locks items atLeast generated',
  misconceptions: 'belief repair facts',
  figures:
    'kind title text facts names panels nodes frames paths edges lanes axis columns rows cells parts prefix screen',
  glossary: 'term means also facts',
  facts: 's label appliesTo source path catalogue unit per keys statement value taught today',
};

/**
 * @typedef {{ file: string, line: number, field: string, wrong: string, right: string }} Problem
 * @typedef {{ folder: string, family: string, id: string, file: string, text: string }} Entry
 */

/** @param {string} folder @param {string} family @param {RegExp} ending @returns {Entry[]} */
function entriesOf(folder, family, ending) {
  const below = path.join(folder, family);
  if (!existsSync(below)) return [];
  return readdirSync(below, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => ending.test(name) && !name.split('/').some((part) => part.startsWith('_')))
    .sort()
    .map((name) => ({
      folder,
      family,
      id: name.replace(ending, ''),
      file: `content/${family}/${name}`,
      text: readFileSync(path.join(below, name), 'utf8'),
    }));
}

/** What is not there, with what may be meant. @param {string} what @param {string} id @param {Iterable<string>} known @param {string} where */
function unknown(what, id, known, where) {
  const meant = nearest(id, known);
  return {
    wrong: `there is no ${what} "${id}"`,
    right:
      meant === undefined ? `one of those in ${where}` : `"${meant}", if that is meant; all of them stand in ${where}`,
  };
}

/** Every text of a parsed file with its path. @param {unknown} data @param {(string | number)[]} at @returns {Generator<{ at: (string | number)[], text: string }>} */
function* textsIn(data, at = []) {
  if (typeof data === 'string') yield { at, text: data };
  else if (Array.isArray(data)) for (const [index, part] of data.entries()) yield* textsIn(part, [...at, index]);
  else if (typeof data === 'object' && data !== null)
    for (const [key, part] of Object.entries(data)) yield* textsIn(part, [...at, key]);
}

/** @param {unknown} data @param {string} key @returns {unknown} */
const member = (data, key) => (typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined);

/**
 * All faults of a content folder.
 * @param {string} folder
 * @returns {Problem[]}
 */
export function problemsIn(folder) {
  const yaml = /\.ya?ml$/;
  /** @type {Problem[]} */
  const problems = [];
  const families = {
    courses: { schema: course, entries: entriesOf(folder, 'courses', yaml) },
    objectives: { schema: objectives, entries: entriesOf(folder, 'objectives', yaml) },
    exams: { schema: exams, entries: entriesOf(folder, 'exams', yaml) },
    misconceptions: { schema: misconception, entries: entriesOf(folder, 'misconceptions', yaml) },
    glossary: { schema: word, entries: entriesOf(folder, 'glossary', yaml) },
    figures: { schema: figureSchema, entries: entriesOf(folder, 'figures', yaml) },
    items: { schema: item, entries: entriesOf(folder, 'items', yaml) },
  };
  const lessons = entriesOf(folder, 'lessons', /\.mdx$/);
  const units = new Set();
  const skills = new Set();
  const factIds = new Set();
  /** @type {Map<string, { entry: Entry, data: unknown, lineOf: (path: readonly (string | number)[]) => number }[]>} */
  const read = new Map();

  for (const entry of entriesOf(folder, 'facts', yaml)) {
    const { data, faults } = faultsOf(entry.text, z.record(z.string(), factSchema), { known: fields.facts.split(' ') });
    problems.push(...faults.map((fault) => ({ file: entry.file, ...fault })));
    const [subject = ''] = entry.id.split('/');
    for (const name of Object.keys(data ?? {})) factIds.add(`${subject}/${name}`);
  }
  for (const subject of existsSync(path.join(folder, 'facts')) ? readdirSync(path.join(folder, 'facts')) : []) {
    const file = path.join(folder, 'facts', subject, '_sources.yaml');
    if (!existsSync(file)) continue;
    const { faults } = faultsOf(readFileSync(file, 'utf8'), z.record(z.string(), sourceSchema));
    problems.push(...faults.map((fault) => ({ file: `content/facts/${subject}/_sources.yaml`, ...fault })));
  }
  for (const [family, { schema, entries }] of Object.entries(families)) {
    const known = (fields[/** @type {keyof typeof fields} */ (family)] ?? '').split(' ');
    read.set(
      family,
      entries.map((entry) => {
        const { data, lineOf, faults } = faultsOf(entry.text, schema, { known });
        problems.push(...faults.map((fault) => ({ file: entry.file, ...fault })));
        return { entry, data, lineOf };
      }),
    );
  }
  for (const { entry, data } of read.get('courses') ?? [])
    for (const unit of /** @type {unknown[]} */ (member(data, 'units') ?? []))
      units.add(`${entry.id}/${String(member(unit, 'slug'))}`);
  for (const { entry, data } of read.get('objectives') ?? [])
    for (const name of Object.keys(member(data, 'skills') ?? {})) skills.add(`${entry.id}/${name}`);
  const idsOf = (/** @type {string} */ family) => new Set((read.get(family) ?? []).map(({ entry }) => entry.id));
  const beliefs = idsOf('misconceptions');
  const figures = new Set([...idsOf('figures'), ...Object.keys(scenes)]);
  const words = idsOf('glossary');
  const labIds = new Set(labs.map(({ id }) => id));

  for (const { entry, data, lineOf } of read.get('exams') ?? [])
    for (const skill of Object.keys(member(data, 'weights') ?? {}))
      if (!skills.has(skill))
        problems.push({
          file: entry.file,
          line: lineOf(['weights', skill]),
          field: 'weights',
          ...unknown('skill', skill, skills, 'content/objectives'),
        });
  for (const family of ['items', 'exams', 'figures', 'glossary', 'misconceptions'])
    for (const { entry, data, lineOf } of read.get(family) ?? []) {
      /** @param {readonly (string | number)[]} at @param {{ wrong: string, right: string }} words_ */
      const say = (at, { wrong, right }) =>
        problems.push({
          file: entry.file,
          line: lineOf(at),
          field: at.filter((key) => typeof key === 'string').join('.'),
          wrong,
          right,
        });
      for (const { at, text } of textsIn(data)) {
        const inFacts = at.includes('facts') && typeof at.at(-1) === 'number';
        if (inFacts && !factIds.has(text))
          say(at, unknown('fact', text, factIds, `content/facts/${entry.id.split('/')[0]}`));
        if (family !== 'items') continue;
        if (at.at(-1) === 'objective' && !skills.has(text))
          say(at, unknown('skill', text, skills, 'content/objectives'));
        const isBelief =
          (at.at(-1) === 'belief' && at.length > 1) ||
          (at.includes('beliefs') && (at.includes('prompts') || at.includes('gaps')));
        if (isBelief && !beliefs.has(text)) say(at, unknown('belief', text, beliefs, 'content/misconceptions'));
        if (at.at(-1) === 'figure' && !figures.has(text)) say(at, unknown('figure', text, figures, 'content/figures'));
        if (at.at(-1) === 'lab' && at.length === 1 && !labIds.has(text)) say(at, unknown('lab', text, labIds, 'labs'));
      }
      const unit = entry.id.split('/').slice(0, 2).join('/');
      if (family === 'items' && !units.has(unit))
        problems.push({ file: entry.file, line: 1, field: '', ...unknown('unit', unit, units, 'content/courses') });
    }

  const components = new Set(findLessonComponents().keys());
  for (const entry of lessons)
    problems.push(...faultsOfLesson(entry, { units, skills, factIds, figures, words, labIds, components }));
  return problems.toSorted((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}

/**
 * The faults of a lesson: its front matter, and what its tags name.
 * @param {Entry} entry
 * @param {Record<'units' | 'skills' | 'factIds' | 'figures' | 'words' | 'labIds' | 'components', Set<string>>} known
 * @returns {Problem[]}
 */
function faultsOfLesson(entry, known) {
  /** @type {Problem[]} */
  const problems = [];
  const say = (
    /** @type {number} */ line,
    /** @type {string} */ field,
    /** @type {{ wrong: string, right: string }} */ words,
  ) => problems.push({ file: entry.file, line, field, ...words });
  const [whole, front] = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*\r?\n?/.exec(entry.text) ?? [];
  if (whole === undefined || front === undefined) {
    say(1, '', {
      wrong: 'the lesson has no front matter',
      right: 'three hyphens, title: and description:, three hyphens, then the text',
    });
    return problems;
  }
  const { data, lineOf, faults } = faultsOf(front, lesson, { above: 1, known: fields.lessons.split(' ') });
  problems.push(...faults.map((fault) => ({ file: entry.file, ...fault })));
  if (!known.units.has(entry.id)) say(1, '', unknown('unit', entry.id, known.units, 'content/courses'));
  const listed = { exam: ['skill', known.skills, 'content/objectives'], labs: ['lab', known.labIds, 'labs'] };
  for (const [field, [what, ids, where]] of Object.entries(listed)) {
    const list = member(data, field);
    if (Array.isArray(list))
      for (const [index, id] of list.entries())
        if (typeof id === 'string' && !ids.has(id)) say(lineOf([field, index]), field, unknown(what, id, ids, where));
  }

  // Code is not read: what stands there is shown as it is.
  const body = entry.text
    .slice(whole.length)
    .replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replaceAll(/[^\n]/g, ' '));
  const above = whole.split('\n').length - 1;
  for (const { 1: name = '', 2: attributes = '', index } of body.matchAll(/<([A-Z]\w*)\b([^>]*)/g)) {
    const line = above + body.slice(0, index).split('\n').length;
    const given = (/** @type {string} */ attribute) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1];
    if (!known.components.has(name))
      say(line, `<${name}>`, unknown('component', name, known.components, 'src/components'));
    const factsHere = ['Fact', 'Value', 'Differs', 'FactSheet'].includes(name)
      ? [...attributes.matchAll(/['"]([a-z0-9-]+\/[a-z0-9-]+)['"]/g)].map(([, id = '']) => id)
      : [];
    for (const id of factsHere)
      if (!known.factIds.has(id)) say(line, `<${name}>`, unknown('fact', id, known.factIds, 'content/facts'));
    if ((name === 'Fact' || name === 'Value') && factsHere.length === 0)
      say(line, `<${name}>`, {
        wrong: 'names no fact',
        right: name === 'Fact' ? '<Fact id="course/fact" />' : '<Value of="course/fact" />',
      });
    const names = {
      Lab: ['id', 'lab', known.labIds, 'labs'],
      Figure: ['of', 'figure', known.figures, 'content/figures'],
      KnowledgeCheck: ['unit', 'unit', known.units, 'content/courses'],
    };
    const named = Object.hasOwn(names, name) ? names[/** @type {keyof typeof names} */ (name)] : undefined;
    const value = named === undefined ? undefined : given(named[0]);
    if (named !== undefined && value !== undefined && !named[2].has(value))
      say(line, `<${name}>`, unknown(named[1], value, named[2], named[3]));
    const term = name === 'Term' ? given('id') : undefined;
    const wordId = term === undefined ? undefined : `${entry.id.split('/')[0]}/${term}`;
    if (wordId !== undefined && !known.words.has(wordId))
      say(line, '<Term>', unknown('word', wordId, known.words, 'content/glossary'));
  }
  for (const [line, text] of body.split('\n').entries())
    if (/^(import|export)\s/.test(text))
      say(above + line + 1, '', {
        wrong: 'a lesson imports nothing',
        right: 'the name of the component alone: it is found by it',
      });
  return problems;
}

/** A problem as it is printed. @param {Problem} problem */
export const inWords = ({ file, line, field, wrong, right }) =>
  `${file}:${line}  ${field === '' ? '' : `${field}: `}${wrong}.\n    Right would be: ${right}.`;

function main() {
  const problems = problemsIn(path.join(root, 'content'));
  for (const problem of problems) console.log(inWords(problem));
  if (problems.length > 0) {
    console.log(`${problems.length} ${problems.length === 1 ? 'thing' : 'things'} to mend in content/.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
