/** Papers on stock: each exam of a class has some, drawn by the worker before or while learners begin, so that nobody waits for a drawing of their own. */
import type { Transaction } from 'kysely';
import { addJob } from '#src/classroom/jobs/queue.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import type { ClassRecord } from '#src/classroom/classes/read.ts';
import { newId } from '#src/classroom/classes/id.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import { examsOf, measureOf } from '#src/classroom/content/course-content.ts';
import type { Services } from '#src/classroom/services.ts';
import { hash128 } from '#src/base/random.ts';
import { ownOf } from './kept.ts';
import { sorted, type Own } from './paper.ts';
import { wishOf, type Wish } from './wish.ts';

/** So many papers an exam has: neighbors seldom share one, and those who do see it in another order. */
export const stock = 12;

/** What an exam of the class asks for, and the questions that were brought; a sentence where it cannot be made. */
export async function wished(
  { store }: Pick<Services, 'store'>,
  { id, course }: Pick<ClassRecord, 'id' | 'course'>,
  entry: PlanEntry,
): Promise<{ wish: Wish; own: Own[]; mark: string } | string> {
  const [exams, own] = await Promise.all([examsOf(course), store.read((db) => ownOf(db, id))]);
  const { skilled, others } = sorted(own, exams?.weights ?? {});
  const wish = wishOf(entry, course, exams, { skilled: skilled.length, others: others.length });
  if (typeof wish === 'string') return wish;
  return { wish, own, mark: hash128(JSON.stringify([wish, own])).slice(0, 16) };
}

export type Drawn = { paper: string } | { missing: string };

/** What one server knows of the drawings of its store. */
interface Drawings {
  /** First papers under way, by class, entry and mark: who asks for one while it is drawn waits for the same. */
  first: Map<string, Promise<Drawn>>;
}
const drawings = new WeakMap<Services['store'], Drawings>();
const drawingsOf = (store: Services['store']): Drawings => {
  const own = drawings.get(store) ?? { first: new Map<string, Promise<Drawn>>() };
  drawings.set(store, own);
  return own;
};

/** Draws one paper more and keeps it. Returns its id, or a sentence where a paper cannot be made. */
export async function drawOne(
  services: Services,
  { id, settings }: Pick<ClassRecord, 'id' | 'settings'>,
  entry: string,
  { wish, own, mark }: { wish: Wish; own: readonly Own[]; mark: string },
): Promise<Drawn> {
  const { store, random, now, workshop } = services;
  const measure = await measureOf(wish.blueprint.course);
  const seed = Buffer.from(random(16)).toString('hex');
  const drawn = await workshop.work('draw-paper', { wish, own, seed, profile: settings.profile, measure });
  if ('missing' in drawn) return { missing: drawn.missing.map(({ says }) => says).join(' ') };
  const paper = newId(random);
  await store.write((tx) =>
    tx
      .insertInto('papers')
      .values({ id: paper, class: id, entry, wish: mark, paper: JSON.stringify(drawn), made_at: now() })
      .execute(),
  );
  return { paper };
}

/** The papers on stock that are still what the plan and the brought questions ask for. */
export const onStock = (
  { store }: Pick<Services, 'store'>,
  inClass: string,
  entry: string,
  mark: string,
): Promise<string[]> =>
  store.read(async (db) => {
    const rows = await db
      .selectFrom('papers')
      .select('id')
      .where('class', '=', inClass)
      .where('entry', '=', entry)
      .where('wish', '=', mark)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  });

/** The paper for one who begins: one of the stock by chance, or the first one, which everybody who comes meanwhile waits for. */
export async function paperFor(
  services: Services,
  found: ClassRecord,
  entry: string,
  wish: { wish: Wish; own: readonly Own[]; mark: string },
): Promise<Drawn & { isShort?: true }> {
  const all = await onStock(services, found.id, entry, wish.mark);
  const [chance = 0] = services.random(1);
  const one = all[chance % Math.max(1, all.length)];
  if (one !== undefined) return { paper: one, ...(all.length < stock ? { isShort: true } : {}) };
  const name = `${found.id} ${entry} ${wish.mark}`;
  const { first } = drawingsOf(services.store);
  const drawing = first.get(name) ?? drawOne(services, found, entry, wish).finally(() => first.delete(name));
  first.set(name, drawing);
  return { ...(await drawing), isShort: true };
}

/** Asks for the stock of an exam to be filled, within a unit of work. */
export const askForPapers = (tx: Transaction<Tables>, inClass: string, entry: string, now: number): Promise<void> =>
  addJob(tx, { id: `papers:${inClass}:${entry}`, kind: 'draw-papers', about: { class: inClass, entry }, now });
