/** Asks for the audit log of a class: who did what, and when. */
import * as z from 'zod/mini';
import { auditKinds } from '#src/classroom/classes/audit-words.ts';
import { askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const entryShape = z.object({
  id: z.string(),
  at: z.number(),
  by: z.string(),
  kind: z.enum(auditKinds),
  did: z.string(),
  /** Empty where nobody is meant. */
  whom: z.string(),
});
export type AuditEntry = z.infer<typeof entryShape>;

const pageShape = z.object({ entries: z.array(entryShape), hasMore: z.boolean() });
export type AuditPage = z.infer<typeof pageShape>;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}/audit`;

/** The newest deeds, or those before one. */
export const auditOf = (inClass: string, before?: AuditEntry): Promise<Answer<AuditPage>> =>
  askAs(
    pageShape,
    'GET',
    before === undefined ? of(inClass) : `${of(inClass)}?at=${String(before.at)}&id=${encodeURIComponent(before.id)}`,
  );

/** Where all of it lies as a file. */
export const auditCsv = (inClass: string): string => `${of(inClass)}.csv`;
