/** Progress as a fold over the events: the same list gives the same progress, on any device and in any order. */
import { achievementsOf, type Achievement } from '#src/progress/achievements.ts';
import { unitOf, type CheckMarked, type ProgressEvent } from '#src/progress/events.ts';
import { passingShare } from '#src/progress/passing.ts';
import { byTime } from '#src/progress/store.ts';

/** Experience points. They are earned once per thing: the same lab a second time adds nothing, a better check adds the difference. */
export const worth = { unitRead: 100, labTask: 20, labDone: 100, check: 200 } as const;

/** What belongs to a unit, so that *done* can ask for all of it. Without a plan a unit is done when read and its check passed. */
export type Plan = Readonly<Record<string, { labs: readonly string[] }>>;

/** The state of a unit's knowledge check over all tries. */
export interface CheckProgress {
  /** Of the last try. */
  points: number;
  outOf: number;
  /** Points of the best try, out of `bestOutOf`. */
  best: number;
  bestOutOf: number;
  passed: boolean;
  tries: number;
}

export interface UnitProgress {
  opened: boolean;
  read: boolean;
  /** Ids of the labs that were finished, in the order they were. */
  labsDone: string[];
  check?: CheckProgress;
  done: boolean;
  xp: number;
}

export interface Progress {
  units: Record<string, UnitProgress>;
  xp: number;
  achievements: Achievement[];
}

/** Computes progress. Events without a unit count for the total and for achievements, not for a unit. */
export function foldProgress(events: readonly ProgressEvent[], plan: Plan = {}): Progress {
  const inOrder = [...new Map(events.map((event) => [event.id, event])).values()].sort(byTime);
  const units: Record<string, UnitProgress> = {};
  let xp = 0;
  for (const [unit, own] of Map.groupBy(inOrder, (event) => unitOf(event) ?? '')) {
    const earned = xpOf(own);
    xp += earned;
    if (unit === '') continue;
    const check = checkOf(own.filter((event) => event.kind === 'check.marked'));
    const labsDone = [...new Set(own.flatMap((event) => (event.kind === 'lab.done' ? [event.lab] : [])))];
    const read = own.some(({ kind }) => kind === 'unit.read');
    const labs = plan[unit]?.labs ?? [];
    units[unit] = {
      opened: true,
      read,
      labsDone,
      ...(check ? { check } : {}),
      done: read && check?.passed === true && labs.every((lab) => labsDone.includes(lab)),
      xp: earned,
    };
  }
  return { units, xp, achievements: achievementsOf(inOrder) };
}

/** True when a result is good enough. */
export const isPass = ({ points, outOf }: { points: number; outOf: number }): boolean =>
  outOf > 0 && points / outOf >= passingShare;

function checkOf(tries: readonly CheckMarked[]): CheckProgress | undefined {
  const last = tries.at(-1);
  if (!last) return undefined;
  const best = tries.reduce((top, one) => (share(one) > share(top) ? one : top));
  return {
    points: last.points,
    outOf: last.outOf,
    best: best.points,
    bestOutOf: best.outOf,
    passed: isPass(best),
    tries: tries.length,
  };
}

function xpOf(events: readonly ProgressEvent[]): number {
  const once = new Map<string, number>();
  let check = 0;
  for (const event of events) {
    if (event.kind === 'unit.read') once.set('read', worth.unitRead);
    if (event.kind === 'lab.task-done' && event.shown !== true) once.set(`${event.lab} ${event.task}`, worth.labTask);
    if (event.kind === 'lab.done') once.set(event.lab, worth.labDone);
    if (event.kind === 'check.marked') check = Math.max(check, Math.round(worth.check * share(event)));
  }
  return [...once.values()].reduce((sum, points) => sum + points, check);
}

/** Points as a share of what could be reached; more than all of it does not exist. */
const share = ({ points, outOf }: { points: number; outOf: number }): number =>
  outOf > 0 ? Math.min(1, points / outOf) : 0;
