/** Brings one log of the record and the same log on the server together: ours is sent, what others wrote there is fetched. */
import { attemptEntry } from '#src/lab/attempt.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { linesFound, linesKept } from '#src/classroom/attempts/words.ts';
import type { Standing, Told } from '#src/classroom/stuck/standing.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import { textOf } from '#src/progress/union.ts';
import type { Answer, Problem } from '../api.ts';
import type { Kept } from './kept.ts';

export type Ask = (method: 'GET' | 'POST', path: `/api/${string}`, body?: unknown) => Promise<Answer<unknown>>;

export interface CarryParts {
  inClass: string;
  record: Pick<RecordStore, 'attempts'>;
  ask: Ask;
  kept: Kept;
  /** What this device's clock says, in epoch milliseconds. */
  real: () => number;
  /** Where the learner stands in an attempt, if it is open on this page. */
  standing: (attempt: string) => Standing | undefined;
  /** What the refused requests of a line were told, as far as this page knows. */
  told: (attempt: string, n: number) => readonly Told[];
  giveWay: (kept: string, from: number, entries: readonly unknown[]) => Promise<string | Trouble>;
}

/** The same log under its two names. */
export interface Log {
  /** On the server. */
  attempt: string;
  /** In the record of this browser. */
  kept: string;
}

/** How it went. `aside`: another device was first, and what was done here is kept under that name. */
export type Carried =
  { kind: 'same' | 'held' } | { kind: 'aside'; name: string } | { kind: 'away' | 'refused'; problem: Problem };

/** No request carries more than this, in characters: the first line of a lab may be long. */
const mostAtOnce = 400_000;
const mostLines = 200;

/** Whether it is worth asking again later, without anything done about it. */
export const isAway = ({ status, code }: Problem): boolean =>
  status === 0 || status === 429 || status >= 500 || code === 'NoServer';

const failed = (problem: Problem): Carried => ({ kind: isAway(problem) ? 'away' : 'refused', problem });

const agreedKey = ({ attempt }: Log) => `agreed/${attempt}`;

/** How many lines of a log are known to stand on the server as they stand here. */
export const agreedOn = (kept: Kept, log: Log): number =>
  Math.max(0, Math.trunc(Number(kept.get(agreedKey(log)) ?? 0)) || 0);

const agree = (kept: Kept, log: Log, length: number): void => {
  kept.set(agreedKey(log), String(length));
};

const pathOf = ({ inClass }: CarryParts, { attempt }: Log): `/api/${string}` =>
  `/api/classes/${encodeURIComponent(inClass)}/attempts/${encodeURIComponent(attempt)}/lines`;

/** Sends what the server has not, until both are the same. */
export async function send(parts: CarryParts, log: Log): Promise<Carried> {
  const { record, ask, kept, real } = parts;
  for (;;) {
    const from = agreedOn(kept, log);
    const lines = batch((await record.attempts.read(log.kept, from)).map((entry) => attemptEntry.parse(entry)));
    if (lines.length === 0) return { kind: 'same' };
    const told = lines.flatMap((_, index) => {
      const words = parts.told(log.attempt, from + index);
      return words.length > 0 ? [[String(from + index), words] as const] : [];
    });
    const standing = parts.standing(log.attempt);
    const answer = await ask('POST', pathOf(parts, log), {
      from,
      lines,
      sent: real(),
      ...(told.length > 0 ? { told: Object.fromEntries(told) } : {}),
      ...(standing === undefined ? {} : { standing }),
    });
    if (answer.ok) {
      agree(kept, log, from + lines.length);
      if (linesKept.parse(answer.value).length > from + lines.length) {
        const met = await fetchMore(parts, log);
        if (met.kind !== 'same') return met;
      }
    } else if (answer.code === 'Held') return { kind: 'held' };
    else if (answer.code === 'Taken') {
      const met = await fetchMore(parts, log);
      if (met.kind !== 'same') return met;
    } else return failed(answer);
  }
}

function batch(entries: readonly AttemptEntry[]): AttemptEntry[] {
  const lines: AttemptEntry[] = [];
  let size = 0;
  for (const entry of entries.slice(0, mostLines)) {
    size += JSON.stringify(entry).length;
    if (lines.length > 0 && size > mostAtOnce) break;
    lines.push(entry);
  }
  return lines;
}

/** Fetches what the server has from where both agree. Where it has other lines than we, its lines count and ours are put aside. */
export async function fetchMore(parts: CarryParts, log: Log): Promise<Carried> {
  const { record, ask, kept } = parts;
  for (;;) {
    const from = agreedOn(kept, log);
    const answer = await ask('GET', `${pathOf(parts, log)}?from=${String(from)}`);
    if (!answer.ok) return failed(answer);
    const { length, lines } = linesFound.parse(answer.value);
    // A server that was set back to an older day: what it lost is sent again.
    if (length < from) {
      agree(kept, log, length);
      continue;
    }
    const mine = await record.attempts.read(log.kept, from);
    for (const [index, { n, entry }] of lines.entries()) {
      const own = mine[index];
      if (own === undefined) {
        const done = await record.attempts.append(log.kept, n, entry);
        if (done === 'taken') break;
        if (typeof done === 'object') return failedHere(done);
      } else if (bare(attemptEntry.parse(own)) !== bare(entry)) return putAside(parts, log, n);
      agree(kept, log, n + 1);
    }
    if (agreedOn(kept, log) >= length) return { kind: 'same' };
  }
}

/** Our lines from `n` on give way to the server's. */
async function putAside(parts: CarryParts, log: Log, n: number): Promise<Carried> {
  const theirs: unknown[] = [];
  for (;;) {
    const answer = await parts.ask('GET', `${pathOf(parts, log)}?from=${String(n + theirs.length)}`);
    if (!answer.ok) return failed(answer);
    const { length, lines } = linesFound.parse(answer.value);
    theirs.push(...lines.map(({ entry }) => entry));
    if (n + theirs.length >= length || lines.length === 0) break;
  }
  const name = await parts.giveWay(log.kept, n, theirs);
  if (typeof name === 'object') return failedHere(name);
  agree(parts.kept, log, n + theirs.length);
  return { kind: 'aside', name };
}

const failedHere = ({ because }: Trouble): Carried => ({
  kind: 'refused',
  problem: { ok: false, status: 200, code: 'NotKept', message: because },
});

/** An entry without the name that the server puts to it. */
const bare = ({ by: _by, ...entry }: AttemptEntry): string => textOf(entry);
