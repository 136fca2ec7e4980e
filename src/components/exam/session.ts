/** A running exam: the machine's state, worked out from its log, and the log that every accepted event is written to. Real time comes in here. */
import type { Attempt, ExamEvent } from '#src/quiz/exam/attempt.ts';
import { examEvent } from '#src/quiz/exam/attempt.ts';
import { timeAt } from '#src/quiz/exam/clock.ts';
import { replay, step } from '#src/quiz/exam/machine.ts';
import type { ExamSnapshot } from '#src/quiz/exam/machine.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import { createWriter } from './writer.ts';

export type Screen = 'item' | 'review' | 'leaving' | 'submitting' | 'over' | 'submitted';
export type PaneName = 'none' | 'book' | 'notes';

type Undated<E> = E extends ExamEvent ? Omit<E, 'at'> : never;
/** An event that has not happened yet. */
export type Act = Undated<ExamEvent>;

/** What the room shows. A new object after every change, the same one until then. */
export interface RoomState {
  attempt: Attempt;
  screen: Screen;
  pane: PaneName;
  /** Why the last answers are in this tab alone. */
  trouble: Trouble | undefined;
  /** Another tab has taken the exam over. */
  isElsewhere: boolean;
}

export interface ExamSession {
  state: () => RoomState;
  subscribe: (listener: () => void) => () => void;
  /** Does something; returns why it cannot be done. */
  act: (act: Act) => string | undefined;
  /** Milliseconds that are left now. */
  left: () => number;
  /** Looks at the clock: the end of the time is an event of its own. */
  tick: () => void;
  /** Nothing more is done or written from this tab. */
  giveUp: () => void;
  /** Every entry of the log, also those that the browser did not keep. */
  log: () => readonly ExamEvent[];
  settled: () => Promise<void>;
}

/** Why an attempt cannot be opened, in words for the learner. */
export class AttemptMissing extends Error {}

/** The log of an attempt. Throws in words where there is none, or where a newer version of the site has written it. */
export async function readLog(log: RecordStore['attempts'], attempt: string): Promise<ExamEvent[]> {
  const entries = (await log.read(attempt, 0)).map((entry) => examEvent.safeParse(entry));
  const read = entries.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (read[0]?.type !== 'started')
    throw new AttemptMissing(
      entries.length === 0
        ? `This browser has no exam "${attempt}". Begin another one, or read in the file with your record.`
        : `The exam "${attempt}" was written by another version of this site. Reload the page to get the newest one.`,
    );
  if (read.length < entries.length)
    throw new AttemptMissing(
      `A part of the exam "${attempt}" was written by a newer version of this site. Reload the page to get that version.`,
    );
  return read;
}

/** A crash costs no more of the record of time than this. The clock itself runs on whatever happens. */
const tickEvery = 15_000;

const screenOf = (snapshot: ExamSnapshot): Screen => {
  if (snapshot.matches('submitted')) return 'submitted';
  if (snapshot.matches('over')) return 'over';
  for (const screen of ['review', 'leaving', 'submitting'] as const)
    if (snapshot.matches({ underWay: { screen } })) return screen;
  return 'item';
};

const paneOf = (snapshot: ExamSnapshot): PaneName => {
  for (const pane of ['book', 'notes'] as const) if (snapshot.matches({ underWay: { pane } })) return pane;
  return 'none';
};

interface Options {
  log: RecordStore['attempts'];
  attempt: string;
  now: () => number;
}

/** Opens an exam where its log has left it. */
export async function openSession({ log, attempt: id, now }: Options): Promise<ExamSession> {
  const events = await readLog(log, id);
  let snapshot = replay(events);
  let trouble: Trouble | undefined;
  let isElsewhere = false;
  let shown: RoomState | undefined;
  const listeners = new Set<() => void>();
  const changed = () => {
    shown = undefined;
    for (const listener of listeners) listener();
  };
  const giveUp = () => {
    isElsewhere = true;
    changed();
  };
  const writer = createWriter({
    log,
    attempt: id,
    from: events.length,
    onTrouble(told) {
      if (told?.because === trouble?.because) return;
      trouble = told;
      changed();
    },
    onTaken: giveUp,
  });
  const attemptNow = (): Attempt => {
    const { attempt } = snapshot.context;
    if (!attempt) throw new Error(`The log of the exam ${id} does not begin with its start.`);
    return attempt;
  };
  const act = (wanted: Act): string | undefined => {
    if (isElsewhere) return 'This exam is open in another tab. Go on there, or take it over here.';
    const result = step(snapshot, { ...wanted, at: now() });
    snapshot = result.snapshot;
    for (const event of result.log) {
      events.push(event);
      writer.add(event);
    }
    changed();
    return result.refusal;
  };
  return {
    state() {
      shown ??= { attempt: attemptNow(), screen: screenOf(snapshot), pane: paneOf(snapshot), trouble, isElsewhere };
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act,
    left: () => timeAt(attemptNow(), now()).left,
    tick() {
      if (isElsewhere || snapshot.status === 'done') return;
      const attempt = attemptNow();
      const step = now() - attempt.seenAt;
      // A clock that was set back is noted at once, so that the time after it counts.
      if (step < 0 || step >= tickEvery || timeAt(attempt, now()).isOver) act({ type: 'ticked' });
    },
    giveUp,
    log: () => events,
    settled: writer.settled,
  };
}
