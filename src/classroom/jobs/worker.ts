/** The worker thread: takes tasks one after another, and answers each with what it came to or why it did not. */
import { parentPort } from 'node:worker_threads';
import { workOut, type Task } from './tasks.ts';
import type { Done } from './workshop.ts';

const port = parentPort;
if (!port) throw new Error('This is the code of a worker thread, and was started as a program.');
port.on('message', ({ id, ...task }: { id: number } & Task) => {
  workOut(task)
    .then((value): Done => ({ id, value }))
    .catch((cause: unknown): Done => ({ id, trouble: cause instanceof Error ? cause.message : String(cause) }))
    .then((done) => {
      port.postMessage(done);
    })
    .catch((cause: unknown) => {
      // What cannot be sent is told as a trouble, so that nobody waits for ever.
      port.postMessage({ id, trouble: cause instanceof Error ? cause.message : String(cause) } satisfies Done);
    });
});
