/** Adds lines to the log of an attempt, once each: the same lines again are fine, other lines in their place are not. */
import type { Transaction } from 'kysely';
import { textOf } from '#src/progress/union.ts';
import { attemptEntry } from '#src/lab/attempt.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { Standing } from '../stuck/standing.ts';
import { refuse } from '../refusal.ts';
import type { FeedEntry } from '../store/contract.ts';
import type { AttemptRow, Tables } from '../store/tables.ts';
import type { LinesSent } from './words.ts';

/** Who writes: the learner, or somebody of the staff under a name. */
export type Writer = { kind: 'learner'; seat: string } | { kind: 'staff'; account: string; name: string };

export const writerText = (writer: Writer): string =>
  writer.kind === 'learner' ? `seat:${writer.seat}` : `staff:${writer.account}`;

/** An entry without the name that the server puts to it, for comparing. */
const bare = ({ by: _by, ...entry }: AttemptEntry): string => textOf(entry);

/** How many of the sent lines stand there already; or the number of the first that stands there otherwise. */
export async function overlap(
  tx: Transaction<Tables>,
  attempt: AttemptRow,
  { from, lines }: Pick<LinesSent, 'from' | 'lines'>,
): Promise<{ known: number } | { taken: number }> {
  if (from > attempt.length) return { taken: attempt.length };
  if (from === attempt.length || lines.length === 0) return { known: 0 };
  const rows = await tx
    .selectFrom('lines')
    .select(['n', 'entry'])
    .where('attempt', '=', attempt.id)
    .where('n', '>=', from)
    .where('n', '<', from + lines.length)
    .orderBy('n')
    .execute();
  for (const { n, entry } of rows) {
    const sent = lines[n - from];
    if (sent === undefined || bare(attemptEntry.parse(JSON.parse(entry))) !== bare(sent)) return { taken: n };
  }
  return { known: rows.length };
}

/** The answer to lines whose place is taken: how long the log is. */
export const taken = (length: number, at: number): Response => {
  const { code, message } = refuse(
    409,
    'Taken',
    `Line ${String(at)} of this attempt was written elsewhere. What stands on the server counts; read it and go on from there.`,
  );
  return Response.json({ error: { code, message }, length }, { status: 409, headers: { 'cache-control': 'no-store' } });
};

/** Adds lines that are new, says so to the feed, and returns the new length. */
export async function append(
  tx: Transaction<Tables>,
  tell: (entry: Omit<FeedEntry, 'seq'>) => Promise<unknown>,
  attempt: AttemptRow,
  writer: Writer,
  added: {
    lines: readonly AttemptEntry[];
    told: LinesSent['told'];
    standing: Standing | undefined;
    skew: number | undefined;
  },
  now: number,
): Promise<number> {
  const from = attempt.length;
  const length = from + added.lines.length;
  const by = writerText(writer);
  if (added.lines.length > 0)
    await tx
      .insertInto('lines')
      .values(
        added.lines.map((entry, index) => {
          const n = from + index;
          const told = added.told?.[String(n)];
          return {
            attempt: attempt.id,
            n,
            at: now,
            by,
            entry: JSON.stringify(writer.kind === 'staff' ? { ...entry, by: writer.name } : entry),
            told: told === undefined ? null : JSON.stringify(told),
          };
        }),
      )
      .execute();
  await tx
    .updateTable('attempts')
    .set({
      length,
      changed_at: now,
      ...(added.standing === undefined ? {} : { standing: JSON.stringify(added.standing) }),
      ...(added.skew === undefined ? {} : { skew: added.skew }),
    })
    .where('id', '=', attempt.id)
    .execute();
  const { id, seat, lab } = attempt;
  if (added.lines.length === 0) {
    await tell({ at: now, kind: 'standing', to: 'staff', body: { attempt: id, seat } });
    return length;
  }
  const body = { attempt: id, seat, from, length, by, lab };
  // What somebody shows to the class is nobody's own.
  await tell({ at: now, kind: 'lines', to: seat === null ? 'all' : 'staff', body });
  if (seat !== null && writer.kind === 'staff') await tell({ at: now, kind: 'lines', to: `seat:${seat}`, body });
  return length;
}
