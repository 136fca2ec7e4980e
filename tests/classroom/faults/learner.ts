/** A learner as a browser is one: a record of one's own, the real courier, and a network that may be away. */
import 'fake-indexeddb/auto';
import { attemptIdOf, keptAs } from '../../../src/classroom/attempts/names.ts';
import { linesFound } from '../../../src/classroom/attempts/words.ts';
import type { Answer } from '../../../src/components/classroom/api.ts';
import { type Courier, createCourier } from '../../../src/components/classroom/learn/courier.ts';
import type { AttemptEntry } from '../../../src/lab/attempt.ts';
import { createBrowserStore } from '../../../src/progress/stores/browser.ts';
import { giveWay } from '../../../src/progress/stores/give-way.ts';
import { checkpoint, firstLine, lab } from '../support/attempts.ts';
import { code, inClass } from './place.ts';

/** The pauses of the courier, so many times shorter where nothing else is said: a run of a hundred faults is not to last an hour. */
const hurried = 10;
let opened = 0;
let beginning: AttemptEntry | undefined;

export interface Learner {
  courier: Courier;
  /** How many lines this browser was told are kept. */
  acknowledged: () => number;
  /** How many lines it has itself. */
  written: () => number;
  /** Names of all lines of the attempt, here and on the server. */
  here: () => Promise<string[]>;
  onServer: () => Promise<string[]>;
  /** Resolves when the log that another device began has come. */
  begun: () => Promise<void>;
  /** Names of all lines of all logs of this browser. */
  everything: () => Promise<string[]>;
  /** Writes lines until told to stop. */
  work: (every: number) => () => Promise<void>;
  /** What it was answered, by code, and how long answers took. */
  answers: Map<string, number>;
  took: number[];
  /** Where it asks now, and whether its network is there. */
  network: { base: string; isThere: boolean };
  /** Resolves when the server has everything. */
  settled: (atMost?: number) => Promise<void>;
  close: () => void;
}

const nameOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null ? String(Reflect.get(entry, 'name') ?? Reflect.get(entry, 'kind')) : '';

export interface JoinOptions {
  base: string;
  /** By how much the clock of the browser is ahead. */
  ahead?: number;
  /** The pauses of the courier, so many times shorter. */
  pace?: number;
  /** How long an answer is waited for once somebody has joined, in milliseconds. */
  patience?: number;
  /** The seat and the cookie of another device of the same person. */
  same?: { seat: string; cookie: string };
}

/** Joins the class, and begins the lab. */
export async function join({
  base,
  ahead = 0,
  pace = hurried,
  patience = 10_000,
  same,
}: JoinOptions): Promise<Learner & { seat: string; cookie: string }> {
  opened += 1;
  const name = `learner ${opened}`;
  const network = { base, isThere: true };
  const answers = new Map<string, number>();
  const took: number[] = [];
  let cookie = same?.cookie ?? '';
  let seat = same?.seat ?? '';
  const real = () => Date.now() + ahead;
  const count = (what: string) => answers.set(what, (answers.get(what) ?? 0) + 1);

  const ask = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<unknown>> => {
    const begun = performance.now();
    const sent = body === undefined ? undefined : JSON.stringify(body);
    try {
      if (!network.isThere) throw new Error('no network');
      const response = await fetch(network.base + path, {
        method,
        headers: { cookie, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(sent === undefined ? {} : { body: sent }),
        signal: AbortSignal.timeout(seat === '' ? 30_000 : patience),
      });
      const text = await response.text();
      const value: unknown = text === '' ? undefined : JSON.parse(text);
      const set = response.headers.get('set-cookie');
      if (set) cookie = set.split(';')[0] ?? '';
      took.push(performance.now() - begun);
      if (response.ok) {
        count('ok');
        return { ok: true, value };
      }
      const error: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'error') : undefined;
      const said = typeof error === 'object' && error !== null ? error : {};
      const failed = String(Reflect.get(said, 'code'));
      count(failed);
      return { ok: false, status: response.status, code: failed, message: String(Reflect.get(said, 'message')) };
    } catch {
      count('no network');
      return { ok: false, status: 0, code: 'NoNetwork', message: 'The class server does not answer.' };
    }
  };
  const joined = same ? undefined : await ask('POST', '/api/join', { code, name });
  if (joined?.ok === false) throw new Error(`${name} cannot join: ${joined.message}`);
  if (joined) seat = /"seat":\{"id":"([^"]+)"/.exec(JSON.stringify(joined.value))?.[1] ?? '';
  const attempt = attemptIdOf(seat, 'connect');
  const kept = keptAs(lab, attempt);
  const database = `faults-${opened}`;
  const record = createBrowserStore(database);
  const values = new Map<string, string>();
  const courier = createCourier({
    inClass,
    seat,
    course: 'expressroute',
    since: 0,
    record,
    real,
    kept: {
      get: (key) => values.get(key),
      set: (key, value) => {
        if (value === undefined) values.delete(key);
        else values.set(key, value);
      },
    },
    standing: () => undefined,
    told: () => [],
    giveWay: (log, from, entries) => giveWay(log, from, entries, database),
    changed: () => undefined,
    later(work, milliseconds) {
      const timer = setTimeout(work, milliseconds / pace);
      return () => {
        clearTimeout(timer);
      };
    },
    ask,
  });
  beginning ??= await firstLine(Date.now());
  let length = 0;
  const write = async (entry: AttemptEntry) => {
    if ((await record.attempts.append(kept, length, entry)) === 'kept') length += 1;
    else length = (await record.attempts.read(kept, 0)).length;
  };
  if (!same) await write({ ...beginning, real: real() });
  const path = `/api/classes/${inClass}/attempts/${attempt}/lines`;
  const learner = {
    seat,
    cookie,
    courier,
    network,
    answers,
    took,
    acknowledged: () => Number(values.get(`agreed/${attempt}`) ?? 0),
    written: () => length,
    here: async () => (await record.attempts.read(kept, 0)).map(nameOf),
    async begun() {
      const until = performance.now() + 20_000;
      while (length === 0) {
        if (performance.now() > until) throw new Error('The log of the other device did not come.');
        courier.hurry();
        await new Promise((resolve) => setTimeout(resolve, 20));
        length = (await record.attempts.read(kept, 0)).length;
      }
    },
    async everything() {
      const logs = await record.attempts.list();
      return (await Promise.all(logs.map((one) => record.attempts.read(one, 0)))).flat().map(nameOf);
    },
    async onServer() {
      const names: string[] = [];
      for (;;) {
        const found = await ask('GET', `${path}?from=${names.length}`);
        if (!found.ok) throw new Error(found.message);
        const { lines, length: all } = linesFound.parse(found.value);
        names.push(...lines.map(({ entry }) => nameOf(entry)));
        if (lines.length === 0 || names.length >= all) return names;
      }
    },
    work(every: number) {
      const ending = new AbortController();
      const working = (async () => {
        while (!ending.signal.aborted) {
          await write(checkpoint(`${name}, step ${length}`, real()));
          await new Promise((resolve) => setTimeout(resolve, every * (0.5 + Math.random())));
        }
      })();
      return () => {
        ending.abort();
        return working;
      };
    },
    async settled(atMost = 60_000) {
      const until = performance.now() + atMost;
      while (learner.acknowledged() < length) {
        if (performance.now() > until)
          throw new Error(
            `${name} has ${length} lines and the server ${learner.acknowledged()} of them: ${courier.state().problem?.message ?? 'nobody says why'}`,
          );
        courier.hurry();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close() {
      courier.close();
      record.close();
    },
  };
  return learner;
}
