/** Every word that people read is spelled as in the United States, or stands in words.txt. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const cspell = 'node_modules/cspell/bin.mjs';
const words = 'tests/content/words.txt';

/** What the speller does not know in these files: `file:line:column word`. */
const misspelled = (files: readonly string[], root = '.'): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const options = [
      '--config',
      'tests/content/cspell.json',
      '--root',
      root,
      '--no-progress',
      '--no-summary',
      '--unique',
    ];
    execFile(
      process.execPath,
      [cspell, 'lint', ...options, ...files],
      { maxBuffer: 10_000_000 },
      (error, said, errors) => {
        // It ends with 1 when it found something.
        if (error && error.code !== 1) reject(new Error(`${said}${errors}`));
        else resolve(said.split('\n').filter((line) => line !== ''));
      },
    );
  });

test('lessons, questions, facts, figures, words and what authors read', { timeout: 60_000 }, async () => {
  const read = [
    'content/**/*.{mdx,yaml}',
    'tests/support/courses/**/*.{mdx,yaml}',
    'docs/authoring.md',
    'README.md',
    'CONTRIBUTING.md',
  ];
  expect(await misspelled(read), `mend the word, or add it to ${words} if it is right`).toEqual([]);
});

test('a wrong and a British word are found', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossconnect-spelling-'));
  writeFileSync(join(folder, 'one.mdx'), 'The adress of the organisation, in `expressRouteGatewayBypass`.\n');
  const found = await misspelled(['one.mdx'], folder);
  rmSync(folder, { recursive: true });
  expect(found.join('\n')).toContain('(adress)');
  expect(found.join('\n')).toContain('(organisation)');
  expect(found).toHaveLength(2);
});

test('the list of words stands in the order of the alphabet', () => {
  const listed = readFileSync(words, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(listed).toEqual(listed.toSorted());
});
