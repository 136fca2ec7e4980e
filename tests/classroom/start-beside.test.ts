/** The class server opens beside the pages: who asks it meanwhile waits, and a start that has to end says why. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openClasses } from '#scripts/support/classes.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-beside-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = { origin: 'http://127.0.0.1:4321', others: [] };
const health = () => new Request('http://127.0.0.1:4321/api/health');

test('a question that came before the class server was open is answered when it is', async () => {
  const classes = await openClasses({ environment: { CROSSCONNECT_DATA: folder } });
  let isAnswered = false;
  const answer = classes.fetch(health()).finally(() => {
    isAnswered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(isAnswered).toBe(false);
  const { isOpen, lines } = await classes.open(at);
  expect((await answer).status).toBe(200);
  expect(isOpen).toBe(true);
  expect(lines.join('\n')).toMatch(
    /makes the first instructor.*\n {2}http:\/\/127\.0\.0\.1:4321\/class\/first\/\?key=/,
  );
  await classes.close();
});

test('a database that was named and cannot be had ends the start in words, and nobody waits on', async () => {
  const environment = { CROSSCONNECT_DATA: folder, DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' };
  const classes = await openClasses({ environment });
  const answer = classes.fetch(health());
  const why = await classes.open(at).catch((cause: unknown) => String(cause));
  expect(why).toContain('PostgreSQL');
  expect(why).not.toContain('secret');
  await expect(answer).rejects.toThrow('PostgreSQL');
  await classes.close();
});

test('a folder that cannot be written leaves the pages without classes, and says so', async () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const classes = await openClasses({ environment: { CROSSCONNECT_DATA: file } });
  const { isOpen, lines } = await classes.open(at);
  expect([isOpen, lines[0]]).toEqual([false, expect.stringContaining('there are no classes: ')]);
  expect((await classes.fetch(health())).status).toBe(503);
  await classes.close();
});

test('a set-up that makes no sense stops the start before anything listens', async () => {
  await expect(openClasses({ environment: { CROSSCONNECT_PROXY: 'yes' } })).rejects.toThrow('has to be 1 or 0');
});

test('who ends the program before the class server was opened waits for nothing', async () => {
  const classes = await openClasses({ environment: { CROSSCONNECT_DATA: folder } });
  await expect(classes.close()).resolves.toBeUndefined();
});
