/** A few of the faults of `npm run test:faults`, in seconds: each with the real server as a process, and learners with the real courier. */
import { expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { readTrace } from './fsync.ts';
import { killOften } from './kills.ts';

const kills = process.env['LONG'] === '1' ? 20 : 2;

test.for(databases)(
  'on $engine, a server that is killed under load loses nothing it acknowledged',
  { timeout: 180_000 },
  async ({ engine }) => {
    const figures = await killOften(engine, kills, 4);
    expect(figures).toMatchObject({ kills, lost: 0, twice: 0 });
    expect(figures.acknowledged).toBeGreaterThan(0);
  },
);

const wal = '/data/classroom.sqlite-wal';
const on = '30<TCP:[127.0.0.1:1->127.0.0.1:2]>';
const ask = `7 read(${on}, "POST /api/classes/x/attempts/y/lines HT"..., 65536) = 400`;
const write = `7 pwrite64(21<${wal}>, "x", 24, 32) = 24`;
const sync = `7 fdatasync(21<${wal}>) = 0`;
const begins = `9 fdatasync(22<${wal}> <unfinished ...>`;
const ends = '9 <... fdatasync resumed>)               = 0';
const answer = `7 writev(${on}, [{iov_base="HTTP/1.1 200 OK\\r\\n", iov_len=9}], 1) = 9`;

test.for([
  { calls: [ask, write, sync, answer], early: 0, because: 'it was on the disk' },
  { calls: [ask, write, begins, ends, answer], early: 0, because: 'another thread brought it to the disk' },
  { calls: [ask, write, answer, sync], early: 1, because: 'the answer left first' },
  { calls: [ask, write, begins, answer, ends], early: 1, because: 'the sync was still under way' },
  { calls: [ask, begins, write, ends, answer], early: 1, because: 'the sync began before it was written' },
  { calls: [write, sync, ask, answer], early: 1, because: 'what is on the disk was written before it was asked for' },
  { calls: [ask, write, begins, ends.replace('= 0', '= -1 EIO'), answer], early: 1, because: 'the disk refused' },
  { calls: [ask, write, answer.replace('200', '503')], early: 0, because: 'a no acknowledges nothing' },
  { calls: [write, answer], early: 0, because: 'nobody asked for a write there' },
])('a trace of system calls shows answers that left too early: $because', ({ calls, early }) => {
  expect(readTrace(calls.join('\n')).early).toBe(early);
});
