/** What PostgreSQL and the way to it may answer, in words for people; never with the password. */
import { databaseAway, diskFull, ofError, StoreTrouble } from './trouble.ts';

const codeOf = (cause: unknown): string => {
  const code = ofError(cause, 'code');
  return typeof code === 'string' ? code : '';
};

/** A statement was prepared before somebody changed its table. */
export const isOutdatedPlan = (cause: unknown): boolean =>
  codeOf(cause) === '0A000' && cause instanceof Error && cause.message.includes('cached plan');

/** Two transactions were in each other's way (serialization, deadlock, or a lock that took too long), or a plan is out of date. */
export const isRepeatable = (cause: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes(codeOf(cause)) || isOutdatedPlan(cause);

const roads = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
const closings =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|Client was closed|connection has been discarded/;

/** Whether the connection, or the server behind it, went away. */
export function isAway(cause: unknown): boolean {
  const code = codeOf(cause);
  if (roads.includes(code) || code.startsWith('08') || /^57P0[1-5]$/.test(code) || code === '53300' || code === '25P03')
    return true;
  return cause instanceof Error && closings.test(cause.message);
}

/** An error while it runs; what a unit threw itself stays as it is. */
export function inWords(cause: unknown): unknown {
  if (cause instanceof StoreTrouble) return cause;
  if (isAway(cause)) return databaseAway(cause);
  switch (codeOf(cause)) {
    case '53100':
      return diskFull(cause);
    case '25006':
      return new StoreTrouble(
        'DatabaseAway',
        'The database can only be read just now, so this was not saved. Tell whoever runs the class server; then try again.',
        cause,
      );
    default:
      return cause;
  }
}

/** Reads an address of a database. Refuses what is none, in words that do not show it. */
export function readDatabaseUrl(text: string): URL {
  const shape = 'postgres://user:password@host:5432/database';
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:'))
    throw new StoreTrouble(
      'NoStart',
      `DATABASE_URL is no address of a PostgreSQL database. It looks like ${shape}; signs such as @ or / in the password are written as %40 and %2F.\n  Way out: correct it, or leave it out to use the database in the data folder.`,
    );
  return url;
}

/** Why the server cannot start on this database. */
export function whyNoStart(cause: unknown, text: string): unknown {
  if (cause instanceof StoreTrouble) return cause;
  const url = readDatabaseUrl(text);
  const host = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  const database = decodeURIComponent(url.pathname.slice(1)) || 'postgres';
  const user = decodeURIComponent(url.username) || 'the user';
  const no = (words: string) => new StoreTrouble('NoStart', words, cause);
  switch (codeOf(cause)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return no(`DATABASE_URL names the host "${url.hostname}", which nobody here knows. Way out: correct the name.`);
    case 'ECONNREFUSED':
      return no(
        `No database listens at ${host}, where DATABASE_URL points. Way out: start PostgreSQL, or correct host and port.`,
      );
    case '28P01':
    case '28000':
      return no(
        `The database at ${host} refuses ${user}: the password or its rules (pg_hba.conf) say no. Way out: correct user and password in DATABASE_URL, or allow them.`,
      );
    case '3D000':
      return no(
        `There is no database "${database}" at ${host}. Way out: create it (createdb ${database}), or correct the name in DATABASE_URL.`,
      );
    case '42501':
      return no(
        `${user} may not make tables in the database "${database}". Way out: make it the owner (alter database … owner to …).`,
      );
    default:
      return isAway(cause)
        ? no(`The database at ${host} does not answer. Way out: look whether it runs and a firewall lets us through.`)
        : inWords(cause);
  }
}
