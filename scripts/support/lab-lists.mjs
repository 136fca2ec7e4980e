/** Finds the list of labs of each course, `labs/<course>/_labs.ts`, so that a course brings its labs without a line elsewhere. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const labListsFile = path.join(root, 'src', 'lab', 'lists.generated.ts');

/** `vpn-gateway` → `vpnGateway` @param {string} name */
const camel = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The text of the module that names them. */
export function generateLabLists(folder = path.join(root, 'labs')) {
  const courses = readdirSync(folder)
    .filter((course) => existsSync(path.join(folder, course, '_labs.ts')))
    .sort();
  return [
    '/* Written by `npm run facts` from the folders of labs/. */',
    ...courses.map((course) => `import ${camel(course)} from '#labs/${course}/_labs.ts';`),
    '',
    `export const labLists = [${courses.map(camel).join(', ')}];`,
    '',
  ].join('\n');
}
