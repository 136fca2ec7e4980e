/** The scripts of package.json run in any shell: on Linux, macOS and Windows alike. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

/** What only some shells understand. */
const shellOnly: readonly { pattern: RegExp; what: string; instead: string }[] = [
  { pattern: /&&|\|\||[|;&]/, what: 'joins commands', instead: 'start them from a program in scripts/' },
  { pattern: /[<>]/, what: 'redirects', instead: 'write the file in a program' },
  { pattern: /\$|%\w+%|`/, what: 'reads a variable or another command', instead: 'read process.env in a program' },
  { pattern: /^\s*\w+=/, what: 'sets a variable', instead: 'set process.env in a program' },
  { pattern: /'/, what: 'uses single quotes', instead: 'do without: Windows hands them to the program' },
  {
    pattern: /(?:^|\s)(?:~|\.?\/)\S*/,
    what: 'names a POSIX path as the command',
    instead: 'name the program alone or a path without a leading dot or slash',
  },
  {
    pattern: /(?:^|\s)(?:rm|cp|mv|mkdir|cat|export|cd|touch|sh|bash)\s/,
    what: 'calls a POSIX tool',
    instead: 'use node:fs in a program',
  },
  {
    pattern: /[*?{}[\]](?!\s|$)/,
    what: 'has a pattern that the shell expands',
    instead: 'find the files in a program',
  },
];

test.for(Object.entries(scripts))('npm run %s works in every shell', ([name, command]) => {
  const faults = shellOnly
    .filter(({ pattern }) => pattern.test(command))
    .map(({ what, instead }) => `"${name}": "${command}" ${what}; ${instead}.`);
  expect(faults).toEqual([]);
});

test.for([
  { command: 'astro sync && vitest', because: 'cmd.exe and sh join differently' },
  { command: 'NODE_ENV=test vitest', because: 'Windows knows no such prefix' },
  { command: './scripts/test.sh', because: 'Windows starts no such file' },
  { command: 'rm -rf dist', because: 'Windows has no rm' },
  { command: "eslint 'src/**/*.ts'", because: 'Windows keeps the quotes' },
])('"$command" would be refused: $because', ({ command }) => {
  expect(shellOnly.some(({ pattern }) => pattern.test(command))).toBe(true);
});
