/** Where whoever works before others' eyes is in the portal: told as they go, since a log learns of a place only with the next act. */
import type { Kysely, Transaction } from 'kysely';
import * as z from 'zod/mini';
import { refuse } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { AttemptRow, Tables } from '../store/tables.ts';
import { attemptRow, isShownToAll, noSuchAttempt, staffSeat, type Named } from './find.ts';
import { entryIn } from './names.ts';
import { placesSeen, type PlacesSeen } from './words.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

interface Asked {
  caller: Caller;
  params: Named;
  body: Pick<PlacesSeen, 'places'>;
}

/** Tells those who follow where the hands at an attempt are: the learner who was helped, or everybody who is shown it. */
export const tellPlaces = ({ caller, params, body: { places } }: Asked, { store, now }: Services) =>
  store.write(async (tx) => {
    const row = await attemptRow(tx, params);
    const account = caller.account?.id;
    if (!row || account === undefined) return noSuchAttempt(params.attempt);
    const isTheirs = row.seat === null && entryIn(staffSeat(account), row.id) !== undefined;
    if (!isTheirs && row.held_by !== account)
      return refuse(403, 'NotHeld', 'You are not at the controls of this lab, so nobody follows where you go in it.');
    const body = { attempt: row.id, after: row.length, places };
    const tell = (to: 'all' | 'staff' | `seat:${string}`) =>
      store.tell(tx, row.class, { at: now(), kind: 'places', to, body });
    if (row.seat === null) {
      if (await isShownToAll(tx, row)) await tell('all');
      return undefined;
    }
    await tell('staff');
    await tell(`seat:${row.seat}`);
    return undefined;
  });

/** Where they were told to be last, for whoever begins to follow; undefined while nobody is followed. */
export async function placesOf(db: Db, row: AttemptRow): Promise<PlacesSeen | undefined> {
  if (row.seat === null ? !(await isShownToAll(db, row)) : row.held_by === null) return undefined;
  const found = await db
    .selectFrom('feed')
    .select('body')
    .where('class', '=', row.class)
    .where('kind', '=', 'places')
    .orderBy('seq', 'desc')
    .limit(mostFollowed)
    .execute();
  return found.map(({ body }) => told.parse(JSON.parse(body))).find(({ attempt }) => attempt === row.id);
}

/** Several may help at once; who was heard of before so many others is asked for nothing more. */
const mostFollowed = 100;

const told = z.extend(placesSeen, { attempt: z.string() });
