/** Each line that the portal shows beside a request is run by the real az, and what it leaves behind says everything that the request says. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { azFor } from '../../../src/azure/az-lines/az.ts';
import { samples } from '../../azure/az/samples.ts';
import type { Sample } from '../../azure/az/samples.ts';
import { control, endpoint, handed, owner, user } from '../support/program.ts';
import { isHere, signedIn } from './cli.ts';
import type { AzureCli } from './cli.ts';

const groups = {
  '{group}': `/subscriptions/${owner}/resourceGroups/az-lines`,
  '{other}': `/subscriptions/${user}/resourceGroups/az-lines-elsewhere`,
};
const filled = (text: string): string =>
  Object.entries(groups).reduce((done, [mark, id]) => done.replaceAll(mark, id), text);

/** What stands at a path, or the status where nothing does. */
async function found(path: string): Promise<unknown> {
  const version =
    path.includes('/providers/Microsoft.Network/') && !path.endsWith('/tags/default') ? '2024-05-01' : '2021-04-01';
  const answer = await fetch(`${endpoint}${path}?api-version=${version}`, {
    headers: { authorization: 'Bearer anything' },
  });
  return answer.ok ? answer.json() : answer.status;
}

/** Without what a line cannot say or Azure does not show: secrets, and what az calls the parts of a gateway. Azure does not tell capitals apart in ids. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'sharedKey' || (key === 'name' && (part === 'default' || part === 'vnetGatewayConfig0'))
        ? undefined
        : typeof part === 'string' && part.startsWith('/')
          ? part.toLowerCase()
          : part,
    ),
  );

// In `npm test` only the long run has them: az starts a hundred times.
describe.skipIf(!isHere || process.env['CROSSCONNECT_AZ_LINES'] === '')('by az', () => {
  let az: AzureCli;
  let partner: AzureCli;
  const proven = new Set<string>();

  beforeAll(async () => {
    [az, partner] = await Promise.all([signedIn('lines', owner), signedIn('lines-partner', user)]);
  });
  afterAll(() => {
    az.dispose();
    partner.dispose();
    writeFileSync(handed('CROSSCONNECT_AZ_LINES'), JSON.stringify([...proven].sort()));
  });

  async function bodyOf({ body, key }: Sample): Promise<unknown> {
    if (body === undefined) return undefined;
    const holder = key === undefined ? '' : JSON.stringify(await found(filled(key)));
    const secret = /"authorizationKey":"([^"]+)"/.exec(holder)?.[1] ?? '';
    return JSON.parse(filled(JSON.stringify(body)).replace('{key}', secret));
  }

  test.for(samples)('$does', async (sample) => {
    const path = filled(sample.path);
    const body = await bodyOf(sample);
    const lines = azFor({ method: sample.method, path, body, isNew: sample.isChange !== true }) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    const cli = path.includes(user) ? partner : az;
    for (const { line } of lines) await cli.run(line.replace(/^az /, ''));
    if (sample.method === 'PUT') expect(plain(await found(path))).toMatchObject(plain(body) as object);
    if (sample.method === 'DELETE') expect(await found(path)).toBe(404);
    for (const { shape } of lines) proven.add(shape);
    if (sample.provider) await control(`provider/${sample.provider}`, { circuit: path });
  });
});
