/** Makes a class: a row, its instructor, and a code that no other class has now. */
import type { Kysely } from 'kysely';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { newCode } from './code.ts';
import { newId } from './id.ts';
import type { ClassPlan } from './plan.ts';
import type { ClassSettings } from './settings.ts';

export interface NewClass {
  course: string;
  title: string;
  plan: ClassPlan;
  settings: ClassSettings;
  /** The account that leads it. */
  by: { id: string; name: string };
}

/** A code that no class has at the moment. */
export async function freeCode(db: Kysely<Tables>, random: Services['random']): Promise<string> {
  for (;;) {
    const code = newCode(random);
    const taken = await db.selectFrom('classes').select('id').where('code', '=', code).executeTakeFirst();
    if (!taken) return code;
  }
}

/** Makes it, and returns its id and its code. */
export const makeClass = (
  { course, title, plan, settings, by }: NewClass,
  { store, now, random }: Services,
): Promise<{ id: string; code: string }> =>
  store.write(async (tx) => {
    const id = newId(random);
    const code = await freeCode(tx, random);
    await tx
      .insertInto('classes')
      .values({
        id,
        course,
        title,
        code,
        state: 'preparing',
        plan: JSON.stringify(plan),
        settings: JSON.stringify(settings),
        moment: '{}',
        made_at: now(),
        started_at: null,
        ended_at: null,
        seq: 0,
      })
      .execute();
    await tx
      .insertInto('staff')
      .values({ class: id, account: by.id, role: 'instructor', name: by.name, added_at: now() })
      .execute();
    return { id, code };
  });
