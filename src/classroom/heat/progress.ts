/** How far the attempts of a class have come, task by task, as their logs tell it. What was read once is not read again. */
import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Store } from '../store/contract.ts';

/** One attempt: when it began, when each task was done, and how often it was answered wrongly before. */
export interface Progress {
  attempt: string;
  lab: string;
  began: number;
  /** Task ids with the time, in the order in which they were done. */
  done: Map<string, number>;
  wrong: Map<string, number>;
  /** The task that is open, as the page last said. */
  open: string | undefined;
  /** The number of the first line that was not read. */
  readTo: number;
}

/** So many attempts are read at once: others get their turn in between. */
const atOnce = 50;

/** An entry's kind stands first in its text, so that the few that matter are found without reading the others. */
const beginning = 13;
const matter = ['{"kind":"done', '{"kind":"answ', '{"kind":"rese'];

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), task: z.string() }),
  z.object({ kind: z.literal('answered'), task: z.string(), right: z.boolean() }),
  z.object({ kind: z.literal('reset') }),
]);
const standing = z.object({ task: z.exactOptional(z.string()) });

/** Brings what is known of a class's attempts up to date. */
export async function readProgress(store: Store, inClass: string, known: Map<string, Progress>): Promise<void> {
  const attempts = await store.read((db) =>
    db
      .selectFrom('attempts')
      .select(['id', 'lab', 'length', 'standing', 'seat', 'people', 'made_at'])
      .where('class', '=', inClass)
      .execute(),
  );
  const grown = attempts.flatMap((row) => {
    // What those who lead show to all is nobody's work.
    if (row.seat === null && row.people === null) return [];
    const one: Progress = known.get(row.id) ?? {
      ...{ attempt: row.id, lab: row.lab, began: row.made_at, readTo: 1 },
      ...{ done: new Map(), wrong: new Map(), open: undefined },
    };
    one.open = row.standing === null ? undefined : standing.parse(JSON.parse(row.standing)).task;
    known.set(row.id, one);
    return row.length > one.readTo ? [{ one, length: row.length }] : [];
  });
  for (let from = 0; from < grown.length; from += atOnce) {
    const some = grown.slice(from, from + atOnce);
    const rows = await store.read((db) =>
      db
        .selectFrom('lines')
        .select(['attempt', 'n', 'at', 'entry'])
        .where((is) =>
          is.or(
            some.map(({ one, length }) =>
              is.and([is('attempt', '=', one.attempt), is('n', '>=', one.readTo), is('n', '<', length)]),
            ),
          ),
        )
        .where(sql<string>`substr(entry, 1, ${sql.lit(beginning)})`, 'in', matter)
        .orderBy('attempt')
        .orderBy('n')
        .execute(),
    );
    for (const row of rows) {
      const one = known.get(row.attempt);
      const found = entry.safeParse(JSON.parse(row.entry));
      if (one && found.success) add(one, found.data, row.at);
    }
    for (const { one, length } of some) one.readTo = length;
  }
}

function add(one: Progress, line: z.infer<typeof entry>, at: number) {
  if (line.kind === 'reset') one.done.clear();
  else if (line.kind === 'answered') {
    if (!line.right) one.wrong.set(line.task, (one.wrong.get(line.task) ?? 0) + 1);
  } else if (!one.done.has(line.task)) one.done.set(line.task, at);
}

/** How long each done task took: since the one done before it, or since the attempt began. */
export function timesOf({ began, done }: Pick<Progress, 'began' | 'done'>): Map<string, number> {
  let before = began;
  return new Map(
    [...done].map(([task, at]) => {
      const took = Math.max(0, at - before);
      before = at;
      return [task, took];
    }),
  );
}
