/** A desk for tests of running attempts: one record, real time that a test moves, and any number of tabs. */
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import type { Lab } from '#src/lab/definition.ts';
import { actsOf, requestOf } from '#src/lab/play.ts';
import { openSession } from '#src/lab/session.ts';
import type { AttemptLog, Happening, Session } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';

export interface DeskOptions {
  way?: Way;
  seed?: string;
  log?: AttemptLog;
}

/** A desk at which a lab is done. */
export function desk(
  lab: Lab,
  { way = 'practice', seed = 'seed-1', log = createMemoryStore().attempts }: DeskOptions = {},
) {
  let real = 1_000_000;
  const happened: Happening[] = [];
  const open = (attempt = `${lab.id}#1`) =>
    openSession({
      lab,
      log,
      attempt,
      real: () => real,
      begin: { seed, profile: 'taught', way },
      happened: (happening) => happened.push(happening),
    });
  return { open, log, happened, wait: (seconds: number) => (real += seconds * 1000) };
}

/** Waits until Azure works on nothing. */
export async function skipAll(session: Session): Promise<void> {
  while (session.state().due !== undefined) await session.skip();
}

/** Does a task by its deed, one act at a time, and answers it rightly. Nothing is looked at that an assessed attempt does not tell. */
export async function doTask(session: Session, id: string): Promise<void> {
  const { scenario } = session;
  const task = scenario.tasks.find((one) => one.id === id);
  if (!task) throw new Error(`There is no task "${id}".`);
  const cloud = () => session.state().cloud;
  for (let acts = 0; acts < 30 && task.check?.(cloud()).holds !== true; acts += 1) {
    const requests = actsOf(scenario, task.deed, cloud());
    if (requests.length === 0) break;
    for (const act of requests) {
      const answer = await session.fetch(requestOf(act));
      if (!answer.ok) throw new Error(`${act.method} ${act.path}: ${await answer.text()}`);
      await skipAll(session);
    }
  }
  const right = task.question?.options(cloud()).find((option) => option.right);
  if (right) await session.answer(id, right.id);
}

export async function doAll(session: Session): Promise<void> {
  for (const { id } of session.scenario.tasks) await doTask(session, id);
}

/** The log as it would come out of a file. */
export const copyOf = (entries: readonly AttemptEntry[]): AttemptEntry[] => structuredClone([...entries]);
