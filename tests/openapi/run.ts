/** Lets Microsoft's validator judge every kind of answer, and keeps its judgment in proven.json. Exits with 1 if an answer does not conform. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { allExchanges, documentedVersion } from './exchanges.ts';
import { differenceSchema, judge, verdictSchema } from './judge.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const documents = process.env['ARM_SPECS'];
if (documents === undefined) throw new Error('ARM_SPECS names no folder of OpenAPI documents.');

const folder = mkdtempSync(join(tmpdir(), 'crossconnect-openapi-'));
const [said, verdictsFile] = [join(folder, 'exchanges.jsonl'), join(folder, 'verdicts.json')];
const exchanges = await allExchanges();
writeFileSync(said, exchanges.map((exchange) => JSON.stringify(exchange)).join('\n'));
const validator = spawnSync(process.execPath, [join(here, 'oav', 'validate.mjs'), said, documents, verdictsFile], {
  encoding: 'utf8',
});
if (validator.status !== 0) throw new Error(`The validator did not end well: ${validator.stderr}`);

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const verdicts = z.array(verdictSchema).parse(json(verdictsFile));
const differences = z.array(differenceSchema).parse(json(join(here, 'differences.json')));
const { operations, wrong, unknown } = judge(verdicts, differences);
const { version } = z
  .object({ version: z.string() })
  .parse(json(join(here, 'oav', 'node_modules', 'oav', 'package.json')));
const sorted = Object.fromEntries(Object.entries(operations).sort(([one], [other]) => (one < other ? -1 : 1)));
const proven = { validator: `oav ${version}`, documents: `Microsoft.Network ${documentedVersion}`, operations: sorted };
writeFileSync(join(here, 'proven.json'), `${JSON.stringify(proven, null, 2)}\n`);

const answers = Object.values(operations).reduce((sum, one) => sum + one.answers, 0);
console.log(
  `${answers} answers of ${Object.keys(operations).length} operations conform to the documents; ${wrong.length} do not; ` +
    `${unknown.length} (polls, groups, actions of other versions) stand in no document.`,
);
for (const words of wrong) console.log(`  ${words}`);
if (wrong.length > 0) process.exitCode = 1;
