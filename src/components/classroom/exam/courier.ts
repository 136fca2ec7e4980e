/** Carries the lines of an exam to the server, in order and each until the server has it. Without a network they wait here, and go when it is back. */
import { linesAtOnce, type KeptLines } from '#src/classroom/exams/shown.ts';
import { examEvent, type ExamEvent } from '#src/quiz/exam/attempt.ts';
import type { Answer, Problem } from '../api.ts';

export interface CourierState {
  /** How many lines are here alone. */
  waiting: number;
  /** Why they wait, where it is more than a moment. */
  problem: Problem | undefined;
  /** Another device goes on with the exam: nothing more is sent from here. */
  isElsewhere: boolean;
  /** What the server says of the exam. */
  state: KeptLines['state'];
  /** How many lines came too late to count. */
  late: number;
}

export interface Courier {
  state: () => CourierState;
  subscribe: (listener: () => void) => () => void;
  /** There is something new; `isBack`: the network may be back, so that no pause is kept. */
  hurry: (isBack?: boolean) => void;
  close: () => void;
}

export interface CourierParts {
  /** The lines of the copy from a number on. */
  read: (from: number) => Promise<unknown[]>;
  send: (body: { from: number; events: ExamEvent[] }) => Promise<Answer<KeptLines>>;
  /** How many lines the server has. */
  sent: number;
  state: KeptLines['state'];
  /** The server told its time. */
  onTime: (now: number) => void;
  /** Does some work later; returns the way to forget it. */
  later: (work: () => void, milliseconds: number) => () => void;
}

/** After a change, so long others are waited for; after a failure, longer each time. */
const gather = 300;
const pauses = [1000, 2000, 5000, 10_000, 15_000];
/** What the server says to lines that it will never take from here. */
const final: ReadonlySet<string> = new Set(['Elsewhere', 'Taken']);

export function createCourier({ read, send, sent: had, state, onTime, later }: CourierParts): Courier {
  const listeners = new Set<() => void>();
  let shown: CourierState = { waiting: 0, problem: undefined, isElsewhere: false, state, late: 0 };
  let sent = had;
  let failures = 0;
  let isClosed = false;
  let isBusy = false;
  let cancel: (() => void) | undefined;

  const show = (change: Partial<CourierState>) => {
    shown = { ...shown, ...change };
    for (const listener of listeners) listener();
  };
  const plan = (milliseconds: number) => {
    cancel?.();
    if (!isClosed && !shown.isElsewhere) cancel = later(() => void carry(), milliseconds);
  };
  const carry = async (): Promise<void> => {
    if (isBusy || isClosed || shown.isElsewhere) return;
    isBusy = true;
    const again = await carryOnce().catch(() => pauses[0]);
    isBusy = false;
    if (again !== undefined) plan(again);
  };
  /** Sends what waits. Returns after how long to come again; undefined when there is nothing to do. */
  const carryOnce = async (): Promise<number | undefined> => {
    const waiting = (await read(sent)).flatMap((entry) => examEvent.safeParse(entry).data ?? []);
    if (waiting.length === 0) {
      show({ waiting: 0 });
      return undefined;
    }
    show({ waiting: waiting.length });
    const events = waiting.slice(0, linesAtOnce);
    const answer = await send({ from: sent, events });
    if (answer.ok) {
      failures = 0;
      sent += events.length;
      onTime(answer.value.now);
      show({
        ...{ waiting: waiting.length - events.length, problem: undefined, state: answer.value.state },
        late: shown.late + answer.value.late,
      });
      // There may be more, written while these were on their way.
      return 0;
    }
    if (final.has(answer.code)) {
      show({ isElsewhere: true });
      return undefined;
    }
    // Handed in already, from here or elsewhere: what came after it changes nothing.
    if (answer.code === 'HandedIn') {
      show({ waiting: 0, problem: undefined, state: 'submitted' });
      return undefined;
    }
    const pause = pauses[Math.min(failures, pauses.length - 1)] ?? gather;
    failures += 1;
    // One failure is often a moment; then it is said.
    show({ problem: failures > 1 || answer.status !== 0 ? answer : shown.problem });
    return Math.max(pause, (answer.retryAfter ?? 0) * 1000);
  };
  return {
    state: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hurry(isBack = false) {
      if (isBack || failures === 0) plan(isBack ? 0 : gather);
    },
    close() {
      isClosed = true;
      cancel?.();
    },
  };
}
