/** Asks for a layout off the main thread, and where there are no workers in the next free moment on it. Answers are remembered. */
import type { Layout, LayoutInput } from './layout.ts';
import type { LayoutAnswer, LayoutQuestion } from './layout.worker.ts';
import { signatureOf } from './layout-input.ts';

const remembered = new Map<string, Layout>();
const keepAtMost = 24;
const waiting = new Map<string, { input: LayoutInput; tell: ((layout: Layout) => void)[] }>();
let worker: Worker | undefined;
let hasNoWorker = typeof Worker === 'undefined';

function answered({ signature, layout }: LayoutAnswer): void {
  remembered.set(signature, layout);
  for (const oldest of [...remembered.keys()].slice(0, Math.max(0, remembered.size - keepAtMost)))
    remembered.delete(oldest);
  const told = waiting.get(signature)?.tell ?? [];
  waiting.delete(signature);
  for (const tell of told) tell(layout);
}

async function answerHere({ signature, input }: LayoutQuestion): Promise<void> {
  const { layoutOf } = await import('./layout.ts');
  answered({ signature, layout: layoutOf(input) });
}

/** A worker that cannot start, because a policy or an old browser forbids it, is replaced by the main thread. */
function withoutWorker(): void {
  hasNoWorker = true;
  worker?.terminate();
  worker = undefined;
  for (const [signature, { input }] of waiting) void answerHere({ signature, input });
}

function theWorker(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => answered(data));
  worker.addEventListener('error', withoutWorker);
  return worker;
}

/** The layout if it is known already. */
export const knownLayout = (input: LayoutInput): Layout | undefined => remembered.get(signatureOf(input));

/** The layout of an input; the same question is asked once. */
export function askLayout(input: LayoutInput): Promise<Layout> {
  const signature = signatureOf(input);
  const before = remembered.get(signature);
  if (before) return Promise.resolve(before);
  return new Promise((resolve) => {
    const others = waiting.get(signature);
    if (others) {
      others.tell.push(resolve);
      return;
    }
    waiting.set(signature, { input, tell: [resolve] });
    const question: LayoutQuestion = { signature, input };
    if (hasNoWorker) void answerHere(question);
    else theWorker().postMessage(question);
  });
}
