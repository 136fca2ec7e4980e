/** Writes docs/fidelity.md: operation by operation what is simulated, how deep, and who outside this project proves it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { azureCodes, codesInOurWords } from '#src/azure/codes.ts';
import { differences as byVersion } from '#src/azure/versions/differences.ts';
import { simulatedOperations } from '#src/azure/coverage.ts';
import type { SimulatedOperation } from '#src/azure/coverage.ts';
import { ownCodes } from './codes.ts';
import { depths } from './depth.ts';
import { documentedOperations, signature } from './documents.ts';
import type { DocumentedOperation } from './documents.ts';
import { documentedVersion } from './exchanges.ts';
import { differenceSchema } from './judge.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(at(path), 'utf8'));

const provenSchema = z.object({
  validator: z.string(),
  documents: z.string(),
  operations: z.record(
    z.string(),
    z.object({ answers: z.int(), statuses: z.array(z.int()), differences: z.array(z.string()) }),
  ),
});
const clientSchema = z.object({
  operations: z.array(
    z.object({
      client: z.string(),
      version: z.string(),
      method: z.string(),
      path: z.string(),
      apiVersion: z.string(),
      statuses: z.array(z.int()),
    }),
  ),
});

/** Who went through an operation: its holes are filled with whatever the client chose. */
function clientsOf(): (method: string, path: string) => string[] {
  const file = '../clients/proven.json';
  const rows = existsSync(at(file)) ? clientSchema.parse(json(file)).operations : [];
  return (method, path) => {
    const pattern = path
      .replaceAll(/[.$()]/g, '\\$&')
      .replace(/^\/?\{\+\w+\}/, '.+')
      .replaceAll(/\{\w+\}/g, '[^/]+');
    const rule = new RegExp(`^${pattern}$`, 'i');
    const found = rows.filter((row) => row.method === method && rule.test(row.path));
    return [...new Set(found.map(({ client, version }) => `${client} ${version}`))];
  };
}

interface Row {
  id: string;
  request: string;
  depth: string;
  proof: string;
}

const words: Readonly<Record<string, string>> = {
  stored: 'stored',
  refuses: 'refuses',
  acts: 'acts',
  answered: 'answered',
};

const table = (rows: readonly Row[]): string =>
  [
    '| Operation | Request | Depth | Proof |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ id, request, depth, proof }) => `| ${id} | \`${request}\` | ${words[depth] ?? depth} | ${proof} |`),
  ].join('\n');

const shortPath = (path: string): string =>
  path
    .replace(/^\/subscriptions\/\{subscriptionId\}/, '/{sub}')
    .replace(/\/resourceGroups\/\{resourceGroupName\}/i, '/{group}')
    .replace('/providers/Microsoft.Network', '');

/** The whole document. Needs the OpenAPI documents, since the list of operations is theirs. */
export async function fidelityDocument(folder: string): Promise<string> {
  const documented = documentedOperations(folder, documentedVersion);
  const simulated = new Map(simulatedOperations().map((one) => [signature(one.method, one.path), one]));
  const proven = provenSchema.parse(json('proven.json'));
  const clients = clientsOf();
  const deep = await depths();
  const depthOf = ({ type }: SimulatedOperation): string =>
    type === undefined ? 'answered' : (deep.get(type) ?? 'stored');
  const proofOf = (method: string, path: string, id?: string): string => {
    const judged = id === undefined ? undefined : proven.operations[id];
    const by = [...clients(method, path), ...(judged ? [proven.validator] : [])];
    return by.length > 0 ? by.join(', ') : 'claimed';
  };
  const known = new Set(documented.map(({ method, path }) => signature(method, path)));
  const byDocument = Map.groupBy(documented, ({ document }) => document);
  const rowOf = ({ id, method, path }: DocumentedOperation): Row[] => {
    const key = signature(method, path);
    const operation = simulated.get(key);
    return operation
      ? [{ id, request: `${method} ${shortPath(path)}`, depth: depthOf(operation), proof: proofOf(method, path, id) }]
      : [];
  };
  const sections: string[] = [];
  let all = 0;
  let provenRows = 0;
  for (const [document, operations] of byDocument) {
    const rows = operations.flatMap(rowOf);
    all += rows.length;
    provenRows += rows.filter(({ proof }) => proof !== 'claimed').length;
    const missing = operations.filter(({ method, path }) => !simulated.has(signature(method, path)));
    sections.push(
      [
        `### ${document}`,
        '',
        `${rows.length} of ${operations.length} operations are simulated.`,
        ...(rows.length > 0 ? ['', table(rows)] : []),
        ...(missing.length > 0 ? ['', `Refused by name: ${missing.map(({ id }) => id).join(', ')}.`] : []),
      ].join('\n'),
    );
  }
  const beside = [...simulated].filter(([key]) => !known.has(key));
  const besideRows = beside.map(([, operation]): Row => {
    const id = operation.type ?? /.*\/providers\/([^/{]+\/[^/{]+)/.exec(operation.path)?.[1] ?? 'Microsoft.Resources';
    return {
      id,
      request: `${operation.method} ${operation.path}`,
      depth: depthOf(operation),
      proof: proofOf(operation.method, operation.path),
    };
  });
  const differences = z.array(differenceSchema).parse(json('differences.json'));
  const own = ownCodes();
  return `# How faithful the simulated Azure Resource Manager is

This page is generated: \`npm run fidelity\` writes it from the registries, from Microsoft's OpenAPI documents (\`ARM_SPECS\`)
and from what outside parties went through. Our own tests prove nothing here: an operation that only they cover is *claimed*.

${all} of ${documented.length} operations of ${proven.documents} are simulated; outside parties proved ${provenRows} of them. ${besideRows.length} more stand in
other documents or in newer api-versions. Whatever is not simulated is refused with 501 and its name, never faked.

**Depth.** *stored*: kept and given back. *refuses*: also refuses what Azure refuses. *acts*: also changes what others say, do or
may, such as where packets go or what can be deleted. *answered*: a call that stores nothing. The depth is found out by trying.

**Proof.** The SDK for JavaScript and the Azure CLI count where they went through the operation against the running program
(\`npm run test:clients\`), ${proven.validator} where it found the answers to conform to the documents (\`npm run openapi\`).

## Operations of the documents

${sections.join('\n\n')}

## Operations beside the documents

${table(besideRows)}

## Where answers differ from the documents, on purpose

| Member | Why |
| --- | --- |
${differences.map(({ member, at: where, because }) => `| \`${member}\`${where === undefined ? '' : ` at \`${where}\``} | ${because} |`).join('\n')}

## What differs from Azure besides

| What | Why |
| --- | --- |
| Members that the documents do not know are kept and shown; Azure refuses many of them (\`InvalidRequestFormat\`) | which ones each api-version refuses is in no source |
| An unchanged PUT of a network works for some seconds and gives new ETags | recorded answers show it so for circuits; for networks nothing was found |
| A key that is free again after its connection was deleted can be used again; a connection without private peering succeeds | sources are silent or disagree |
| Deleting an authorization deletes the connections made with it | documentation says so; whether the resource stays behind is said nowhere |
| Any ExpressRoute gateway is refused in a GatewaySubnet smaller than /27 | proven for UltraPerformance only |
| The tables of a Microsoft peering hold what you announce, not what Microsoft does; how long a BGP session has been up, and by how many messages, is in no table | the prefixes change from day to day and are in no source; nothing is measured here |
| Which addresses of a gateway subnet the instances of a gateway and the edges have | Azure's own affair; ours follow a published measurement |
| Polls go on under any right that may read the resource; a private endpoint has no network interface of its own | not simulated |
| Types of \`Microsoft.Network\` that are not simulated answer 501 with their name, where Azure would serve them | a typing error there looks the same |

## Where answers differ by api-version

Every accepted api-version is answered in the newest shape, but for these differences, each of them tested.

| Type | Since | Before | Source |
| --- | --- | --- | --- |
${byVersion.map(({ type, since, earlier, source }) => `| ${type} | ${since} | ${earlier} | ${source} |`).join('\n')}

## Error codes

Codes of Azure's own, each seen in Azure: ${Object.keys(azureCodes)
    .sort()
    .map((code) => `\`${code}\``)
    .join(', ')}.

Of these, no source shows the whole text of ${codesInOurWords.map((code) => `\`${code}\``).join(', ')}: the code is Azure's, the words are ours.

Codes of ours, where we found no source for the real one (never examined on): ${own.map((code) => `\`${code}\``).join(', ')}.
`;
}

if (process.argv[1]?.endsWith('fidelity.ts')) {
  const folder = process.env['ARM_SPECS'];
  if (folder === undefined) throw new Error('ARM_SPECS names no folder of OpenAPI documents.');
  writeFileSync(at('../../docs/fidelity.md'), await fidelityDocument(folder));
}
