/** A few of the faults of `npm run test:faults`, in seconds: each with the real server as a process, and learners with the real courier. */
import { expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { networkCut } from './network-cut.ts';
import { readTrace } from './trace.ts';
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

test(
  'learners work on while the network is cut, and all they did arrives by itself when it is back',
  { timeout: 60_000 },
  async () => {
    const figures = await networkCut(3, 10);
    expect(figures.caught).toBeGreaterThan(0);
    // Four steps a second, of nine people; half of them on a machine that has much to do.
    expect(figures.written).toBeGreaterThan(3 * 4 * 9 * 0.5);
    expect(figures.waited).toBeGreaterThanOrEqual(figures.written);
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

const step = (n: number) => `{\\"name\\":\\"learner 1, step ${n}\\"}`;
const asks = (n: number) => ask.replace('"..., 65536', ` ${step(n)}", 65536`);
const head = (pages: string) => `7 pwrite64(21<${wal}>, "\\0\\0\\0\\2\\0\\0\\0${pages}\\1742", 24, 32) = 24`;
const page = (text: string) => `7 pwrite64(21<${wal}>, "${text}", 4096, 56) = 4096`;
const commit = (n: number) => [head('\\0'), page(step(n)), head('\\30'), page('of an index')];

test.for([
  { calls: [asks(1), ...commit(1), begins, ends, answer], early: 0, because: 'its commit was on the disk' },
  { calls: [asks(1), ...commit(2), sync, ...commit(1), answer], early: 1, because: 'the sync was of others' },
  {
    calls: [asks(1), ...commit(1).slice(0, 2), begins, ...commit(1).slice(2), ends, answer],
    early: 1,
    because: 'the sync began before its commit had ended',
  },
  { calls: [asks(1), ...commit(2), sync, answer], early: 1, because: 'it was never written' },
  { calls: [...commit(1), sync, asks(1), answer], early: 0, because: 'it was sent twice, and stood there already' },
  {
    calls: [
      `7 read(${on}, <unfinished ...>`,
      write,
      asks(1).replace(`read(${on}, `, '<... read resumed>'),
      ...commit(1),
      answer,
    ],
    early: 1,
    because: 'a call of another thread came between',
  },
])('a trace is followed line by line into the log: $because', ({ calls, early }) => {
  expect(readTrace(calls.join('\n'))).toMatchObject({ early, followed: 1 });
});
