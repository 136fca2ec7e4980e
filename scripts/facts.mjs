/**
 * Reads every fact in content/facts, checks it, and writes modules that bare Node and the browser can import: src/base/facts.generated.ts
 * has what those facts count that code reads, src/base/catalogued-facts.generated.ts their long tables, src/base/worded-facts.generated.ts what those say that code names, and where from,
 * src/base/content-facts.generated.ts the same of all others. Packets need only the first; src/base/asked-facts.generated.ts has what generated questions count. Another, src/base/taught-facts.generated.ts, says which lesson teaches which fact. The last,
 * src/lab/lists.generated.ts, names the list of labs of each course.
 *
 *   npm run facts               write the modules
 *   npm run facts -- --check    write nothing: check, and name the facts past the day they should have been looked at again
 *   npm run facts -- --strict   also fail when there are such facts
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { faultsOf } from './support/faults.mjs';
import { generateLabLists, labListsFile } from './support/lab-lists.mjs';
import { generateTaught, readTaught, taughtFile } from './support/fact-lessons.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
export const factsFolder = path.join(root, 'content', 'facts');
export const generatedFile = path.join(root, 'src', 'base', 'facts.generated.ts');
export const cataloguedFile = path.join(root, 'src', 'base', 'catalogued-facts.generated.ts');
export const askedFile = path.join(root, 'src', 'base', 'asked-facts.generated.ts');
export const wordedFile = path.join(root, 'src', 'base', 'worded-facts.generated.ts');
export const contentFile = path.join(root, 'src', 'base', 'content-facts.generated.ts');

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-01-31');
const text = z.string().trim().min(1);
const leaf = z.union([z.number(), z.string()]);
/** What a fact counts or names: a number, a word, a list, or a table of these. */
const value = z.union([
  leaf,
  z.array(leaf),
  z.record(z.string(), z.union([leaf, z.array(leaf), z.record(z.string(), z.union([leaf, z.array(leaf)]))])),
]);
const version = z.strictObject({ statement: text, value: value.optional() });

export const sourceSchema = z
  .strictObject({
    title: text,
    /** A page anybody can open. */
    url: z.url({ protocol: /^https$/ }),
    /** The date the page itself carries. */
    asOf: day,
    /** When we look at the page again. */
    reviewBy: day,
  })
  .refine(({ asOf, reviewBy }) => asOf < reviewBy, 'reviewBy must come after asOf');

export const factSchema = z
  .strictObject({
    /** Its number on the checklist of unit 9. */
    s: z
      .string()
      .regex(/^S([1-9]|[12]\d)$/, 'S1 to S29')
      .optional(),
    /** Two to six words by which reference sheets and the ledger call it. */
    label: text.max(60).optional(),
    /** The kinds of resource the fact speaks of. */
    appliesTo: z.array(text).min(1),
    /** A key of _sources.yaml. */
    source: text,
    /** It says where traffic goes, so a trace may name it and a test of the data path must cite it. */
    path: z.literal(true).optional(),
    /** Its value is a long table that only the simulated Azure reads: kept apart, so that pages that draw networks need not load it. */
    catalogue: z.literal(true).optional(),
    /** What the value counts. */
    unit: text.optional(),
    /** What the names of its table count, such as Mbps in a table by bandwidth. */
    per: text.optional(),
    /** `open`: the value is a table looked up by any key, not a record with fixed fields. */
    keys: z.literal('open').optional(),
    statement: text.optional(),
    value: value.optional(),
    taught: version.optional(),
    today: version.optional(),
  })
  .refine(
    (fact) =>
      fact.statement === undefined
        ? fact.taught && fact.today && fact.value === undefined
        : !fact.taught && !fact.today,
    'write either `statement` (and `value`), or both `taught` and `today`: the first when course and documentation agree, the second when they differ',
  );

/**
 * @typedef {z.infer<typeof sourceSchema>} Source
 * @typedef {z.infer<typeof version>} Version
 * @typedef {{ id: string, s?: string, label?: string, per?: string, path?: true, catalogue?: true, unit?: string, open: boolean, appliesTo: string[], source: Source, taught: Version, today: Version, differs: boolean }} Fact
 */

/**
 * Parses one file, or stops with the file, the entry and what is wrong with it.
 * @template T
 * @param {string} file
 * @param {z.ZodType<T>} schema
 * @returns {Record<string, T>}
 */
function read(file, schema) {
  const schemas = z.record(
    z.string().regex(/^[a-z0-9-]+$/, 'an id is written in small letters, digits and hyphens'),
    schema,
  );
  const { data, faults } = faultsOf(readFileSync(file, 'utf8'), schemas, { known: Object.keys(factSchema.shape) });
  if (faults.length > 0) {
    const told = faults.map(
      ({ line, field, wrong, right }) =>
        `${path.relative(root, file)}:${line}  ${field}: ${wrong}.\n    Right would be: ${right}.`,
    );
    throw new Error(`A fact is not written as it must be:\n${told.join('\n')}`);
  }
  return schemas.parse(data);
}

/**
 * Every fact of every course, in the order of the files.
 * @returns {Fact[]}
 */
export function readFacts(folder = factsFolder) {
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  for (const course of readdirSync(folder).sort()) {
    const sources = read(path.join(folder, course, '_sources.yaml'), sourceSchema);
    for (const file of readdirSync(path.join(folder, course)).sort()) {
      if (!file.endsWith('.yaml') || file.startsWith('_')) continue;
      for (const [name, fact] of Object.entries(read(path.join(folder, course, file), factSchema))) {
        const id = `${course}/${name}`;
        const source = sources[fact.source];
        if (!source)
          throw new Error(
            `${course}/${file}: ${name} names the source "${fact.source}", which _sources.yaml does not have.`,
          );
        if (facts.has(id)) throw new Error(`${course}/${file}: ${name} stands in two files. One fact stands once.`);
        const same = { statement: fact.statement ?? '', ...(fact.value === undefined ? {} : { value: fact.value }) };
        facts.set(id, {
          id,
          ...(fact.s === undefined ? {} : { s: fact.s }),
          ...(fact.label === undefined ? {} : { label: fact.label }),
          ...(fact.unit === undefined ? {} : { unit: fact.unit }),
          ...(fact.per === undefined ? {} : { per: fact.per }),
          ...(fact.path === undefined ? {} : { path: fact.path }),
          ...(fact.catalogue === undefined ? {} : { catalogue: fact.catalogue }),
          open: fact.keys === 'open',
          appliesTo: fact.appliesTo,
          source,
          taught: fact.taught ?? same,
          today: fact.today ?? same,
          differs: fact.taught !== undefined,
        });
      }
    }
  }
  return [...facts.values()];
}

/**
 * The course each fact was first taught in: the other half of "as taught".
 * @returns {Record<string, Source>}
 */
export function readCourses(folder = factsFolder) {
  const courses = readdirSync(folder).sort();
  return Object.fromEntries(
    courses.map((course) => {
      const source = read(path.join(folder, course, '_sources.yaml'), sourceSchema)['course'];
      if (!source) throw new Error(`${course}/_sources.yaml has no entry "course", the course as it is taught.`);
      return [course, source];
    }),
  );
}

/**
 * The TypeScript type of a value, wide enough that the engine can look things up by any name.
 * @param {unknown} value
 * @param {boolean} open
 * @returns {string}
 */
function typeOf(value, open) {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return `readonly ${typeof value[0]}[]`;
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value);
  if (open) return `Readonly<Record<string, ${typeOf(entries[0]?.[1], false)}>>`;
  return `{ ${entries.map(([key, inner]) => `readonly ${JSON.stringify(key)}: ${typeOf(inner, false)}`).join('; ')} }`;
}

const generatorsFolder = path.join(root, 'src', 'quiz', 'generators');

/** The ids that files name. @param {string[]} files */
const idsIn = (files) =>
  new Set(
    files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/['"]([a-z0-9-]+\/[a-z0-9-]+)['"]/g)].map(([, id = '']) => id),
    ),
  );

/** @param {string} folder */
const codeIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.generated)\.(ts|tsx|astro)$/.test(name))
    .map((name) => path.join(folder, name));

/** The facts that generators of questions name. Only exams load their values, so that they weigh nothing in what draws packets. */
export const readAsked = () => idsIn(codeIn(generatorsFolder));

/**
 * The facts that other code names, so that their values travel with it. What only lessons and sheets show stays with the words.
 * @returns {Set<string>}
 */
export function readNamed(folders = [path.join(root, 'src'), path.join(root, 'labs')]) {
  const named = idsIn(folders.flatMap(codeIn).filter((file) => !file.startsWith(generatorsFolder + path.sep)));
  // A belief that code follows is told with the facts of its words.
  for (const id of [...named]) {
    const words = path.join(root, 'content', 'misconceptions', `${id}.yaml`);
    if (existsSync(words)) for (const fact of parse(readFileSync(words, 'utf8')).facts ?? []) named.add(fact);
  }
  return named;
}

const header = '/* Written by `npm run facts` from content/facts. Change a fact there, not here. */';

/**
 * A module of values: their type, and a table of them for each profile.
 * @param {Fact[]} facts
 * @param {{ type: string, words: string, taught: string, today: string }} names
 */
function tables(facts, names) {
  const counting = facts.filter(({ taught }) => taught.value !== undefined);
  const moved = counting.filter(({ taught, today }) => JSON.stringify(taught.value) !== JSON.stringify(today.value));
  /** @param {Fact} fact @param {'taught' | 'today'} profile */
  const line = (fact, profile) => `  '${fact.id}': ${JSON.stringify(fact[profile].value)},`;
  return [
    header,
    '',
    `/** ${names.words} */`,
    `export interface ${names.type} {`,
    ...counting.map(({ id, open, taught }) => `  readonly '${id}': ${typeOf(taught.value, open)};`),
    '}',
    '',
    '/** As the course teaches it. */',
    `export const ${names.taught}: ${names.type} = {`,
    ...counting.map((fact) => line(fact, 'taught')),
    '};',
    '',
    "/** As today's documentation has it. */",
    `export const ${names.today}: ${names.type} = {`,
    `  ...${names.taught},`,
    ...moved.map((fact) => line(fact, 'today')),
    '};',
    '',
  ].join('\n');
}

/**
 * The text of the generated module of values.
 * @param {Fact[]} facts
 * @param {ReadonlySet<string>} named
 */
export const generate = (facts, named) =>
  tables(
    facts.filter(({ id, catalogue }) => catalogue !== true && named.has(id)),
    { type: 'FactValues', words: 'What each fact counts or names that code reads.', taught: 'taught', today: 'today' },
  );

/**
 * The text of the generated module of values that generators of questions read.
 * @param {Fact[]} facts
 * @param {ReadonlySet<string>} asked
 */
export const generateAsked = (facts, asked) =>
  tables(
    facts.filter(({ id, catalogue }) => catalogue !== true && asked.has(id)),
    {
      type: 'AskedValues',
      words: 'What each fact counts or names that generated questions read.',
      taught: 'taughtAsked',
      today: 'todayAsked',
    },
  );

/**
 * The text of the generated module of long tables.
 * @param {Fact[]} facts
 */
export const generateCatalogues = (facts) =>
  tables(
    facts.filter(({ catalogue }) => catalogue === true),
    {
      type: 'Catalogues',
      words: 'The long tables that only the simulated Azure reads.',
      taught: 'taughtCatalogues',
      today: 'todayCatalogues',
    },
  );

/**
 * One fact as it stands in a module of words. `value` says how its value is written there.
 * @param {Fact} fact
 * @param {(profile: 'taught' | 'today') => string} value
 */
function worded(fact, value) {
  const { id, s, label, per, path: isPath, appliesTo, unit, source, differs } = fact;
  /** @param {'taught' | 'today'} profile */
  const version = (profile) => {
    const words = `statement: ${JSON.stringify(fact[profile].statement)}`;
    return fact[profile].value === undefined || fact.catalogue
      ? `{ ${words} }`
      : `{ ${words}, value: ${value(profile)} }`;
  };
  return [
    `  '${id}': {`,
    `    id: '${id}',`,
    ...(s === undefined ? [] : [`    s: '${s}',`]),
    ...(label === undefined ? [] : [`    label: ${JSON.stringify(label)},`]),
    ...(isPath === undefined ? [] : ['    path: true,']),
    `    appliesTo: ${JSON.stringify(appliesTo)},`,
    `    source: ${JSON.stringify({ title: source.title, url: source.url })},`,
    `    asOf: '${source.asOf}',`,
    `    reviewBy: '${source.reviewBy}',`,
    `    taught: ${version('taught')},`,
    `    today: ${version('today')},`,
    ...(unit === undefined ? [] : [`    unit: ${JSON.stringify(unit)},`]),
    ...(per === undefined ? [] : [`    per: ${JSON.stringify(per)},`]),
    `    differs: ${String(differs)},`,
    '  },',
  ].join('\n');
}

/**
 * The text of the generated module of words, for the facts that code names.
 * @param {Fact[]} facts
 * @param {Record<string, Source>} courses
 * @param {ReadonlySet<string>} named
 */
export function generateWords(facts, courses, named) {
  const taughtIn = Object.fromEntries(
    Object.entries(courses).map(([course, { title, url, asOf }]) => [course, { title, url, asOf }]),
  );
  return [
    header,
    "import type { Fact } from './facts.ts';",
    "import { taught, today } from './facts.generated.ts';",
    '',
    '/** The course each fact was first taught in, by the first part of its id. */',
    `export const taughtIn: Readonly<Record<string, { title: string; url: string; asOf: string }>> = ${JSON.stringify(taughtIn)};`,
    '',
    'export const factData = {',
    ...facts.filter(({ id }) => named.has(id)).map((fact) => worded(fact, (profile) => `${profile}['${fact.id}']`)),
    '} satisfies Record<string, Fact>;',
    '',
  ].join('\n');
}

/**
 * The text of the generated module of the other facts, which only lessons, questions and sheets tell: no browser loads it.
 * @param {Fact[]} facts
 * @param {ReadonlySet<string>} named
 */
export const generateContent = (facts, named) =>
  [
    header,
    "import type { Fact } from './facts.ts';",
    '',
    '/** Facts that no code names. */',
    'export const contentFactData = {',
    ...facts
      .filter(({ id }) => !named.has(id))
      .map((fact) => worded(fact, (profile) => JSON.stringify(fact[profile].value))),
    '} satisfies Record<string, Fact>;',
    '',
  ].join('\n');

/**
 * The facts whose review day has passed.
 * @param {Fact[]} facts
 * @param {string} today as 2026-01-31
 */
export const overdue = (facts, today) => facts.filter(({ source }) => source.reviewBy < today);

function main() {
  const facts = readFacts();
  const named = readNamed();
  const modules = new Map([
    [generatedFile, generate(facts, named)],
    [cataloguedFile, generateCatalogues(facts)],
    [askedFile, generateAsked(facts, readAsked())],
    [wordedFile, generateWords(facts, readCourses(), named)],
    [contentFile, generateContent(facts, named)],
    [taughtFile, generateTaught(readTaught(facts), named)],
    [labListsFile, generateLabLists()],
  ]);
  const isCheck = process.argv.includes('--check');
  if (!isCheck) for (const [file, text] of modules) writeFileSync(file, text);
  const differ = facts.filter(({ differs }) => differs).length;
  const where = [...modules.keys()].map((file) => path.relative(root, file)).join(', ');
  console.log(
    `${facts.length} facts ${isCheck ? 'read' : `written to ${where}`}; course and documentation differ in ${differ}.`,
  );
  const late = overdue(facts, new Date().toISOString().slice(0, 10));
  for (const { id, source } of late)
    console.log(`${id}: due for review since ${source.reviewBy}. Open ${source.url} and compare.`);
  if (late.length > 0 && process.argv.includes('--strict')) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
