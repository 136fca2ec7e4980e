/** What the documentation tells people to type does what it says. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { isHere, signedIn } from './az/cli.ts';
import { endpoint, owner } from './support/program.ts';

const page = readFileSync(new URL('../../docs/use-with-azure-clients.md', import.meta.url), 'utf8').replaceAll(
  'https://127.0.0.1:4350',
  endpoint,
);
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block = '']) => block);

test('the script for the SDK shares a circuit, also when it is run again', async () => {
  // Below node_modules, so that it finds the SDK as it would in a folder of its own.
  const folder = fileURLToPath(new URL('node_modules/.crossconnect/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const [script = ''] = blocks('js');
  writeFileSync(`${folder}share.mjs`, script);
  try {
    for (const time of ['first', 'second']) {
      const { stdout } = await promisify(execFile)(process.execPath, [`${folder}share.mjs`]);
      expect(stdout, time).toMatch(
        /connection Succeeded\nauthorization InUse by \/subscriptions\/.*\/connections\/connection\n$/,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.skipIf(!isHere)('the lines for az share a circuit', async () => {
  const az = await signedIn('somebody', owner);
  try {
    const lines = blocks('sh').flatMap((block) => block.trim().split('\n'));
    let key = '';
    let last: unknown;
    for (const line of lines) {
      last = await az.run(line.replace(/^az /, '').replace('KEY', key));
      const made = JSON.stringify(last ?? '');
      key = /"authorizationKey":"([^"]+)"/.exec(made)?.[1] ?? key;
    }
    expect(last).toMatchObject([{ name: 'for-partner', authorizationUseStatus: 'InUse' }]);
  } finally {
    az.dispose();
  }
});
