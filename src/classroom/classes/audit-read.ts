/** Reads the audit log of a class, newest first: who did what, when, and to whom, by the names that the class knows them by. */
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { examsOf } from '../content/course-content.ts';
import { csvFile } from '../csv.ts';
import { columnsOf } from '../grades/columns.ts';
import type { AuditRow, Tables } from '../store/tables.ts';
import { deedWords, type About, type AuditKind } from './audit-words.ts';
import { knownClass } from './read.ts';

/** A deed as it is read. */
export interface AuditEntry {
  id: string;
  /** When, in epoch milliseconds. */
  at: number;
  by: string;
  kind: AuditKind;
  /** What was done, as a sentence without its end. */
  did: string;
  /** Whom it was done to; empty where nobody is meant. */
  whom: string;
}

/** The deed that those wanted are older than. */
export interface Older {
  at: number;
  id: string;
}

/** So many are read at once. */
export const auditPage = 200;

type Db = Kysely<Tables>;
const aboutShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const gone = 'Somebody who was deleted';

/** The log: one page of it, those before `older`; or all of it where `limit` is left out. */
export async function readAudit(
  db: Db,
  inClass: string,
  { older, limit }: { older?: Older; limit?: number } = {},
): Promise<AuditEntry[]> {
  let asked = db
    .selectFrom('audit')
    .selectAll()
    .where('class', '=', inClass)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  if (older)
    asked = asked.where((is) =>
      is.or([is('at', '<', older.at), is.and([is('at', '=', older.at), is('id', '<', older.id)])]),
    );
  if (limit !== undefined) asked = asked.limit(limit);
  const deeds = (await asked.execute()).map((row) => ({ ...row, about: aboutShape.parse(JSON.parse(row.about)) }));
  const names = await namesIn(db, inClass, deeds);
  return deeds.map((deed) => entryOf(deed, names));
}

/** All of it as a file. */
export const auditCsv = async (db: Db, inClass: string): Promise<string> =>
  csvFile([
    ['When (UTC)', 'Who', 'What', 'Whom'],
    ...(await readAudit(db, inClass)).map(({ at, by, did, whom }) => [new Date(at).toISOString(), by, did, whom]),
  ]);

interface Deed extends Omit<AuditRow, 'about'> {
  about: About;
}

interface Names {
  seats: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<string, string>;
  /** Whose form it is. */
  forms: ReadonlyMap<string, string>;
  entries: ReadonlyMap<string, string>;
}

async function namesIn(db: Db, inClass: string, deeds: readonly Deed[]): Promise<Names> {
  const found = await knownClass(db, inClass);
  const [seats, staff, forms, exams] = await Promise.all([
    db.selectFrom('seats').select(['id', 'name']).where('class', '=', inClass).execute(),
    db.selectFrom('staff').select(['account', 'name']).where('class', '=', inClass).execute(),
    db.selectFrom('forms').select(['id', 'seat']).where('class', '=', inClass).execute(),
    examsOf(found.course),
  ]);
  // Whoever led the class once did so under the name of their account.
  const meant = deeds.flatMap(({ by, about }) => [by.replace(/^account:/, ''), String(about['account'] ?? '')]);
  const accounts = await db
    .selectFrom('auth_users')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...new Set(meant)])
    .execute();
  return {
    seats: new Map(seats.map(({ id, name }) => [id, name])),
    accounts: new Map([
      ...accounts.map(({ id, name }) => [id, name] as const),
      ...staff.map(({ account, name }) => [account, name] as const),
    ]),
    forms: new Map(forms.map(({ id, seat }) => [id, seat])),
    entries: new Map(columnsOf(found.plan, exams).map(({ entry, title }) => [entry, title])),
  };
}

function entryOf({ id, at, by, what, about }: Deed, names: Names): AuditEntry {
  const entry = String(about['entry'] ?? '');
  return {
    ...{ id, at, by: byWhom(by, names), whom: whomOf(about, names).join(', ') },
    ...deedWords(what, about, names.entries.get(entry) ?? entry),
  };
}

function byWhom(by: string, { accounts, seats }: Names): string {
  if (by === 'server') return 'The server';
  const [kind = '', id = ''] = by.split(':');
  return (kind === 'account' ? accounts : seats).get(id) ?? gone;
}

function whomOf({ seat, into, account, form }: About, { seats, accounts, forms }: Names): string[] {
  const learners = [seat, into, form === undefined ? undefined : (forms.get(String(form)) ?? '')];
  return [
    ...learners.flatMap((one) => (one === undefined ? [] : [seats.get(String(one)) ?? gone])),
    ...(account === undefined ? [] : [accounts.get(String(account)) ?? gone]),
  ];
}
