/** Whose each row of each table is. Every table has to be here, so that none is forgotten when a class or a person is deleted. */
import { type RawBuilder, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

type Where = (id: string) => RawBuilder<unknown>;

export interface Belonging {
  /** The rows of a class. */
  class?: Where;
  /** The rows of one learner, by their seat. What several share, such as a Cloud, is nobody's alone. */
  seat?: Where;
  /** The rows of somebody with an account. */
  account?: Where;
  /** Columns that are secrets, and are told nobody. */
  secret?: readonly string[];
  /** Why a table has no rows of a class, a learner or an account. */
  because?: string;
}

const is =
  (column: string): Where =>
  (id) =>
    sql`${sql.ref(column)} = ${id}`;
const within =
  (column: string, table: keyof Tables, key: string, by: string): Where =>
  (id) =>
    sql`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(table)} where ${sql.ref(by)} = ${id})`;
const ofBoth: Belonging = { class: is('class'), seat: is('seat') };

/** What is deleted first stands first: rows that are found through others before those. */
export const belongs: Readonly<Record<keyof Tables, Belonging>> = {
  seat_sessions: { class: within('seat', 'seats', 'id', 'class'), seat: is('seat'), secret: ['token_hash'] },
  lines: { class: within('attempt', 'attempts', 'id', 'class'), seat: within('attempt', 'attempts', 'id', 'seat') },
  attempts: ofBoth,
  events: { class: within('seat', 'seats', 'id', 'class'), seat: is('seat') },
  form_lines: { class: within('form', 'forms', 'id', 'class'), seat: within('form', 'forms', 'id', 'seat') },
  forms: ofBoth,
  extra_time: ofBoth,
  grades: ofBoth,
  overrides: ofBoth,
  votes: { class: within('poll', 'polls', 'id', 'class'), seat: is('seat') },
  notes: ofBoth,
  presence: ofBoth,
  polls: { class: is('class') },
  papers: { class: is('class') },
  releases: { class: is('class') },
  corrections: { class: is('class') },
  own_items: { class: is('class') },
  announcements: { class: is('class') },
  feed: { class: is('class'), seat: (id) => sql`${sql.ref('to')} = ${`seat:${id}`}` },
  outbox: { class: is('class'), seat: (id) => sql`${sql.ref('to')} = ${`seat:${id}`}` },
  audit: {
    class: is('class'),
    seat: (id) => sql`${sql.ref('by')} = ${`seat:${id}`}`,
    account: (id) => sql`${sql.ref('by')} = ${`account:${id}`}`,
  },
  groups: { class: is('class') },
  staff: { class: is('class'), account: is('account') },
  invitations: { class: is('class'), account: is('made_by'), secret: ['token_hash'] },
  seats: { class: is('class'), seat: is('id'), secret: ['phrase_hash'] },
  classes: { class: is('id') },
  auth_sessions: { account: is('userId'), secret: ['token'] },
  auth_accounts: { account: is('userId'), secret: ['password', 'accessToken', 'refreshToken', 'idToken'] },
  auth_verifications: { because: 'they end by themselves, and are of nobody who is known by more than an address' },
  auth_users: { account: is('id') },
  jobs: { because: 'they name what they work on by its id, and are taken away with it' },
  settings: { because: 'they are of the whole installation' },
};
