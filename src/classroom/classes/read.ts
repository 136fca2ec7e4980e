/** A class as the server works with it: its row with plan, settings and moment read. */
import type { Kysely } from 'kysely';
import { momentFrom, type Moment } from './moment.ts';
import { classPlan, type ClassPlan } from './plan.ts';
import { settingsFrom, type ClassSettings } from './settings.ts';
import type { ClassRow, Tables } from '../store/tables.ts';

export interface ClassRecord extends Omit<ClassRow, 'plan' | 'settings' | 'moment'> {
  plan: ClassPlan;
  settings: ClassSettings;
  moment: Moment;
}

/** Reads what a row keeps as text. Throws when it is none of ours. */
export const classFrom = (row: ClassRow): ClassRecord => ({
  ...row,
  plan: classPlan.parse(JSON.parse(row.plan)),
  settings: settingsFrom(JSON.parse(row.settings)),
  moment: momentFrom(JSON.parse(row.moment)),
});

/** The class with this id; undefined when there is none. A transaction reads it as it stands within. */
export async function classOf(db: Kysely<Tables>, id: string): Promise<ClassRecord | undefined> {
  const row = await db.selectFrom('classes').selectAll().where('id', '=', id).executeTakeFirst();
  return row && classFrom(row);
}

/** The class with this id, inside an endpoint that was let in: the app has seen that there is one. Throws when it vanished meanwhile. */
export async function knownClass(db: Kysely<Tables>, id: string): Promise<ClassRecord> {
  const found = await classOf(db, id);
  if (!found) throw new Error('A class was deleted while somebody asked for it. Ask again.');
  return found;
}
