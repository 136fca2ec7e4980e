/** Two seats that are one person become one: what was done at the first goes over to the second. Where both did the same, the longer attempt and the better grade count, and the other stays with the old seat. */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod/mini';
import { attemptIdOf } from '../attempts/names.ts';
import { audit } from '../classes/audit.ts';
import { castSchema } from '../clouds/cast.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { AttemptRow, Tables } from '../store/tables.ts';
import { seatOf, type SeatDeed } from './seats.ts';

/** Gives an attempt another name: the row itself, its lines, and the grades that point to it. */
async function rename(tx: Transaction<Tables>, from: string, to: string, seat: string): Promise<void> {
  await tx.updateTable('attempts').set({ id: to, seat }).where('id', '=', from).execute();
  await tx.updateTable('lines').set({ attempt: to }).where('attempt', '=', from).execute();
  await tx
    .updateTable('grades')
    .set({ evidence: `attempt:${to}` })
    .where('evidence', '=', `attempt:${from}`)
    .execute();
}

type Own = Pick<AttemptRow, 'id' | 'entry' | 'length'>;

/** Attempts that carry the seat in their name take the new one; those of a Cloud on the server keep theirs. */
async function moveAttempts(tx: Transaction<Tables>, from: string, to: string): Promise<void> {
  const of = (seat: string): Promise<Own[]> =>
    tx.selectFrom('attempts').select(['id', 'entry', 'length']).where('seat', '=', seat).execute();
  const kept = await of(to);
  for (const attempt of await of(from)) {
    if (attempt.id !== attemptIdOf(from, attempt.entry)) {
      await tx.updateTable('attempts').set({ seat: to }).where('id', '=', attempt.id).execute();
      continue;
    }
    const wanted = attemptIdOf(to, attempt.entry);
    const other = kept.find(({ id }) => id === wanted);
    if (other && other.length >= attempt.length) continue;
    const aside = `${wanted}~merging`;
    if (other) await rename(tx, wanted, aside, to);
    await rename(tx, attempt.id, wanted, to);
    if (other) await rename(tx, aside, attempt.id, from);
  }
}

/** Whoever plays somebody in a shared Cloud goes on playing. */
async function moveCasts(tx: Transaction<Tables>, inClass: string, from: string, to: string): Promise<void> {
  const clouds = await tx
    .selectFrom('attempts')
    .select(['id', 'people'])
    .where('class', '=', inClass)
    .where('people', 'is not', null)
    .execute();
  for (const { id, people } of clouds) {
    const cast = z.safeParse(castSchema, JSON.parse(people ?? 'null'));
    if (!cast.success || !Object.values(cast.data).flat().includes(from)) continue;
    const after = Object.fromEntries(
      Object.entries(cast.data).map(([person, seats]) => [
        person,
        [...new Set(seats.map((seat) => (seat === from ? to : seat)))],
      ]),
    );
    await tx
      .updateTable('attempts')
      .set({ people: JSON.stringify(after) })
      .where('id', '=', id)
      .execute();
  }
}

async function moveGrades(tx: Transaction<Tables>, inClass: string, from: string, to: string): Promise<void> {
  const of = (seat: string) =>
    tx.selectFrom('grades').selectAll().where('class', '=', inClass).where('seat', '=', seat).execute();
  const kept = new Map((await of(to)).map((grade) => [grade.entry, grade]));
  for (const { entry, points, override_points } of await of(from)) {
    const other = kept.get(entry);
    if (other && (other.override_points ?? other.points) >= (override_points ?? points)) continue;
    const at = (seat: string) => ({
      to: (next: string) =>
        tx
          .updateTable('grades')
          .set({ seat: next })
          .where('class', '=', inClass)
          .where('seat', '=', seat)
          .where('entry', '=', entry)
          .execute(),
    });
    const aside = `${to}~merging`;
    if (other) await at(to).to(aside);
    await at(from).to(to);
    if (other) await at(aside).to(from);
  }
}

/** What has a place of its own for each seat goes over where the other has none. */
async function moveRest(tx: Transaction<Tables>, from: string, to: string): Promise<void> {
  for (const [table, key] of [
    ['events', 'id'],
    ['votes', 'poll'],
    ['forms', 'entry'],
    ['overrides', 'id'],
    ['notes', 'id'],
    ['seat_sessions', 'token_hash'],
  ] as const) {
    const [name, column] = [sql.table(table), sql.ref(key)];
    await sql`update ${name} set seat = ${to} where seat = ${from}
      and ${column} not in (select ${column} from ${name} where seat = ${to})`.execute(tx);
  }
}

/** Merges the seat into another. The name, the phrase and the group of the other hold. */
export const merge = (
  services: Services,
  { inClass, seat, caller }: SeatDeed,
  into: string,
): Promise<Refusal | undefined> =>
  services.store.write(async (tx) => {
    if (seat === into)
      return refuse(422, 'SameSeat', 'This is one place already. Choose two different ones to make one of.');
    const [from, to] = [await seatOf(tx, inClass, seat), await seatOf(tx, inClass, into)];
    if ('refused' in from) return from;
    if ('refused' in to) return to;
    await moveAttempts(tx, seat, into);
    await moveCasts(tx, inClass, seat, into);
    await moveGrades(tx, inClass, seat, into);
    await moveRest(tx, seat, into);
    await tx
      .updateTable('seats')
      .set({ state: 'merged', merged_into: into, phrase_hash: null, hand_at: null })
      .where('id', '=', seat)
      .execute();
    // A seat of the roster that nobody had taken is taken by who merges into it, with the phrase they know.
    const taken = to.state === 'invited' || (to.state === 'left' && from.state === 'in');
    await tx
      .updateTable('seats')
      .set({
        ...(taken ? { state: 'in' } : {}),
        joined_at: to.joined_at ?? from.joined_at,
        phrase_hash: to.phrase_hash ?? from.phrase_hash,
        external: to.external ?? from.external,
      })
      .where('id', '=', into)
      .execute();
    const at = services.now();
    await services.store.tell(tx, inClass, { at, kind: 'left', to: 'staff', body: { seat } });
    await services.store.tell(tx, inClass, { at, kind: 'renamed', to: 'staff', body: { seat: into } });
    // The browser of the old seat asks who it is now.
    await services.store.tell(tx, inClass, { at, kind: 'kicked', to: `seat:${seat}`, body: { seat } });
    await audit(tx, services, { inClass, caller, what: 'seat.merged', about: { seat, into } });
    return undefined;
  });
