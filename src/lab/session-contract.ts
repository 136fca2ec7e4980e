/** What a running attempt offers, and what it needs: the log it is kept in, real time, and who is told. */
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import type { Beginning } from '#src/lab/beginning.ts';
import type { Lab, Scenario } from '#src/lab/definition.ts';
import type { SessionState } from '#src/lab/room-state.ts';

/** Where the log is kept. `taken`: somebody else wrote this line first. An object says why it could not be kept. */
export interface AttemptLog {
  append(attempt: string, n: number, entry: unknown): Promise<'kept' | 'taken' | { because: string }>;
  read(attempt: string, from: number): Promise<unknown[]>;
}

export type Happening =
  | { kind: 'started' }
  /** `shown`: *show me* did a step of it, and it has to be done once more. */
  | { kind: 'task-done'; task: string; shown?: true }
  /** Every task is done, and none is left to redo. */
  | { kind: 'done' }
  | { kind: 'hint'; task: string };

export interface SessionOptions {
  lab: Lab;
  log: AttemptLog;
  attempt: string;
  /** Real time in epoch milliseconds. */
  real: () => number;
  /** How a new attempt begins, if there is none under this id. */
  begin: Beginning;
  /** Told once, by the tab that did it, after it was kept. */
  happened?: (happening: Happening) => void;
  /** While somebody else is at the controls this session only reads: it records nothing, and refuses writes. */
  isHeld?: () => boolean;
}

export interface Session {
  readonly scenario: Scenario;
  state: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** The door for the portal: reads pass, writes are kept before they are answered. */
  fetch: (request: Request) => Promise<Response>;
  /** The same door for the pane of one person, or of the provider: what comes through it is asked by them. Throws for somebody whom the story does not know. */
  door: (person: string) => (request: Request) => Promise<Response>;
  now: () => number;
  /** Lets virtual time catch up with real time; called again and again while the room is open. */
  tick: () => Promise<void>;
  /** Reads what other tabs have added. */
  catchUp: () => Promise<void>;
  undo: () => Promise<void>;
  reset: () => Promise<void>;
  skip: () => Promise<void>;
  setSpeed: (speed: number) => Promise<void>;
  setWay: (way: Way) => Promise<void>;
  answer: (task: string, option: string) => Promise<void>;
  hint: (task: string, level: number) => Promise<void>;
  show: (task: string) => Promise<void>;
  /** Ends an assessed attempt: it is graded by replay, and from then on everything is told. */
  handIn: () => Promise<void>;
  /** Goes on in practice with an attempt that was handed in. */
  goOn: () => Promise<void>;
  /** Names where the attempt stands now, to come back to. */
  checkpoint: (name: string) => Promise<void>;
  /** Everything is again as it was after the entry with this number. The log keeps what came after. */
  goBackTo: (entry: number) => Promise<void>;
  /** Goes back to before *show me* helped with a task, to do it in practice. `attempt.redoing.from` leads to where one was. */
  redo: (task: string) => Promise<void>;
  /** Notes which portal path is open in a pane; the next entry keeps it, for whoever looks through the attempt again. */
  seen: (pane: string, path: string) => void;
  /** Hears what a form refused before anything was sent, where somebody listens. It is no part of the log. */
  refusedByForm?: ((refusal: { form: string; field: string; says: string }) => void) | undefined;
  /** The whole log, oldest first. */
  entries: () => readonly AttemptEntry[];
}

/** An entry that was not kept yet: the session adds when it was. */
export type Draft<Kind extends AttemptEntry['kind'] = AttemptEntry['kind']> = Kind extends unknown
  ? Omit<Extract<AttemptEntry, { kind: Kind }>, 'at' | 'real' | 'places' | 'by'>
  : never;
