/** What goes wrong with a database that nobody in a class can help: a code for programs, and words for whoever reads them. */

export type TroubleCode = 'DiskFull' | 'DatabaseAway' | 'Unsure' | 'Busy' | 'NotKept' | 'NoStart';

/** Of `NotKept` the asker is the cause (400); of all others the database is, and it is worth asking again (503). */
export class StoreTrouble extends Error {
  readonly code: TroubleCode;
  constructor(code: TroubleCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreTrouble';
    this.code = code;
  }
  get status(): 400 | 503 {
    return this.code === 'NotKept' ? 400 : 503;
  }
}

export const diskFull = (cause?: unknown): StoreTrouble =>
  new StoreTrouble(
    'DiskFull',
    'The disk of the class server is full, so this could not be saved. Nothing that was saved before is lost. Tell whoever runs the server to make room; then try again.',
    cause,
  );
export const databaseAway = (cause?: unknown): StoreTrouble =>
  new StoreTrouble(
    'DatabaseAway',
    'The class server cannot reach its database just now, so this was not saved. Try again in a moment.',
    cause,
  );
export const unsure = (cause?: unknown): StoreTrouble =>
  new StoreTrouble(
    'Unsure',
    'The database went away while this was being saved, and nobody knows yet whether it was. Try again: what is there already is not saved twice.',
    cause,
  );
export const busy = (cause?: unknown): StoreTrouble =>
  new StoreTrouble('Busy', 'The class server has too much to do just now. Try again in a moment.', cause);

/** A property of an error, whatever threw it. */
export function ofError(cause: unknown, property: 'code' | 'errcode' | 'constraint'): unknown {
  return typeof cause === 'object' && cause !== null ? Reflect.get(cause, property) : undefined;
}

/** Whether a row was refused because one with its key is there already. */
export function isTaken(cause: unknown): boolean {
  const sqlite = ofError(cause, 'errcode');
  return ofError(cause, 'code') === '23505' || sqlite === 1555 || sqlite === 2067;
}
