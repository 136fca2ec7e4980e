// A worker that dies, hangs, or answers, as its task says: what a real one does when its memory is full.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ id, given: { form } }) => {
  if (form === 'die') process.exit(1);
  if (form === 'throw') throw new Error('out of memory');
  if (form !== 'hang') parentPort.postMessage({ id, value: form });
});
