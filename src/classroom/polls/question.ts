/** The question of a poll, with its key: of the bank, made anew, or brought by the instructor. It stays on the server. */
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { generators } from '#src/quiz/generators/list.ts';
import { item, type Item } from '#src/quiz/item.ts';
import { originOf } from '#src/quiz/made-id.ts';
import { itemsOf } from '../content/course-content.ts';
import type { Tables } from '../store/tables.ts';

/** A poll as its row keeps it. */
export const asked = z.object({ ref: z.string(), item });
export type Asked = z.infer<typeof asked>;

/** What takes more than a screen and a minute: a lab to do, a case to read. */
const large: readonly string[] = ['lab', 'case-study'];

/**
 * The question of this id, asked in a class of a course: `<course>/<unit>/<name>`, `generated/<generator>/<seed>` (with a seed of
 * its own where none is said), or the id of one that the instructor brought. Undefined when there is none that fits a poll.
 */
export async function questionFor(
  db: Kysely<Tables>,
  ref: string,
  { course, inClass, seed }: { course: string; inClass: string; seed: string },
): Promise<Asked | undefined> {
  const found = made(ref, seed) ?? (await ofBank(ref, course)) ?? (await own(db, ref, inClass));
  return found && !large.includes(found.item.kind) ? found : undefined;
}

function made(ref: string, seed: string): Asked | undefined {
  const origin = originOf(ref);
  const generator = generators.find(({ id }) => id === origin?.generator);
  if (!origin || !generator) return undefined;
  const question = generator.make(origin.seed === '' ? seed : origin.seed);
  return { ref: question.id, item: question.item };
}

async function ofBank(ref: string, course: string): Promise<Asked | undefined> {
  const found: Item | undefined = (await itemsOf(course)).get(ref);
  return found && { ref, item: found };
}

async function own(db: Kysely<Tables>, ref: string, inClass: string): Promise<Asked | undefined> {
  const row = await db
    .selectFrom('own_items')
    .select('item')
    .where('id', '=', ref)
    .where('class', '=', inClass)
    .executeTakeFirst();
  const kept = row && item.safeParse(JSON.parse(row.item));
  return kept?.success ? { ref, item: kept.data } : undefined;
}
