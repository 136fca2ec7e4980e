/** `--data`: what was answered is kept, whatever happens to the process or to the file. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { integer } from '#src/base/random.ts';
import { openKeeper } from '#src/azure-server/keeper.ts';
import type { Keeper } from '#src/azure-server/keeper.ts';
import { groupUrl, network, networkUrl, refused, start, subscription } from './program.ts';
import type { Program } from './program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-data-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const listed = z.object({ value: z.array(z.object({ name: z.string() })), nextLink: z.optional(z.string()) });
const stated = z.object({ properties: z.object({ provisioningState: z.string() }) });
const listUrl = `${subscription}/resourcegroups?api-version=2021-04-01`;

/** Every group, page by page: a fast machine writes more than one page of them. */
async function groupsIn(ask: (url: string) => Promise<Response>): Promise<Set<string>> {
  const names = new Set<string>();
  for (let url: string | undefined = listUrl; url !== undefined;) {
    const answer = await ask(url);
    const { value, nextLink } = listed.parse(await answer.json());
    for (const { name } of value) names.add(name);
    url = nextLink?.replace(/^https?:\/\/[^/]+/, '');
  }
  return names;
}

/** A line with its checksum before it. */
const headed = (text: string) => `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;

const create = (program: Program, name: string) => program.ask('PUT', groupUrl(name), { location: 'westeurope' });

/** Opens a file without a server; what is wrong with it is thrown. */
const open = (data: string, more: { recover?: boolean; seed?: string } = {}) =>
  openKeeper({ recover: false, speed: undefined, seed: undefined, profile: undefined, ...more, data }, (error) => {
    throw error;
  });

const groupsOf = async ({ arm }: Keeper) => groupsIn((url) => arm.fetch(new Request(`http://arm${url}`)));

/** A file with three groups in it, as a server leaves it that is killed. */
async function fileWith(name: string): Promise<string> {
  const file = path.join(folder, name);
  const whole = path.join(folder, 'whole.data');
  const keeper = await open(whole);
  for (const group of ['rg-a', 'rg-b', 'rg-c']) {
    const body = JSON.stringify({ location: 'westeurope' });
    await keeper.arm.fetch(new Request(`http://arm${groupUrl(group)}`, { method: 'PUT', body }));
  }
  await keeper.safe();
  copyFileSync(whole, file);
  await keeper.close();
  rmSync(whole);
  return file;
}

test(
  'killed in the middle of writing, again and again, it has every write that was answered',
  { timeout: 60_000 },
  async () => {
    const file = path.join(folder, 'killed.data');
    const answered = new Set<string>();
    const rounds = process.env['LONG'] === undefined ? 6 : 40;
    for (let round = 0; round < rounds; round += 1) {
      const program = await start('--data', file);
      const kept = await groupsIn((url) => program.ask('GET', url));
      expect([...answered].filter((name) => !kept.has(name))).toEqual([]);
      let isOver = false;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let index = 0; !isOver; index += 1) {
          const name = `rg-${round}-${writer}-${index}`;
          const status = await create(program, name).then(
            (answer) => answer.status,
            () => 0,
          );
          if (status === 201) answered.add(name);
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 30 + integer(150, 'kill', round)));
      await program.kill('SIGKILL');
      isOver = true;
      await Promise.all(writers);
    }
    expect(answered.size).toBeGreaterThan(rounds * 8);
  },
);

test('an operation that was running goes on after a kill, and time with it', async () => {
  const file = path.join(folder, 'operation.data');
  const before = await start('--data', file, '--speed', '1', '--seed', 'one');
  await create(before, 'rg');
  expect((await before.ask('PUT', networkUrl('rg', 'vnet'), network)).status).toBe(201);
  await before.kill('SIGKILL');

  const after = await start('--data', file, '--speed', '100000');
  await expect
    .poll(
      async () =>
        stated.parse(await (await after.ask('GET', networkUrl('rg', 'vnet'))).json()).properties.provisioningState,
    )
    .toBe('Succeeded');
  expect(await after.kill('SIGTERM')).toBe(0);
  expect(after.output()).toContain('seed one');
});

test('ended politely, it writes a snapshot and leaves no lock', async () => {
  const file = path.join(folder, 'polite.data');
  const program = await start('--data', file);
  await create(program, 'rg');
  expect(await program.kill('SIGTERM')).toBe(0);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  expect(existsSync(`${file}.lock`)).toBe(false);
  const again = await open(file);
  expect(await groupsOf(again)).toEqual(new Set(['rg']));
  await again.close();
});

test('two servers do not write one file, and a lock whose server was killed does not count', async () => {
  const file = path.join(folder, 'shared.data');
  const first = await start('--data', file);
  const second = await refused('--data', file);
  expect(second.code).toBe(1);
  expect(second.output).toContain('in use by another server');
  await first.kill('SIGKILL');
  expect(existsSync(`${file}.lock`)).toBe(true);
  await start('--data', file);
});

describe('a damaged file', () => {
  test('whose last line is torn is used up to there, and kept aside', async () => {
    const file = await fileWith('torn.data');
    truncateSync(file, readFileSync(file).length - 5);
    const torn = readFileSync(file);
    const keeper = await open(file);
    expect(keeper.notices[0]).toMatch(
      /ends in the middle of a line[\s\S]*Kept: the 0 resources of .* and the 2 writes[\s\S]*Lost: 1 line/,
    );
    expect(readFileSync(`${file}.damaged-1`)).toEqual(torn);
    expect(await groupsOf(keeper)).toEqual(new Set(['rg-a', 'rg-b']));
    await keeper.close();
  });

  test('with a wrong line in the middle is refused, unless it shall be recovered', async () => {
    const file = await fileWith('wrong.data');
    const text = readFileSync(file, 'utf8').replace('resourcegroups/rg-b', 'resourcegroups/rg-x');
    writeFileSync(file, text);
    await expect(open(file)).rejects.toThrow(
      /line 3 cannot be read[\s\S]*Kept would be: [\s\S]*1 writes[\s\S]*Lost would be: 2 lines/,
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(existsSync(`${file}.lock`)).toBe(false);

    const keeper = await open(file, { recover: true });
    expect(await groupsOf(keeper)).toEqual(new Set(['rg-a']));
    expect(readFileSync(`${file}.damaged-1`, 'utf8')).toBe(text);
    await keeper.close();
  });

  test('that ends in rubbish keeps what stands before it', async () => {
    const file = await fileWith('rubbish.data');
    appendFileSync(file, '\0\0\0\0');
    const keeper = await open(file);
    expect(await groupsOf(keeper)).toEqual(new Set(['rg-a', 'rg-b', 'rg-c']));
    expect(existsSync(`${file}.damaged-1`)).toBe(true);
    await keeper.close();
  });

  test.for([
    { name: 'foreign.json', text: '{"name":"crossconnect"}\n', says: 'not a data file', because: 'it is another’s' },
    {
      name: 'newer.data',
      text: headed('{"crossconnect-azure-data":99,"speed":1,"snapshot":{}}'),
      says: 'newer version',
      because: 'its shape is not known yet',
    },
    {
      name: 'head.data',
      text: headed('{"crossconnect-azure-data":1}').replace(/^./, 'x'),
      says: 'Kept would be: nothing',
      because: 'its first line is wrong',
    },
  ])('$name is refused and left alone: $because', async ({ name, text, says }) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    await expect(open(file)).rejects.toThrow(says);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('that is empty begins anew, and says so', async () => {
    const file = path.join(folder, 'empty.data');
    writeFileSync(file, '');
    const keeper = await open(file);
    expect(keeper.notices[0]).toContain('is empty');
    await keeper.close();
  });
});

test('a speed that was ordered holds after a restart', async () => {
  const file = path.join(folder, 'speed.data');
  const first = await open(file);
  const order = JSON.stringify({ speed: 50 });
  await first.arm.fetch(new Request('http://arm/_control/clock', { method: 'POST', body: order }));
  await first.safe();
  const copy = path.join(folder, 'speed-copy.data');
  copyFileSync(file, copy);
  await first.close();
  const second = await open(copy);
  expect(second.clock.speed()).toBe(50);
  await second.close();
});

test('another seed than the file’s is refused', async () => {
  await expect(open(await fileWith('seeded.data'), { seed: 'other' })).rejects.toThrow('--seed is "other"');
});

test('a folder that is not there is named', async () => {
  await expect(open(path.join(folder, 'nowhere', 'a.data'))).rejects.toThrow(/there is no folder .*nowhere/);
});
