/** A class under load, on SQLite and on PostgreSQL: joining, working, handing in, the gradebook, and what the database costs. `BENCH_LEARNERS=500` and `BENCH_ENGINE=sqlite` choose. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { openStore } from '#src/classroom/store/open.ts';
import { findPostgres, startPostgres } from '../scripts/support/postgres.mjs';
import { compare } from './support/classroom/bare.ts';
import { loadPlan, playClass } from './support/classroom/load.ts';
import { personAt } from './support/classroom/person.ts';
import type { Person } from './support/classroom/person.ts';
import { recorded } from './support/classroom/recorded.ts';
import type { Step } from './support/classroom/recorded.ts';
import { startClasses } from './support/classroom/server.ts';
import { quantile } from './support/classroom/tally.ts';

const goals = { write: 150, behind: 1000, gradebook: 200, memory: 500, share: 0.7 };
const works = Number(process.env.BENCH_SECONDS ?? 60) * 1000;
const sizes = (process.env.BENCH_LEARNERS ?? '500,1000').split(',').map(Number);
const book = { learners: 1000, entries: 100 };
/** Requests that are acknowledged when they are on the disk. */
const writes = [
  'join',
  'begin a lab (its Cloud is sent)',
  'lines of a lab',
  'sign of life',
  'answers of the exam',
  'hand in',
];

const signedIn = async (port: number, token: string | undefined): Promise<Person> => {
  const person = personAt(port);
  const account = { name: 'Ada', email: 'ada@example.test', password: 'a long enough password' };
  const answer =
    token === undefined
      ? await person.ask('POST', '/api/sign-in', { email: account.email, password: account.password })
      : await person.ask('POST', '/api/invitations/accept', { token, account });
  if (answer.status >= 300) throw new Error(`The instructor cannot sign in: ${JSON.stringify(answer.body)}`);
  return person;
};

/** Fills a class with grades for the gradebook, while no server runs. */
async function fill(data: string, url: string | undefined, account: string): Promise<string> {
  const store = await openStore({ data, ...(url === undefined ? {} : { url }) });
  const id = 'gradebook';
  const entries = Array.from({ length: book.entries }, (_, n) => ({
    id: `entry-${String(n)}`,
    kind: 'check',
    ref: 'expressroute/09-fastpath',
    title: `Check ${String(n)}`,
  }));
  const seats = Array.from({ length: book.learners }, (_, n) => ({
    id: `seat-${String(n)}`,
    class: id,
    name: `Learner ${String(n)}`,
    external: null,
    group: null,
    state: 'in' as const,
    merged_into: null,
    phrase_hash: null,
    joined_at: 1,
    seen_at: 1,
    hand_at: null,
    hand_text: null,
  }));
  await store.write(async (tx) => {
    await tx
      .insertInto('classes')
      .values({
        id,
        course: 'expressroute',
        title: 'Gradebook',
        code: null,
        state: 'running',
        plan: JSON.stringify({ entries }),
        settings: '{}',
        moment: '{}',
        made_at: 1,
        started_at: 1,
        ended_at: null,
        seq: 0,
      })
      .execute();
    await tx.insertInto('staff').values({ class: id, account, role: 'instructor', name: 'Ada', added_at: 1 }).execute();
    for (let from = 0; from < seats.length; from += 100)
      await tx
        .insertInto('seats')
        .values(seats.slice(from, from + 100))
        .execute();
  });
  for (const entry of entries)
    await store.write(async (tx) => {
      for (let from = 0; from < seats.length; from += 100)
        await tx
          .insertInto('grades')
          .values(
            seats.slice(from, from + 100).map((seat, index) => ({
              class: id,
              seat: seat.id,
              entry: entry.id,
              points: index % 10,
              out_of: 10,
              evidence: 'check:x',
              graded_at: 1,
              override_points: null,
              override_by: null,
              override_why: null,
              detail: JSON.stringify({ report: 'x'.repeat(800) }),
            })),
          )
          .execute();
    });
  await store.close();
  return id;
}

const whole = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;

interface Row {
  goal: string;
  found: string;
  met: string;
}

async function measure(
  engine: string,
  learners: number,
  logs: readonly Step[][],
  url: string | undefined,
): Promise<boolean> {
  const data = mkdtempSync(path.join(tmpdir(), 'crossconnect-load-'));
  try {
    let server = await startClasses(data, url);
    let instructor = await signedIn(server.port, server.firstKey);
    const me = z.object({ account: z.object({ id: z.string() }) }).parse((await instructor.ask('GET', '/api/me')).body);
    await server.end();
    const inClass = await fill(data, url, me.account.id);
    server = await startClasses(data, url);
    instructor = await signedIn(server.port, server.firstKey);

    const books: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      const { status, took } = await instructor.ask('GET', `/api/classes/${inClass}/gradebook`);
      if (status !== 200) throw new Error(`The gradebook was answered with ${String(status)}.`);
      books.push(took);
    }
    const { tally, behind, gradedAfter, handedIn, busy } = await playClass({
      port: server.port,
      instructor,
      learners,
      logs,
      works,
      used: server.used,
    });
    const memory = server.peak();
    const share = await shareOf(server.port, instructor, logs[0] ?? []);
    instructor.close();
    await server.end();

    console.log(`\n${engine}, ${String(learners)} learners, load of the machine ${loadavg()[0]?.toFixed(1) ?? ''}`);
    console.table(
      Object.fromEntries(
        [...tally.took].map(([what, took]) => [
          what,
          {
            count: took.length,
            median: whole(quantile(took, 0.5)),
            p99: whole(quantile(took, 0.99)),
            slowest: whole(quantile(took, 1)),
          },
        ]),
      ),
    );
    for (const [fault, count] of tally.errors) console.log(`  ${String(count)} times ${fault}`);
    const errors = [...tally.errors.values()].reduce((sum, count) => sum + count, 0);
    const written = writes.flatMap((what) => tally.took.get(what) ?? []);
    const rows: [string, string, string, boolean][] = [
      ['errors', 'none', String(errors), errors === 0],
      [
        'acknowledged writes, p99',
        whole(goals.write),
        whole(quantile(written, 0.99)),
        quantile(written, 0.99) < goals.write,
      ],
      [
        'the live feed behind, p99',
        whole(goals.behind),
        whole(quantile(behind, 0.99)),
        behind.length > 0 && quantile(behind, 0.99) < goals.behind,
      ],
      [
        `gradebook of ${String(book.learners)} by ${String(book.entries)}, median`,
        whole(goals.gradebook),
        whole(quantile(books, 0.5)),
        quantile(books, 0.5) < goals.gradebook,
      ],
      ['memory at its peak', `${String(goals.memory)} MB`, `${memory.toFixed(0)} MB`, memory < goals.memory],
      [
        'acknowledged writes against the same route without a database',
        String(goals.share),
        share.words,
        share.ratio >= goals.share,
      ],
      ['the server while they work', 'printed', `busy ${(busy * 100).toFixed(0)} % of one core`, true],
      [
        'graded after the last was handed in',
        'printed',
        gradedAfter === undefined
          ? 'not within two minutes'
          : `${(gradedAfter / 1000).toFixed(1)} s, ${String(handedIn)} forms`,
        gradedAfter !== undefined,
      ],
    ];
    console.table(
      Object.fromEntries(
        rows.map(([what, goal, found, isMet]): [string, Row] => [what, { goal, found, met: isMet ? 'met' : 'MISSED' }]),
      ),
    );
    return rows.every(([, , , isMet]) => isMet);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** What the database costs: lines acknowledged in a second with it and without. */
async function shareOf(port: number, instructor: Person, log: readonly Step[]) {
  const made = await instructor.ask('POST', '/api/classes', { course: 'expressroute', title: 'Share', plan: loadPlan });
  const { id, code } = z.object({ id: z.string(), code: z.string() }).parse(made.body);
  await instructor.ask('POST', `/api/classes/${id}/state`, { state: 'running' });
  const people: Person[] = [];
  const paths: string[] = [];
  const [first] = log;
  const later = log.find(({ lines: [line] }) => line?.entry.kind === 'write');
  if (!first || !later) throw new Error('The recorded log has no write.');
  for (let lane = 0; lane < 48; lane += 1) {
    const person = personAt(port);
    const { body } = await person.ask('POST', '/api/join', { code, name: `Lane ${String(lane)}` });
    const { seat } = z.object({ seat: z.object({ id: z.string() }) }).parse(body);
    const to = `/api/classes/${id}/attempts/${seat.id}.create-a-gateway/lines`;
    const [begun] = first.lines;
    await person.ask('POST', to, { from: 0, lines: [begun?.entry], standing: first.standing, sent: Date.now() });
    people.push(person);
    paths.push(to);
  }
  const found = await compare(
    people,
    paths,
    paths.map(() => 1),
    later,
  );
  const ratio = quantile(found.ours, 0.5) / quantile(found.bare, 0.5);
  const words = `${ratio.toFixed(2)} (${quantile(found.ours, 0.5).toFixed(0)} of ${quantile(found.bare, 0.5).toFixed(0)} a second${found.refused > 0 ? `, ${String(found.refused)} refused` : ''})`;
  return { ratio, words };
}

const now = Date.now();
const logs: Step[][] = [];
for (const seed of ['a', 'b', 'c', 'd', 'e', 'f'])
  logs.push(await recorded('expressroute/create-a-gateway', seed, now));
const engines = (process.env.BENCH_ENGINE ?? 'sqlite,postgres').split(',');
let isMet = true;
for (const engine of engines)
  for (const learners of sizes) {
    if (engine === 'sqlite') {
      isMet = (await measure(engine, learners, logs, undefined)) && isMet;
      continue;
    }
    if (findPostgres() === undefined) {
      console.log('There is no PostgreSQL on this machine: measured on SQLite alone.');
      continue;
    }
    const postgres = await startPostgres({ isDurable: true });
    try {
      isMet = (await measure('postgres', learners, logs, postgres.url())) && isMet;
    } finally {
      await postgres.stop();
    }
  }
if (!isMet) process.exitCode = 1;
