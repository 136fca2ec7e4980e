// The families: what is many, where its members stand, and the list that names them all. Held true by a test.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './runtime.mjs';

/**
 * @typedef {object} Family
 * @property {string} name
 * @property {string} folder Where the members stand.
 * @property {RegExp} member Which files below the folder are members, by their path from the root.
 * @property {RegExp} [defined] What a member's text has; a file of the folder without it is only shared by members.
 * @property {string | ((file: string) => string)} list The file that names every member, or the one that names this member.
 * @property {(file: string) => string} line The line that names a member there, as a hint.
 * @property {(file: string, list: string) => boolean} isListed Whether the list names the member.
 */

/** Whether a list imports the file, by its path from the root or from the list's own folder. @param {string} file @param {string} list */
const named = (file, list) =>
  [`#${file}`, `/${file.split('/').slice(-2).join('/')}`].some((name) => list.includes(`${name}'`));

/** @param {string} file */
const camel = (file) => path.posix.basename(file).replace(/\.ts$/, '');

/** `cisco-ios-xe.ts` → `ciscoIosXe` @param {string} file */
const joined = (file) => camel(file).replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** `src/explorer/parts/user-route.ts` → `userRoute` @param {string} file */
const inCamel = (file) => camel(file).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** @type {readonly Family[]} */
export const families = [
  {
    name: 'resource type',
    folder: 'src/azure/types',
    member: /^src\/azure\/types\/[^/]+\/(?:[^/]+\/)*[^/_]+\.ts$/,
    defined: /\bdefineResource\(/,
    list: 'src/azure/registry.ts',
    line: (file) =>
      `import { ${camel(file)} } from './${file.replace('src/azure/', '')}'; …and ${camel(file)} in resourceTypes`,
    isListed: named,
  },
  {
    name: 'blade',
    folder: 'src/portal/blades',
    member: /^src\/portal\/blades\/[^/]+\.ts$/,
    list: 'src/portal/registry.ts',
    line: (file) => `{ id: '${camel(file)}', load: () => import('#${file}') },`,
    isListed: named,
  },
  {
    name: 'lab',
    folder: 'labs',
    member: /^labs\/[^/]+\/[^_/][^/]*\.ts$/,
    list: (file) => `${path.posix.dirname(file)}/_labs.ts`,
    line: (file) => `{ id: '${file.replace(/^labs\//, '').replace(/\.ts$/, '')}', …, load: () => import('#${file}') },`,
    isListed: named,
  },
  {
    name: 'console command',
    folder: 'src/azure/console/commands',
    member: /^src\/azure\/console\/commands\/[^/]+\.ts$/,
    list: 'src/azure/console/list.ts',
    line: (file) => `import { ${joined(file)} } from '#${file}'; …and it in consoleCommands`,
    isListed: named,
  },
  {
    name: 'router dialect',
    folder: 'src/azure/router-configuration',
    member: /^src\/azure\/router-configuration\/[^/]+\.ts$/,
    defined: /= defineDialect\(\{/,
    list: 'src/azure/router-configuration/list.ts',
    line: (file) => `import { ${joined(file)} } from '#${file}'; …and it in routerDialects`,
    isListed: named,
  },
  {
    name: 'belief',
    folder: 'src/azure/beliefs',
    member: /^src\/azure\/beliefs\/[^/]+\.ts$/,
    defined: /= defineBelief\(\{/,
    list: 'src/azure/beliefs/list.ts',
    line: (file) => `import { ${joined(file)} } from './${path.posix.basename(file)}'; …and it in beliefs`,
    isListed: (file, list) => list.includes(`'./${path.posix.basename(file)}'`),
  },
  {
    name: 'kind of question',
    folder: 'src/quiz/kinds',
    member: /^src\/quiz\/kinds\/[^/]+\/kind\.ts$/,
    list: 'src/quiz/registry.ts',
    line: (file) => `import ${file.split('/').at(-2)} from '#${file}';`,
    isListed: named,
  },
  {
    name: 'generator of questions',
    folder: 'src/quiz/generators',
    member: /^src\/quiz\/generators\/[^/]+\.ts$/,
    defined: /= defineGenerator(?:<\w+>)?\(\{/,
    list: 'src/quiz/generators/list.ts',
    line: (file) => `import { ${inCamel(file)} } from '#${file}'; …and it in generators`,
    isListed: (file, list) => named(file, list) || list.includes(`'./${path.posix.basename(file)}'`),
  },
  {
    name: 'kind of figure',
    folder: 'src/components/figures/kinds',
    member: /^src\/components\/figures\/kinds\/[^/]+\/schema\.ts$/,
    list: 'src/components/figures/kinds/list.ts',
    line: (file) => `import * as ${file.split('/').at(-2)} from '#${file}';`,
    isListed: named,
  },
  {
    name: 'part of the explorer',
    folder: 'src/explorer/parts',
    member: /^src\/explorer\/parts\/[^/]+\.ts$/,
    defined: /= definePart\(\{/,
    list: 'src/explorer/parts/list.ts',
    line: (file) => `import { ${inCamel(file)} } from './${path.posix.basename(file)}'; …and ${inCamel(file)} in parts`,
    isListed: (file, list) => list.includes(`'./${path.posix.basename(file)}'`),
  },
  {
    name: 'type with lines of the Azure CLI',
    folder: 'src/azure/az-lines/lines',
    member: /^src\/azure\/az-lines\/lines\/[^/]+\.ts$/,
    list: 'src/azure/az-lines/list.ts',
    line: (file) =>
      `import ${inCamel(file)} from './lines/${path.posix.basename(file)}'; …and ${inCamel(file)} in azLines`,
    isListed: named,
  },
];

/** @param {Family} family @returns {string[]} */
export const membersOf = ({ folder, member, defined = /./ }) =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => member.test(file) && defined.test(readFileSync(path.join(root, file), 'utf8')))
    .sort();

/** The file that has to name a member. @param {Family} family @param {string} file */
export const listFor = ({ list }, file) => (typeof list === 'string' ? list : list(file));

/** The members that the family's list does not name. @param {Family} family @returns {string[]} */
export const unlisted = (family) =>
  membersOf(family).filter(
    (file) => !family.isListed(file, readFileSync(path.join(root, listFor(family, file)), 'utf8')),
  );
