/** How learners come into a class and come back: with its code and a name, with the cookie they have, or with the phrase they kept. */
import type { Transaction } from 'kysely';
import { newId } from '../classes/id.ts';
import { settingsFrom } from '../classes/settings.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { numbered, sameName } from './names.ts';
import { hashOf, newPhrase, newToken, plainPhrase } from './secrets.ts';

/** More seats than this are no class; ten thousand joins would fill a disk and an instructor's page. */
const mostSeats = 2000;

/** A class as its code opens it. */
export interface OpenClass {
  id: string;
  title: string;
  state: 'preparing' | 'running' | 'paused';
}

/** What somebody got who came in. */
export interface Entered {
  seat: { id: string; name: string };
  /** The secret for the cookie. */
  secret: string;
  /** Said once; only its hash is kept. */
  phrase: string;
}

/** The class that has this code now. */
export async function classOfCode(store: Services['store'], code: string): Promise<OpenClass | undefined> {
  const found = await store.read((db) =>
    db.selectFrom('classes').select(['id', 'title', 'state']).where('code', '=', code).executeTakeFirst(),
  );
  if (!found || found.state === 'ended') return undefined;
  const { id, title, state } = found;
  return { id, title, state };
}

/** Opens a seat on one more browser: keeps the hash of a new secret, and returns the secret. */
export async function openSession(
  tx: Transaction<Tables>,
  { random, now }: Pick<Services, 'random' | 'now'>,
  seat: string,
): Promise<string> {
  const secret = newToken(random);
  await tx
    .insertInto('seat_sessions')
    .values({ token_hash: hashOf(secret), seat, made_at: now() })
    .execute();
  return secret;
}

export interface Comer {
  name: string;
  /** What the roster knows this person by, if it asks: an e-mail address or a number. */
  external?: string;
}

const rosterOnly = (name: string): Refusal =>
  refuse(
    403,
    'NotOnRoster',
    `This class is for those on its roster, and "${name}" is not there, or is already taken. Write your name as your instructor has it, or ask to be added.`,
  );

/** The invited seat that somebody means: by what the roster knows them by, else by a name that only one of them has. */
async function meant(tx: Transaction<Tables>, inClass: string, { name, external }: Comer) {
  const invited = await tx
    .selectFrom('seats')
    .select(['id', 'name', 'external'])
    .where('class', '=', inClass)
    .where('state', '=', 'invited')
    .execute();
  if (external !== undefined && external !== '')
    return invited.find((seat) => seat.external !== null && sameName(seat.external) === sameName(external));
  const named = invited.filter((seat) => sameName(seat.name) === sameName(name));
  return named.length === 1 ? named[0] : undefined;
}

/** How many seats a class has, and the name with a number behind it where others are here who are called the same. */
async function room(tx: Transaction<Tables>, inClass: string, name: string) {
  const { count } = await tx
    .selectFrom('seats')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('class', '=', inClass)
    .executeTakeFirstOrThrow();
  const tried = Array.from({ length: 50 }, (_, n) => numbered(name, n + 1));
  const same = await tx
    .selectFrom('seats')
    .select('name')
    .where('class', '=', inClass)
    .where('name', 'in', tried)
    .where('state', 'not in', ['kicked', 'merged'])
    .execute();
  const taken = new Set(same.map((one) => one.name));
  return {
    count,
    free: tried.find((one) => !taken.has(one)) ?? numbered(name, count + 1),
  };
}

/** Gives a seat to somebody who came with the code of a class: the one the roster has for them, or a new one. */
export const enter = (services: Services, inClass: string, comer: Comer): Promise<Entered | Refusal> =>
  services.store.write(async (tx) => {
    const { now, random, store } = services;
    const { settings } = await tx
      .selectFrom('classes')
      .select('settings')
      .where('id', '=', inClass)
      .executeTakeFirstOrThrow();
    const { joining } = settingsFrom(JSON.parse(settings));
    if (joining === 'nobody')
      return refuse(
        403,
        'DoorClosed',
        'Nobody new is let into this class now. Ask the instructor, or come back with your phrase if you were in it.',
      );
    const found = await meant(tx, inClass, comer);
    if (!found && joining === 'roster') return rosterOnly(comer.name);
    const { count, free } = await room(tx, inClass, comer.name);
    if (!found && count >= mostSeats)
      return refuse(
        409,
        'ClassFull',
        `This class has ${String(mostSeats)} places, and all are taken. Ask the instructor.`,
      );
    const phrase = newPhrase(random);
    const at = now();
    const mine = {
      state: 'in',
      phrase_hash: hashOf(plainPhrase(phrase)),
      joined_at: at,
      seen_at: at,
    } as const;
    const seat = found ? { id: found.id, name: found.name } : { id: newId(random), name: free };
    if (found) await tx.updateTable('seats').set(mine).where('id', '=', seat.id).execute();
    else
      await tx
        .insertInto('seats')
        .values({
          ...seat,
          ...mine,
          class: inClass,
          external: comer.external ?? null,
          group: null,
          merged_into: null,
          hand_at: null,
          hand_text: null,
        })
        .execute();
    const secret = await openSession(tx, services, seat.id);
    await store.tell(tx, inClass, { at, kind: 'joined', to: 'staff', body: { seat: seat.id } });
    return { seat, secret, phrase };
  });

/** Opens the seat of a phrase on one more browser. Undefined when no seat has it. */
export async function resume(services: Services, typed: string) {
  const { store, now } = services;
  const found = await store.read((db) =>
    db
      .selectFrom('seats')
      .innerJoin('classes', 'classes.id', 'seats.class')
      .select(['seats.id', 'seats.name', 'seats.state', 'seats.class', 'classes.title'])
      .where('phrase_hash', '=', hashOf(plainPhrase(typed)))
      .executeTakeFirst(),
  );
  if (!found || found.state === 'merged') return undefined;
  const { id, name, title, state, class: inClass } = found;
  if (state === 'kicked')
    return refuse(403, 'Removed', `You were removed from the class "${title}". Talk to your instructor.`);
  const secret = await store.write(async (tx) => {
    if (state !== 'in') {
      await tx.updateTable('seats').set({ state: 'in', seen_at: now() }).where('id', '=', id).execute();
      await store.tell(tx, inClass, { at: now(), kind: 'joined', to: 'staff', body: { seat: id } });
    }
    return openSession(tx, services, id);
  });
  return { class: { id: inClass, title }, seat: { id, name }, secret };
}

/** Makes one browser forget the seat. When it was the last, the learner has left; the phrase still opens the seat. */
export const leave = (services: Services, inClass: string, seat: string, secret: string | undefined) =>
  services.store.write(async (tx) => {
    const { store, now } = services;
    if (secret !== undefined)
      await tx.deleteFrom('seat_sessions').where('seat', '=', seat).where('token_hash', '=', hashOf(secret)).execute();
    const other = await tx.selectFrom('seat_sessions').select('seat').where('seat', '=', seat).executeTakeFirst();
    if (other) return;
    await tx.updateTable('seats').set({ state: 'left' }).where('id', '=', seat).execute();
    await store.tell(tx, inClass, { at: now(), kind: 'left', to: 'staff', body: { seat } });
  });

/** A new phrase for a seat; the old one opens nothing any more. An invited seat is taken by whoever gets the phrase. */
export const renewPhrase = (services: Services, inClass: string, seat: string): Promise<{ phrase: string } | Refusal> =>
  services.store.write(async (tx) => {
    const phrase = newPhrase(services.random);
    const { numUpdatedRows } = await tx
      .updateTable('seats')
      .set({ phrase_hash: hashOf(plainPhrase(phrase)) })
      .where('id', '=', seat)
      .where('class', '=', inClass)
      .where('state', 'in', ['invited', 'in', 'left'])
      .executeTakeFirst();
    return Number(numUpdatedRows) === 1 ? { phrase } : noSuchSeat(seat);
  });

/** Says that the class has no such seat. */
export const noSuchSeat = (seat: string): Refusal =>
  refuse(404, 'NoSuchSeat', `There is nobody with the id "${seat}" in this class. Look at the list of people again.`);
