/** Works off the jobs: when told that there are some, and now and then, since another instance or the clock may have made one due. */
import type { Services } from '#src/classroom/services.ts';
import { gradeFormJob, paperJob } from '#src/classroom/exams/jobs.ts';
import { gradeLabJob } from '#src/classroom/grades/lab-job.ts';
import type { JobRow } from '#src/classroom/store/tables.ts';
import { failJob, giveBackAll, mostTries, takeJob } from './queue.ts';

/** How each kind of job is done. It keeps its result and notes its end in one unit of work. */
const kinds: Readonly<Record<string, (job: JobRow, services: Services) => Promise<void>>> = {
  'grade-form': gradeFormJob,
  'grade-lab': gradeLabJob,
  'draw-papers': paperJob,
};

/** Works off what is due, and answers how many jobs that was. `isStopping` ends it between two of them. */
export async function workOff(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  const { store, now, log } = services;
  let done = 0;
  while (!isStopping()) {
    const job = await takeJob(store, now());
    if (!job) break;
    done += 1;
    try {
      const work = kinds[job.kind];
      if (!work) throw new Error(`No job is of the kind "${job.kind}".`);
      await work(job, services);
    } catch (cause) {
      const trouble = cause instanceof Error ? cause.message : String(cause);
      if (isStopping()) break;
      log('job failed', { kind: job.kind, tries: job.tries, last: job.tries >= mostTries });
      await failJob(store, job, trouble, now());
    }
  }
  return done;
}

export interface Jobs {
  /** Finishes the job at hand, and takes no other. */
  stop: () => Promise<void>;
}

const lookEvery = 1000;

/** Begins to work off jobs. `alone` where no other server shares the database: what the last one left is taken up at once. */
export function startJobs(services: Services, { alone = services.store.engine === 'sqlite' } = {}): Jobs {
  let isStopping = false;
  let work: Promise<unknown> | undefined;
  const ready = alone ? giveBackAll(services.store) : Promise.resolve();
  const look = () => {
    if (isStopping) return;
    work ??= ready
      .then(() => workOff(services, () => isStopping))
      .catch((cause: unknown) => {
        // The database is away: the jobs stand in it, and are looked for again.
        services.log('jobs wait', { why: cause instanceof Error ? cause.name : 'unknown' });
      })
      .finally(() => (work = undefined));
  };
  const timer = setInterval(look, lookEvery);
  const unlisten = services.workshop.listen(look);
  look();
  return {
    async stop() {
      isStopping = true;
      clearInterval(timer);
      unlisten();
      await work;
    },
  };
}
