/** The jobs of exams: one fills the stock of papers, another grades a form once it is handed in or out of time. */
import * as z from 'zod/mini';
import { entryOf } from '#src/classroom/classes/plan.ts';
import { classOf } from '#src/classroom/classes/read.ts';
import { keepGrade } from '#src/classroom/grades/keep.ts';
import { addJob, finishJob } from '#src/classroom/jobs/queue.ts';
import type { Services } from '#src/classroom/services.ts';
import type { JobRow } from '#src/classroom/store/tables.ts';
import { formToGrade } from './kept.ts';
import { drawOne, onStock, stock, wished } from './papers.ts';

const aboutForm = z.object({ form: z.string() });
const aboutPapers = z.object({ class: z.string(), entry: z.string() });

/** Grades the form; one that is gone with its class needs none. */
export async function gradeFormJob(job: JobRow, services: Services): Promise<void> {
  const { store, workshop, now } = services;
  const { form } = aboutForm.parse(JSON.parse(job.about));
  const row = await store.read((db) => db.selectFrom('forms').selectAll().where('id', '=', form).executeTakeFirst());
  const graded = row && (await workshop.work('grade-form', await store.read((db) => formToGrade(db, row))));
  await store.write(async (tx) => {
    await finishJob(tx, job, now());
    if (row && graded) {
      await tx.updateTable('forms').set({ state: 'graded' }).where('id', '=', form).execute();
      const { points, outOf, detail } = graded;
      await keepGrade(tx, services, {
        ...{ inClass: row.class, seat: row.seat, entry: row.entry, points, outOf, detail },
        evidence: `form:${form}`,
      });
    }
  });
}

/** Draws one paper, and comes again while the stock is not full: forms that wait to be graded come in between. */
export async function paperJob(job: JobRow, services: Services): Promise<void> {
  const { store, now } = services;
  const about = aboutPapers.parse(JSON.parse(job.about));
  const found = await store.read((db) => classOf(db, about.class));
  const entry = found && entryOf(found.plan, about.entry);
  let isShort = false;
  if (found && found.state !== 'ended' && entry) {
    const wish = await wished(services, found, entry);
    if (typeof wish !== 'string') {
      const had = await onStock(services, found.id, entry.id, wish.mark);
      if (had.length < stock && 'paper' in (await drawOne(services, found, entry.id, wish)))
        isShort = had.length + 1 < stock;
    }
  }
  await store.write(async (tx) => {
    const isDone = await finishJob(tx, job, now());
    if (isDone && isShort) await addJob(tx, { id: job.id, kind: job.kind, about, now: now() });
  });
}
