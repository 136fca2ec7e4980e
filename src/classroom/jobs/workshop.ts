/** Where slow things are worked out, so that the thread that answers stays free: a worker that is made again when it dies. */
import { Worker } from 'node:worker_threads';
import type { Comes, Given, Task, TaskKind } from './tasks.ts';

export interface Workshop {
  /** Works something out. Rejects when it cannot be, also when the worker died over it. */
  work: <Kind extends TaskKind>(kind: Kind, given: Given<Kind>) => Promise<Comes<Kind>>;
  /** Calls the listener when somebody says that there are jobs. */
  listen: (listener: () => void) => () => void;
  /** Says that a job was added. */
  wake: () => void;
  /** Ends the worker. What it was at is not done. */
  close: () => Promise<void>;
}

/** The half of a workshop that tells of new jobs. */
export function bell(): Pick<Workshop, 'listen' | 'wake'> {
  const listeners = new Set<() => void>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake() {
      for (const listener of listeners) listener();
    },
  };
}

/** What a worker says of a task. */
export type Done = { id: number; value: unknown } | { id: number; trouble: string };

interface Waiting {
  task: Task;
  settle: (done: Done) => void;
}

/** A task that takes longer than this is taken for one that never ends. */
const longest = 60_000;

/** Enough for any task here; with a limit V8 tidies up sooner, and the worker takes a third of the memory. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/** Opens a workshop of one worker thread, which is begun with the first task. `file` is the worker's code. */
export function openWorkshop({
  file = new URL('./worker.ts', import.meta.url),
  patience = longest,
}: { file?: URL; patience?: number } = {}): Workshop {
  let worker: Worker | undefined;
  let isClosed = false;
  let next = 0;
  const queue: Waiting[] = [];
  let now: { id: number; waiting: Waiting; timer: NodeJS.Timeout } | undefined;

  const start = (): Worker => {
    const made = new Worker(file, { resourceLimits });
    made.unref();
    made.on('message', (done: Done) => {
      if (worker === made) finish(done);
    });
    made.on('error', (cause: unknown) => lose(made, cause instanceof Error ? cause.message : String(cause)));
    made.on('exit', (code) => lose(made, `the worker ended with ${String(code)}`));
    return made;
  };
  const finish = (done: Done) => {
    if (done.id !== now?.id) return;
    clearTimeout(now.timer);
    const { waiting } = now;
    now = undefined;
    waiting.settle(done);
    begin();
  };
  const lose = (gone: Worker, trouble: string) => {
    if (worker !== gone) return;
    worker = undefined;
    if (now) finish({ id: now.id, trouble });
  };
  const begin = () => {
    if (now || isClosed) return;
    const waiting = queue.shift();
    if (!waiting) return;
    worker ??= start();
    next += 1;
    const id = next;
    const timer = setTimeout(() => {
      const stuck = worker;
      worker = undefined;
      void stuck?.terminate();
      finish({ id, trouble: `it took longer than ${String(patience / 1000)} s` });
    }, patience);
    timer.unref();
    now = { id, waiting, timer };
    worker.postMessage({ id, ...waiting.task });
  };
  return {
    ...bell(),
    work(kind, given) {
      return new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new Error('The server is about to stop.'));
          return;
        }
        queue.push({
          task: { kind, given } as Task,
          settle(done) {
            if ('trouble' in done) reject(new Error(`A task "${kind}" failed: ${done.trouble}.`));
            else resolve(done.value as never);
          },
        });
        begin();
      });
    },
    async close() {
      isClosed = true;
      const trouble = 'the server is about to stop';
      if (now) {
        clearTimeout(now.timer);
        now.waiting.settle({ id: now.id, trouble });
        now = undefined;
      }
      for (const { settle } of queue.splice(0)) settle({ id: 0, trouble });
      const last = worker;
      worker = undefined;
      await last?.terminate();
    },
  };
}
