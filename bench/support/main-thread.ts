/** What the main thread of a page did between two marks, task by task and kind by kind, from Chromium's own trace. */
import type { Browser, Page } from '@playwright/test';
import * as z from 'zod/mini';

export const kinds = ['script', 'style', 'layout', 'paint', 'rest'] as const;
export type Kind = (typeof kinds)[number];

/** Milliseconds of the processor by kind of work. What a kind calls itself, such as collecting garbage from a script, is its own. */
export type Work = Record<Kind, number>;

export interface Task {
  /** Milliseconds by the clock, waiting for a busy processor included. */
  wall: number;
  /** Milliseconds of the processor, by kind. */
  work: Work;
}

const kindOfEvent: Readonly<Record<string, Kind>> = {
  EventDispatch: 'script',
  FunctionCall: 'script',
  EvaluateScript: 'script',
  RunMicrotasks: 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  FireIdleCallback: 'script',
  MinorGC: 'script',
  MajorGC: 'script',
  'v8.compile': 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  UpdateLayer: 'paint',
  CompositeLayers: 'paint',
};

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.int(),
  tid: z.int(),
  /** Microseconds, as are the two that follow; `tdur` is that of the processor. */
  ts: z.number(),
  dur: z._default(z.number(), 0),
  tdur: z.optional(z.number()),
});
type Event = z.infer<typeof eventSchema>;
const traceSchema = z.object({ traceEvents: z.array(z.unknown()) });

const categories = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8',
  'disabled-by-default-v8.gc',
];

export interface Recording {
  /** The moments of a mark, in milliseconds since the trace began. */
  marks(name: string): number[];
  /** The tasks of the main thread that began between two moments. */
  tasks(from: number, to: number): Task[];
}

/** The work of a task, of the events inside it. Each event counts what its own children did not. */
function workOf(task: Event, inside: readonly Event[]): Work {
  const work: Work = { script: 0, style: 0, layout: 0, paint: 0, rest: 0 };
  const open: { event: Event; kind: Kind }[] = [{ event: task, kind: 'rest' }];
  work.rest = (task.tdur ?? 0) / 1000;
  for (const event of inside) {
    while (open.length > 1 && event.ts >= (open.at(-1)?.event.ts ?? 0) + (open.at(-1)?.event.dur ?? 0)) open.pop();
    const parent = open.at(-1)?.kind ?? 'rest';
    const kind = kindOfEvent[event.name] ?? parent;
    work[parent] -= (event.tdur ?? 0) / 1000;
    work[kind] += (event.tdur ?? 0) / 1000;
    open.push({ event, kind });
  }
  return work;
}

function recordingOf(trace: unknown, onMainThread: string): Recording {
  const events = traceSchema.parse(trace).traceEvents.flatMap((event) => {
    const { success, data } = eventSchema.safeParse(event);
    return success ? [data] : [];
  });
  const here = events.find(({ name }) => name === onMainThread);
  if (here === undefined) throw new Error(`The page never made the mark "${onMainThread}": there is nothing to read.`);
  const own = events
    .filter(({ pid, tid }) => pid === here.pid && tid === here.tid)
    .sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const begun = own[0]?.ts ?? 0;
  const spans = own.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined);
  const tasks = spans
    .filter(({ name }) => name === 'RunTask')
    .map((task) => ({
      begun: (task.ts - begun) / 1000,
      wall: task.dur / 1000,
      work: workOf(
        task,
        spans.filter(({ name, ts }) => name !== 'RunTask' && ts >= task.ts && ts < task.ts + task.dur),
      ),
    }));
  if (tasks.length === 0) throw new Error('This Chromium traces no tasks with the time of the processor.');
  return {
    marks: (mark) => own.filter(({ name }) => name === mark).map(({ ts }) => (ts - begun) / 1000),
    tasks: (from, to) =>
      tasks.filter((task) => task.begun >= from && task.begun < to).map(({ wall, work }) => ({ wall, work })),
  };
}

/** Records while `act` runs. `mark` is the name of a mark that the page makes meanwhile; by it its main thread is known. */
export async function record(
  { browser, page }: { browser: Browser; page: Page },
  mark: string,
  act: () => Promise<void>,
): Promise<Recording> {
  await browser.startTracing(page, { categories });
  await act();
  const trace = await browser.stopTracing();
  return recordingOf(JSON.parse(trace.toString('utf8')), mark);
}

/** The sum of all tasks' work. */
export function sumOf(tasks: readonly Task[]): Work {
  const sum: Work = { script: 0, style: 0, layout: 0, paint: 0, rest: 0 };
  for (const { work } of tasks) for (const kind of kinds) sum[kind] += work[kind];
  return sum;
}

/** Milliseconds of the processor, of all kinds. */
export const allOf = (work: Work): number => kinds.reduce((all, kind) => all + work[kind], 0);
