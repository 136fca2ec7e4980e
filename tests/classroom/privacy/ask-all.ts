/** A learner asks every endpoint for everything that it can name of another learner, and every answer is searched for what is only the other's. */
import { sql } from 'kysely';
import { belongs } from '#src/classroom/keeping/belongs.ts';
import type { Endpoint } from '#src/classroom/endpoint.ts';
import { sampleOf } from '../support/sample.ts';
import { sits } from '../exams/room.ts';
import { other, own, type Scene } from './two-learners.ts';

/** What is wrong, in words; nothing where all is well. */
export interface Findings {
  /** Answers that hold something that only the other's rows hold. */
  told: string[];
  /** Requests that name a thing of the other's, and were not refused. */
  granted: string[];
  /** Tables where rows of the other are not as they were. */
  changed: string[];
  /** Requests that the server had no answer for, or that it did not understand, so that nothing was asked. */
  broken: string[];
}

type Row = Record<string, unknown>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** All rows of a learner by the server's own list of whose each row is, and the labs that they share. */
export const rowsOf = ({ room }: Scene, seat: string): Promise<Rows> =>
  room.store.read(async (db) => {
    const found: Record<string, Row[]> = {};
    for (const [table, { seat: where }] of Object.entries(belongs))
      if (where)
        found[table] = (await sql<Row>`select * from ${sql.table(table)} where ${where(seat)}`.execute(db)).rows;
    const plays = `%"${seat}"%`;
    const attempts = await sql<Row>`select * from attempts where people like ${plays}`.execute(db);
    const lines =
      await sql<Row>`select * from lines where attempt in (select id from attempts where people like ${plays})`.execute(
        db,
      );
    return {
      ...found,
      attempts: [...(found['attempts'] ?? []), ...attempts.rows],
      lines: [...(found['lines'] ?? []), ...lines.rows],
    };
  });

/** Shorter texts, and smaller numbers, stand anywhere. */
const shortest = 8;

/** Every text and every moment within a value, also within structures that are kept as text. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'number') return Number.isInteger(value) && value > 1e9 ? [String(value)] : [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn);
  if (typeof value !== 'string') return [];
  if (/^[[{]/.test(value)) return wordsIn(JSON.parse(value));
  return value.length >= shortest ? [value] : [];
}

/** What stands in the other's rows and in nobody else's: texts of theirs, their ids, and the moments at which they did something. */
export async function onlyTheirs(scene: Scene): Promise<string[]> {
  const { room } = scene;
  const shared = JSON.stringify([
    await rowsOf(scene, own),
    await room.store.read(async (db) => [
      await db.selectFrom('classes').selectAll().execute(),
      await db.selectFrom('polls').selectAll().execute(),
      await db.selectFrom('papers').selectAll().execute(),
    ]),
  ]);
  const theirs = new Set(wordsIn(await rowsOf(scene, other)));
  return [...theirs].filter((word) => !shared.includes(word));
}

/** What each name in an address may stand for; `x` where nothing of a learner has it. */
const namesIn = ({ room, theirs, shared, people, polls }: Scene): Readonly<Record<string, readonly string[]>> => ({
  class: [room.id],
  seat: [theirs.seat],
  attempt: [theirs.attempt, shared],
  form: [theirs.form],
  entry: ['quiz', 'lab', 'pairs', 'check'],
  person: [...people, 'provider'],
  poll: polls,
  group: ['group-zsuzsa'],
  account: ['ada', theirs.seat],
  code: ['BCDFGA'],
});
const theirThings = /:(?:seat|attempt|form)\b/;

/** Every way to fill an address in. */
function addressesOf(
  path: string,
  names: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>>[] {
  const parts = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return parts.reduce<Readonly<Record<string, string>>[]>(
    (all, name) => all.flatMap((one) => (names[name] ?? ['x']).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

const fill = (path: string, words: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(words[name] ?? 'x')).replace(/\*$/, 'subscriptions');

/** The beginning of a stream is what it says at once; what comes later goes the same way. */
async function textOf(response: Response): Promise<string> {
  if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  const next = await Promise.race([reader?.read(), new Promise<undefined>((resolve) => setTimeout(resolve, 50))]);
  await reader?.cancel();
  return [first, next].map((part) => new TextDecoder().decode(part?.value)).join('');
}

/** To leave or to sign out would end the story, and names nobody. */
const ends = /\/(?:leave|sign-out)$/;

interface Request {
  endpoint: Endpoint;
  path: string;
  body: unknown;
}

/** Every request that names something of the other: in its address, in its query, in its body. */
function requestsOf(scene: Scene, endpoint: Endpoint): Request[] {
  const { theirs, shared } = scene;
  const { schemas } = endpoint;
  const seat = theirs.seat;
  return addressesOf(endpoint.path, namesIn(scene)).map((words) => {
    const hints = {
      ...{
        attempt: theirs.attempt,
        form: theirs.form,
        entry: 'quiz',
        from: 1,
        after: '0',
        lines: [],
        events: [{ type: 'ticked', at: 1 }],
      },
      ...{ device: 'device of zsuzsa', casts: [{ owner: [seat] }], mix: [seat], into: seat, about: shared },
      ...words,
      seat,
    };
    const query = schemas.query ? sampleOf(schemas.query, hints) : {};
    const asked = new URLSearchParams(
      Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]),
    ).toString();
    return {
      endpoint,
      path: `${fill(endpoint.path, words)}${asked === '' ? '' : `?${asked}`}`,
      body: endpoint.method !== 'GET' && schemas.body ? sampleOf(schemas.body, hints) : undefined,
    };
  });
}

/** Asks all of it as the one learner, and says what came of it that should not have. */
export async function askAll(scene: Scene, endpoints: readonly Endpoint[]): Promise<Findings & { asked: number }> {
  const { room } = scene;
  const secrets = await onlyTheirs(scene);
  const before = await rowsOf(scene, other);
  const found: Findings = { told: [], granted: [], changed: [], broken: [] };
  const requests = endpoints.filter(({ path }) => !ends.test(path)).flatMap((one) => requestsOf(scene, one));
  for (const { endpoint, path, body } of requests) {
    room.wait(1);
    const { status, response } = await room.ask(sits(own, room.id), endpoint.method, path, body);
    const text = await textOf(response);
    const name = `${endpoint.method} ${path}`;
    // A refusal may say again what was asked for.
    const said = `${path} ${JSON.stringify(body)}`;
    for (const secret of secrets)
      if (text.includes(secret) && !said.includes(secret)) found.told.push(`${name}: ${secret}`);
    if (status < 400 && theirThings.test(endpoint.path)) found.granted.push(`${name}: ${String(status)}`);
    if (status >= 500 || (theirThings.test(endpoint.path) && text.includes('"Unreadable"')))
      found.broken.push(`${name}: ${String(status)}`);
  }
  const after = await rowsOf(scene, other);
  for (const [table, rows] of Object.entries(before))
    if (JSON.stringify(rows) !== JSON.stringify(after[table])) found.changed.push(table);
  return { ...found, asked: requests.length };
}
