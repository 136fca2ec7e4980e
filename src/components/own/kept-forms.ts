/** The forms of an author's own that the record of this browser keeps: each the log of an attempt that nobody plays, so that it travels in the record's file. */
import * as z from 'zod/mini';
import { hash128 } from '#src/base/random.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import { isTrouble } from '#src/progress/trouble.ts';
import type { OwnForm } from '#src/quiz/exchange/own.ts';
import { item } from '#src/quiz/item.ts';

export interface KeptForm {
  /** `own/<digest>`: the same form twice is one. */
  id: string;
  form: OwnForm;
}

const form = z.object({
  version: z.literal(1),
  title: z.string(),
  items: z.array(z.object({ id: z.string(), item })),
});
const entry = z.union([z.object({ kept: form }), z.object({ removed: z.literal(true) })]);

const prefix = 'own/';
export const idOf = (own: OwnForm): string => `${prefix}${hash128(JSON.stringify(own)).slice(0, 12)}`;

/** The last word of a form's log; undefined where it was removed, or is of a version that is not known here. */
async function lastOf(record: RecordStore, id: string): Promise<{ entries: number; form: OwnForm | undefined }> {
  const entries = await record.attempts.read(id, 0);
  const last = z.safeParse(entry, entries.at(-1));
  return { entries: entries.length, form: last.success && 'kept' in last.data ? last.data.kept : undefined };
}

async function write(record: RecordStore, id: string, value: unknown): Promise<Trouble | undefined> {
  const { entries } = await lastOf(record, id);
  const answer = await record.attempts.append(id, entries, value);
  // Another tab was first: it says the last word, and is asked again.
  if (answer === 'taken') return write(record, id, value);
  return isTrouble(answer) ? answer : undefined;
}

/** Keeps a form. Says why, if this browser does not. */
export const keepForm = (record: RecordStore, own: OwnForm): Promise<Trouble | undefined> =>
  write(record, idOf(own), { kept: own });

/** Takes a form off the list. */
export const removeForm = (record: RecordStore, id: string): Promise<Trouble | undefined> =>
  write(record, id, { removed: true });

/** Every form that is kept, by its title. */
export async function keptForms(record: RecordStore): Promise<KeptForm[]> {
  const ids = (await record.attempts.list()).filter((id) => id.startsWith(prefix));
  const found = await Promise.all(ids.map(async (id) => ({ id, form: (await lastOf(record, id)).form })));
  return found
    .flatMap(({ id, form: kept }) => (kept ? [{ id, form: kept }] : []))
    .toSorted((a, b) => a.form.title.localeCompare(b.form.title, 'en'));
}
