/** What may be kept in a column, the same on every database. */
import { StoreTrouble } from './trouble.ts';

/** The value of a parameter as every database takes it. Refuses dates, flags, structures, and the character 0, which PostgreSQL has no place for. */
export function kept(value: unknown): string | number | bigint | null | Uint8Array {
  if (typeof value === 'string') {
    if (!value.includes('\0')) return value;
    throw new StoreTrouble('NotKept', 'This text has the character 0 in it, which cannot be kept. Leave it out.');
  }
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value === null || value instanceof Uint8Array) return value;
  throw new Error(
    `A ${typeof value} cannot be kept. Keep text, a number or nothing: times as epoch milliseconds, flags as 0 or 1.`,
  );
}
