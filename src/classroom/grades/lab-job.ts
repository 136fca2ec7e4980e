/** The job that grades an attempt at a lab, for everybody who is graded by it. */
import * as z from 'zod/mini';
import { castSchema, seatsIn } from '#src/classroom/clouds/cast.ts';
import { finishJob } from '#src/classroom/jobs/queue.ts';
import type { Services } from '#src/classroom/services.ts';
import type { JobRow } from '#src/classroom/store/tables.ts';
import { keepGrade } from './keep.ts';

const about = z.object({ attempt: z.string() });

/** Plays the log again and keeps what it came to for its seat, or for each seat of a shared Cloud. An attempt that is gone, or that nobody is graded by, needs nothing. */
export async function gradeLabJob(job: JobRow, services: Services): Promise<void> {
  const { store, workshop, now } = services;
  const { attempt: id } = about.parse(JSON.parse(job.about));
  const found = await store.read(async (db) => {
    const attempt = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst();
    if (!attempt) return undefined;
    const rows = await db.selectFrom('lines').select('entry').where('attempt', '=', id).orderBy('n').execute();
    return { attempt, entries: rows.map(({ entry }): unknown => JSON.parse(entry)) };
  });
  const attempt = found?.attempt;
  const shared = attempt?.people == null ? [] : seatsIn(castSchema.parse(JSON.parse(attempt.people)));
  const seats = attempt?.seat == null ? shared : [attempt.seat];
  const graded =
    found && attempt && seats.length > 0 && found.entries.length > 0
      ? await workshop.work('grade-lab', { lab: attempt.lab, entries: found.entries })
      : undefined;
  await store.write(async (tx) => {
    await finishJob(tx, job, now());
    if (attempt && graded)
      for (const seat of seats) {
        const { points, outOf, detail } = graded;
        await keepGrade(tx, services, {
          ...{ inClass: attempt.class, seat, entry: attempt.entry, points, outOf, detail },
          evidence: `attempt:${id}`,
        });
      }
  });
}
