/** What the server knows of one learner in one lab, as the detector reads it. */
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { FormRefusal } from '#src/classroom/stuck/form-refusal.ts';
import type { Standing, Told } from '#src/classroom/stuck/standing.ts';

/** One line of the log. `at` is when it was made, in the server's time. */
export interface Line {
  n: number;
  at: number;
  entry: AttemptEntry;
  /** What its refused requests were told, if their page said. */
  told?: readonly Told[];
}

/** A sign of life: a page that was opened, a form that refused something, or that somebody moved, typed or scrolled there. */
export interface Sign {
  at: number;
  /** The path of the page that was opened, of the portal or of the site. Without it somebody only moved. */
  opened?: string;
  inPortal?: boolean;
  /** Whose portal it is, where a lab has several. */
  pane?: string;
  /** What a form of the portal refused, before anything was sent: it is in no log. */
  refused?: FormRefusal;
}

export interface Known {
  /** Oldest first; at least everything since the last task was done. */
  lines: readonly Line[];
  /** Oldest first; the last ten minutes are enough. */
  signs: readonly Sign[];
  /** The last standing that was reported, since when its task and its wants have been the same, and since when its task. */
  standing: Standing & { since: number; taskSince: number };
  /** Until when the class was held: paused, looking up, polled, shown something. Nobody is idle meanwhile. */
  heldUntil?: number;
}

export type Reason = 'precondition' | 'refusals' | 'loop' | 'idle';

export interface Stuck {
  reason: Reason;
  /** When it began. */
  since: number;
  /** One sentence for the instructor. */
  says: string;
}

/** The standing to keep when another one is reported: the same task, and the same wants, have been there since they first were. */
export function noted(before: Known['standing'] | undefined, next: Standing, at: number): Known['standing'] {
  if (before === undefined || before.task !== next.task) return { ...next, since: at, taskSince: at };
  const { since, taskSince } = before;
  return { ...next, since: before.wants === next.wants ? since : at, taskSince };
}

/** The signs since a moment, and of those before it the last, and the last page: whoever sits still is still somewhere. */
export function remembered(signs: readonly Sign[], from: number): Sign[] {
  const page = signs.findLast(({ opened, inPortal }) => opened !== undefined && inPortal !== true);
  return signs.filter((one, index) => one.at > from || one === page || index === signs.length - 1);
}
