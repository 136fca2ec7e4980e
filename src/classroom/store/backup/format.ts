/** What a backup is: a file of lines of JSON, the same whichever database it was made from, that says at its end that it is whole. */
import * as z from 'zod/mini';
import { StoreTrouble } from '../trouble.ts';

/** The first line. */
export const beginning = z.object({
  crossconnect: z.literal('backup'),
  format: z.int(),
  at: z.int(),
  engine: z.enum(['sqlite', 'postgres']),
  /** The migrations that its tables had seen. */
  migrations: z.array(z.string()),
});
export type Beginning = z.infer<typeof beginning>;

/** Before the rows of each table. */
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
/** A row, its values in the order of the columns. */
export const rowLine = z.array(z.union([z.string(), z.number(), z.null()]));
/** The last line: how many rows there were, and the SHA-256 of all lines before it. */
export const ending = z.object({ end: z.literal(true), rows: z.int(), sha256: z.string() });

/** The format that this version writes, and the newest that it reads. */
export const format = 1;

export const damaged = (why: string): StoreTrouble =>
  new StoreTrouble(
    'NoStart',
    `This is not a whole backup: ${why}. Nothing was changed. Way out: take another copy of the file, or an older backup.`,
  );
