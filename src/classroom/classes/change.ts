/** What changes a class: its title, plan, settings and code, and its way from preparing to its end. */
import type { Transaction } from 'kysely';
import { askForPapers } from '../exams/papers.ts';
import { refuse } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { audit } from './audit.ts';
import { freeCode } from './make.ts';
import type { ClassPlan } from './plan.ts';
import { knownClass } from './read.ts';
import { changed, type SettingsChange } from './settings.ts';

export interface ClassChange {
  title?: string;
  plan?: ClassPlan;
  settings?: SettingsChange;
  code?: 'new';
}

/** Changes what is named, tells the class which parts changed, and returns the code. */
export const changeClass = (id: string, change: ClassChange, caller: Caller, services: Services) =>
  services.store.write(async (tx) => {
    const { store, now, random } = services;
    const before = await knownClass(tx, id);
    const { title = before.title, plan = before.plan, settings = {} } = change;
    const missing = before.plan.entries.find(
      (entry) =>
        isGraded(entry.kind) && !plan.entries.some(({ id: kept, kind }) => kept === entry.id && kind === entry.kind),
    );
    if (missing && (await hasGrades(tx, id, missing.id)))
      return refuse(
        409,
        'HasGrades',
        `"${missing.title ?? missing.id}" has grades or work of learners in this class, so it stays in the plan. Close it instead, by a date or by its gate.`,
      );
    const code = change.code === 'new' ? await freeCode(tx, random) : before.code;
    await tx
      .updateTable('classes')
      .set({
        title,
        plan: JSON.stringify(plan),
        settings: JSON.stringify(changed(before.settings, settings)),
        code,
      })
      .where('id', '=', id)
      .execute();
    if (before.state === 'running') await drawAhead(tx, id, plan, now());
    const parts = (['title', 'plan', 'settings', 'code'] as const).filter((part) => change[part] !== undefined);
    for (const what of parts) {
      await store.tell(tx, id, { at: now(), kind: 'class.changed', to: 'all', body: { what } });
      await audit(tx, services, { inClass: id, caller, what: `class.${what}` });
    }
    return { code };
  });

/** Draws the papers of its exams before anybody begins one. */
async function drawAhead(tx: Transaction<Tables>, id: string, { entries }: ClassPlan, at: number): Promise<void> {
  for (const entry of entries) if (entry.kind === 'exam') await askForPapers(tx, id, entry.id, at);
}

const isGraded = (kind: string): boolean => kind === 'lab' || kind === 'check' || kind === 'exam';

async function hasGrades(tx: Parameters<Parameters<Services['store']['write']>[0]>[0], inClass: string, entry: string) {
  const grade = await tx
    .selectFrom('grades')
    .select('seat')
    .where('class', '=', inClass)
    .where('entry', '=', entry)
    .executeTakeFirst();
  const form = await tx
    .selectFrom('forms')
    .select('seat')
    .where('class', '=', inClass)
    .where('entry', '=', entry)
    .executeTakeFirst();
  return grade !== undefined || form !== undefined;
}

/** Begins, pauses, resumes or ends a class. The code of one that has ended is free again. Ending is the instructor's alone. */
export const moveClass = (id: string, state: 'running' | 'paused' | 'ended', caller: Caller, services: Services) =>
  services.store.write(async (tx) => {
    const { store, now } = services;
    const before = await knownClass(tx, id);
    if (before.state === state) return { state };
    if (state === 'ended' && caller.role !== 'instructor')
      return refuse(403, 'NotAllowed', 'A class is ended by its instructor. Pause it, or ask the instructor.');
    if (state === 'paused' && before.state === 'preparing')
      return refuse(409, 'NotStarted', 'The class has not begun, so there is nothing to pause.');
    const at = now();
    await tx
      .updateTable('classes')
      .set({
        state,
        started_at: before.started_at ?? (state === 'running' ? at : null),
        ...(state === 'ended' ? { ended_at: at, code: null, moment: '{}' } : {}),
      })
      .where('id', '=', id)
      .execute();
    if (state === 'running') await drawAhead(tx, id, before.plan, at);
    await store.tell(tx, id, { at, kind: 'class.changed', to: 'all', body: { what: 'state' } });
    await audit(tx, services, { inClass: id, caller, what: `class.${state}` });
    return { state };
  });
