/** A Cloud that stands on the server, as this page works with it: what it shows, its doors, and word when somebody else moved it. */
import * as z from 'zod/mini';
import { cloudView, type AgreedAct, type CloudView } from '#src/classroom/clouds/view.ts';
import type { Screen } from '#src/portal/host.ts';
import { askAs, patienceFor, type Answer } from '../api.ts';

export interface RemoteHint {
  text: string;
  pane: string;
  first?: string | undefined;
}

export interface RemoteCloud {
  view: () => CloudView;
  /** Why the last thing did not work, in words; gone with the next that does. */
  trouble: () => string | undefined;
  subscribe: (listener: () => void) => () => void;
  /** Virtual time now, as the server's clock runs. */
  now: () => number;
  /** The door of one person. */
  door: (person: string) => (request: Request) => Promise<Response>;
  refresh: () => Promise<void>;
  answer: (task: string, option: string) => Promise<void>;
  hint: (
    task: string,
    level: number,
    screens: Readonly<Record<string, Screen | undefined>>,
  ) => Promise<Answer<RemoteHint>>;
  agree: (act: AgreedAct) => Promise<void>;
  undo: () => Promise<void>;
  /** Stops its timers. */
  close: () => void;
}

const hintShape = z.object({ text: z.string(), pane: z.string(), first: z.optional(z.string()) });

/** How often somebody waiting looks again, in milliseconds: while Azure works, and otherwise where no stream tells. */
const whileWorking = 1500;

/** Opens it. `inClass` and `attempt` as the class's page gives them; the first view is already there. */
export function openRemote(inClass: string, first: CloudView): RemoteCloud {
  const base = `/api/classes/${inClass}/clouds/${encodeURIComponent(first.attempt)}` as const;
  const listeners = new Set<() => void>();
  let view = first;
  let seenAt = Date.now();
  let trouble: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const plan = () => {
    clearTimeout(timer);
    if (isClosed || view.due === undefined) return;
    const untilDue = (view.due - view.now) / Math.max(1, view.speed);
    timer = setTimeout(() => void refresh(), Math.min(whileWorking, Math.max(100, untilDue + 50)));
  };
  const take = (found: Answer<CloudView>) => {
    if (isClosed) return;
    if (found.ok) {
      view = found.value;
      seenAt = Date.now();
      trouble = undefined;
    } else trouble = found.message;
    plan();
    tell();
  };
  const refresh = async () => take(await askAs(cloudView, 'GET', base));
  const post = async (path: string, body?: unknown) => {
    take(await askAs(cloudView, 'POST', `${base}/${path}`, body));
  };
  plan();
  return {
    view: () => view,
    trouble: () => trouble,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => view.now + (Date.now() - seenAt) * view.speed,
    door: (person) => async (request) => {
      const { pathname, search } = new URL(request.url);
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
      const sent = isWrite ? await request.text() : undefined;
      const answer = await fetch(`${base}/as/${person}/arm${pathname}${search}`, {
        method: request.method,
        headers: request.headers,
        credentials: 'same-origin',
        cache: 'no-store',
        ...(sent === undefined ? {} : { body: sent }),
        // A network that swallows requests holds up nobody for ever.
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceFor(sent))]),
      });
      if (isWrite) void refresh();
      return answer;
    },
    refresh,
    answer: (task, option) => post('answers', { task, option }),
    async hint(task, level, screens) {
      const found = await askAs(hintShape, 'POST', `${base}/hints`, { task, level, screens });
      if (found.ok) void refresh();
      return found;
    },
    agree: (act) => post(act),
    undo: () => post('undo'),
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Finds the learner's place in the lab of an entry, or the attempt that is named. */
export async function findCloud(
  inClass: string,
  wanted: { attempt: string } | { entry: string },
): Promise<Answer<CloudView>> {
  let attempt: string;
  if ('attempt' in wanted) attempt = wanted.attempt;
  else {
    const mine = await askAs(z.object({ attempt: z.string() }), 'POST', `/api/classes/${inClass}/clouds/mine`, wanted);
    if (!mine.ok) return mine;
    attempt = mine.value.attempt;
  }
  return askAs(cloudView, 'GET', `/api/classes/${inClass}/clouds/${encodeURIComponent(attempt)}`);
}
