/** An attempt is a log that is only ever appended to; where the learner stands is a fold over it. Pure: time comes in with the entries. */
import * as z from 'zod/mini';
import { journalEntry } from '#src/azure/journal.ts';
import type { JournalEntry } from '#src/azure/journal.ts';

/** `at` is virtual time and `real` the real time of the same moment: both together say where the clock stands at any later moment. */
const moment = {
  at: z.number(),
  real: z.number(),
  /** The portal path open in each pane, where it is another than at the entry before. */
  places: z.exactOptional(z.record(z.string(), z.string())),
  /** Who did it at the learner's controls, by name; absent where it was the learner. */
  by: z.exactOptional(z.string()),
};

/** One entry of the log. Old entries stay readable for ever: a kind may be added, a field only as optional. */
export const attemptEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('started'),
    ...moment,
    lab: z.string(),
    seed: z.string(),
    profile: z.enum(['taught', 'today']),
    way: z.enum(['guided', 'practice', 'assessed']),
    speed: z.exactOptional(z.number()),
    /** Which edition of the lab and the engine set it up: a grade is only worked out anew by the same one. */
    edition: z.exactOptional(z.string()),
    /** The Cloud as the learner found it, so that a newer lab or engine opens an old attempt as it was. */
    snapshot: z.unknown(),
  }),
  z.object({
    kind: z.literal('write'),
    ...moment,
    journal: z.array(journalEntry),
    /** Nothing but questions: they are played again with the rest, and there is nothing to take back. */
    asks: z.exactOptional(z.literal(true)),
  }),
  /** Takes back the entry with this number; the clock stays where it is. */
  z.object({ kind: z.literal('undone'), ...moment, entry: z.number() }),
  z.object({ kind: z.literal('reset'), ...moment }),
  z.object({ kind: z.literal('skipped'), ...moment }),
  z.object({ kind: z.literal('speed'), ...moment, speed: z.number() }),
  z.object({ kind: z.literal('way'), ...moment, way: z.enum(['guided', 'practice', 'assessed']) }),
  z.object({
    kind: z.literal('answered'),
    ...moment,
    task: z.string(),
    option: z.string(),
    right: z.boolean(),
    why: z.string(),
    /** What the rest of the world did about it. */
    journal: z.array(journalEntry),
    news: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('hinted'), ...moment, task: z.string(), level: z.number() }),
  /** *Show me* did a step of this task. */
  z.object({ kind: z.literal('shown'), ...moment, task: z.string() }),
  z.object({ kind: z.literal('done'), ...moment, task: z.string(), because: z.string() }),
  /** A place in the log with a name, to come back to. */
  z.object({ kind: z.literal('checkpoint'), ...moment, name: z.string() }),
  /** Everything is again as it was after the entry with this number. `redo` names the task that is then done without help. */
  z.object({ kind: z.literal('returned'), ...moment, to: z.number(), redo: z.exactOptional(z.string()) }),
  /** An assessed attempt is over: from here on everything is told. */
  z.object({ kind: z.literal('handed-in'), ...moment }),
]);

export type AttemptEntry = z.infer<typeof attemptEntry>;
export type Way = 'guided' | 'practice' | 'assessed';

/** An answer as it was given, with the reason shown for it. */
export interface Answer {
  option: string;
  right: boolean;
  why: string;
  tries: number;
  news?: string;
}

/** Where an attempt stands. */
export interface Attempt {
  lab: string;
  seed: string;
  profile: 'taught' | 'today';
  way: Way;
  /** It was begun to be assessed: each question takes one answer, until it is handed in. */
  assessed: boolean;
  start: unknown;
  /** How many entries were folded: the number of the next one. */
  length: number;
  /** The writes that count, oldest first, each with the number of the log entry that holds it. */
  writes: { entry: number; journal: JournalEntry[]; undoable: boolean }[];
  clock: { at: number; real: number; speed: number };
  answers: Record<string, Answer>;
  hints: Record<string, number>;
  shown: string[];
  /** Tasks that were done while the lab told each next step unasked. */
  guided: string[];
  /** Tasks that are done, with what was found then. */
  done: Record<string, string>;
  /** Done tasks of which *show me* or a helper did a step: they are complete once they were done without it. */
  toRedo: string[];
  /** Tasks that were done without *show me* after all. */
  redone: string[];
  /** The task that is being done once more, and the entry after which it was gone back for. */
  redoing?: { task: string; from: number };
  checkpoints: { entry: number; name: string; at: number }[];
  /** When an assessed attempt was handed in. */
  handedIn?: { at: number; real: number };
  /** The entry since which the present task is worked on: the start, or the one that did another task. */
  since: number;
  /** For each task of which *show me* did a step, the entry since which it had been worked on. */
  shownSince: Record<string, number>;
  /** Who did the last thing at the controls, where it was somebody else than the learner: what comes of it is not the learner's. */
  helper?: string;
}

/** How fast virtual time runs: as in Azure, or a minute each second. */
export const speeds = { real: 1, fast: 60 } as const;

/** Virtual time stands still after so long without an entry, so that a lab left open overnight is not days ahead. */
export const longestSilence = 4 * 60 * 60_000;

/** Virtual time at a real moment. Every tab computes the same, since it follows from the log alone. */
export function virtualTime({ clock }: Pick<Attempt, 'clock'>, real: number): number {
  return clock.at + Math.min(longestSilence, Math.max(0, real - clock.real) * clock.speed);
}

/** Folds a log from its first entry. Undefined when there is none. */
export function foldAttempt(entries: readonly AttemptEntry[]): Attempt | undefined {
  let attempt: Attempt | undefined;
  for (const entry of entries) attempt = addEntry(attempt, entry, entries);
  return attempt;
}

/** The attempt after one more entry. `log` holds at least those before it: what is gone back to is worked out from them. */
export function addEntry(
  attempt: Attempt | undefined,
  entry: AttemptEntry,
  log: readonly AttemptEntry[] = [],
): Attempt {
  if (entry.kind === 'started') {
    const { lab, seed, profile, way, speed = speeds.fast, snapshot, at, real } = entry;
    return {
      lab,
      seed,
      profile,
      way,
      assessed: way === 'assessed',
      start: snapshot,
      length: 1,
      clock: { at, real, speed },
      redone: [],
      checkpoints: [],
      ...untouched(0),
    };
  }
  if (!attempt) throw new Error(`The log of an attempt begins with "started", and this one with "${entry.kind}".`);
  const next: Attempt = {
    ...attempt,
    length: attempt.length + 1,
    clock: {
      ...attempt.clock,
      at: entry.kind === 'reset' || entry.kind === 'returned' ? entry.at : Math.max(attempt.clock.at, entry.at),
      real: entry.real,
    },
  };
  switch (entry.kind) {
    case 'write':
      return {
        ...(entry.asks !== true && entry.journal.some(({ status }) => status < 400) ? doneBy(next, entry.by) : next),
        writes: [...next.writes, { entry: attempt.length, journal: entry.journal, undoable: entry.asks !== true }],
      };
    case 'undone':
      return { ...next, writes: next.writes.filter((write) => write.entry !== entry.entry) };
    case 'reset':
      return { ...next, ...untouched(attempt.length) };
    case 'skipped':
      return next;
    case 'speed':
      return { ...next, clock: { ...next.clock, speed: entry.speed } };
    case 'way':
      return { ...next, way: entry.way };
    case 'answered':
      return {
        ...doneBy(next, entry.by),
        answers: { ...next.answers, [entry.task]: answerOf(entry, attempt.answers[entry.task]?.tries ?? 0) },
        writes:
          entry.journal.length > 0
            ? [...next.writes, { entry: attempt.length, journal: entry.journal, undoable: false }]
            : next.writes,
      };
    case 'hinted':
      return { ...next, hints: { ...next.hints, [entry.task]: Math.max(entry.level, next.hints[entry.task] ?? 0) } };
    case 'shown':
      if (next.shown.includes(entry.task)) return next;
      return {
        ...next,
        shown: [...next.shown, entry.task],
        shownSince: { ...next.shownSince, [entry.task]: next.since },
      };
    case 'done':
      return entry.task in next.done ? next : afterDone(next, entry);
    case 'checkpoint':
      return {
        ...next,
        checkpoints: [...next.checkpoints, { entry: attempt.length, name: entry.name, at: entry.at }],
      };
    case 'returned':
      return returned(next, entry, log);
    case 'handed-in':
      return { ...next, assessed: false, handedIn: { at: entry.at, real: entry.real } };
  }
}

function afterDone(attempt: Attempt, { task, because }: Extract<AttemptEntry, { kind: 'done' }>): Attempt {
  const isHelped = attempt.helper !== undefined && !attempt.redone.includes(task);
  const isShown = attempt.shown.includes(task) || isHelped;
  const isRedone = !isShown && attempt.redoing?.task === task;
  return {
    ...attempt,
    done: { ...attempt.done, [task]: because },
    guided: attempt.way === 'guided' ? [...attempt.guided, task] : attempt.guided,
    toRedo: isShown && !attempt.redone.includes(task) ? [...attempt.toRedo, task] : attempt.toRedo,
    redone: isRedone ? [...attempt.redone, task] : attempt.redone,
    since: attempt.length - 1,
    ...(isHelped && { shownSince: { [task]: attempt.since, ...attempt.shownSince } }),
  };
}

/** The attempt once somebody did something: the learner, where there is no name. */
function doneBy({ helper: _helper, ...attempt }: Attempt, name: string | undefined): Attempt {
  return name === undefined ? attempt : { ...attempt, helper: name };
}

/** Everything as it was after an earlier entry, but what was learned since is not forgotten: hints, places to return to, tasks redone. */
function returned(
  attempt: Attempt,
  entry: Extract<AttemptEntry, { kind: 'returned' }>,
  log: readonly AttemptEntry[],
): Attempt {
  const then = foldAttempt(log.slice(0, Math.min(entry.to, attempt.length - 2) + 1));
  if (!then || entry.to < 0)
    throw new Error(`An attempt cannot go back to its entry ${entry.to}: the log has entries from 0 on.`);
  const { redoing: _redoing, helper: _helper, ...kept } = then;
  const hints = { ...then.hints };
  for (const [task, level] of Object.entries(attempt.hints)) hints[task] = Math.max(level, hints[task] ?? 0);
  return {
    ...kept,
    way: attempt.way,
    assessed: attempt.assessed,
    length: attempt.length,
    clock: attempt.clock,
    hints,
    checkpoints: attempt.checkpoints,
    redone: attempt.redone,
    toRedo: then.toRedo.filter((task) => !attempt.redone.includes(task)),
    ...(entry.redo === undefined ? {} : { redoing: { task: entry.redo, from: attempt.length - 2 } }),
    ...(attempt.handedIn && { handedIn: attempt.handedIn }),
  };
}

/** Whether checks, hints and done tasks may be told: not in an assessed attempt, until it is handed in. */
export const tells = ({ way, handedIn }: Pick<Attempt, 'way' | 'handedIn'>): boolean =>
  way !== 'assessed' || handedIn !== undefined;

/** The write that *undo* takes back: the learner's last one that was accepted. What the rest of the world did stays. */
export function lastUndoable(attempt: Attempt): number | undefined {
  return attempt.writes.findLast(({ undoable, journal }) => undoable && journal.some(({ status }) => status < 400))
    ?.entry;
}

type Untouched = Pick<
  Attempt,
  'writes' | 'answers' | 'hints' | 'shown' | 'guided' | 'done' | 'toRedo' | 'shownSince' | 'since'
>;

const untouched = (since: number): Untouched => ({
  writes: [],
  answers: {},
  hints: {},
  shown: [],
  guided: [],
  done: {},
  toRedo: [],
  shownSince: {},
  since,
});

function answerOf(entry: Extract<AttemptEntry, { kind: 'answered' }>, before: number): Answer {
  const { option, right, why, news } = entry;
  return { option, right, why, tries: before + 1, ...(news === undefined ? {} : { news }) };
}
