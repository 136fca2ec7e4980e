/** The log of the embedded database on its way to the disk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogSync } from '#src/classroom/store/log-sync.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossconnect-log-'));
  file = join(folder, 'some.sqlite');
  writeFileSync(`${file}-wal`, 'x');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A disk that is done when it is told so. */
function slowDisk() {
  const waiting: { done: () => void; fail: (cause: Error) => void }[] = [];
  const sync = () =>
    new Promise<void>((done, fail) => {
      waiting.push({ done, fail });
    });
  return { waiting, sync };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a sync that began before a commit does not stand for it', async () => {
  const disk = slowDisk();
  const log = openLogSync(file, disk.sync);
  const first = log.sync();
  await turn();
  let isSecondThere = false;
  const second = log.sync().then(() => {
    isSecondThere = true;
  });
  disk.waiting[0]?.done();
  await first;
  await turn();
  expect(isSecondThere).toBe(false);
  expect(disk.waiting).toHaveLength(2);
  disk.waiting[1]?.done();
  await second;
  log.close();
});

test('whoever reads waits for a commit that is on its way to the disk, and for nothing else', async () => {
  const disk = slowDisk();
  const log = openLogSync(file, disk.sync);
  await log.settled();
  const commit = log.sync();
  await turn();
  let isSettled = false;
  const reading = log.settled().then(() => {
    isSettled = true;
  });
  await turn();
  expect(isSettled).toBe(false);
  disk.waiting[0]?.done();
  await Promise.all([commit, reading]);
  log.close();
});

test('a disk that failed once is trusted with nothing more', async () => {
  const disk = slowDisk();
  const log = openLogSync(file, disk.sync);
  const commit = log.sync();
  await turn();
  disk.waiting[0]?.fail(new Error('EIO'));
  await expect(commit).rejects.toMatchObject({ code: 'DatabaseAway' });
  await expect(log.sync()).rejects.toThrow(/start the server again/);
  expect(disk.waiting).toHaveLength(1);
  log.close();
});

test('a database in memory has nothing to bring to a disk', async () => {
  const log = openLogSync(':memory:');
  await log.sync();
  await log.settled();
  log.close();
});
