/** What a place that keeps the learner's record must do. The suite in `tests/progress/contract.ts` holds every store to it. */
import type { ProgressEvent } from '#src/progress/events.ts';

/**
 * Why something could not be kept, in words fit for the learner. A value, never thrown: the page shows `because` and goes on.
 * What could not be kept stays in this tab, is part of `all()` and `take()`, and can be saved as a file.
 */
export interface Trouble {
  kind: 'full' | 'blocked' | 'newer' | 'failed';
  because: string;
}

/** One line of the log of a lab attempt. Which line it is, is decided by whoever appends; `n` starts where the log's owner likes. */
export interface AttemptRow {
  attempt: string;
  n: number;
  entry: unknown;
}

/** Everything a store holds: what an export carries and an import brings. */
export interface RecordContent {
  events: readonly ProgressEvent[];
  attempts: readonly AttemptRow[];
}

/** What a merge added. Both are zero when the same content comes a second time. */
export interface Merged {
  events: number;
  attempts: number;
}

/** What moved, in this tab or in another one. */
export type Change =
  { kind: 'events' } | { kind: 'attempt'; attempt: string } | { kind: 'merged' } | { kind: 'erased' };

export interface RecordStore {
  /** Adds events; one that is already there (same id) is left as it is. `undefined` means that they are on the disk. */
  append(events: readonly ProgressEvent[]): Promise<Trouble | undefined>;
  /** Every event, oldest first. */
  all(): Promise<ProgressEvent[]>;
  /** Calls the listener after each change, made here or in another tab. Returns the way to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Why this store does not keep things at present, if it does not. */
  trouble(): Trouble | undefined;
  attempts: {
    /** Adds line `n` of an attempt's log. `taken`: another tab was first, so read on from `n` and decide again. */
    append(attempt: string, n: number, entry: unknown): Promise<'kept' | 'taken' | Trouble>;
    /** The entries from line `from` on, in order. */
    read(attempt: string, from: number): Promise<unknown[]>;
    /** The ids of all attempts. */
    list(): Promise<string[]>;
  };
  /** Everything, for a file. */
  take(): Promise<RecordContent>;
  /** Adds what is not yet here; takes nothing away. An attempt that went two ways keeps both: theirs under a name of its own. */
  merge(content: RecordContent): Promise<Merged | Trouble>;
  /** Forgets everything. There is no way back. */
  erase(): Promise<Trouble | undefined>;
  /** Lets go of the storage; the store is not used after that. */
  close(): void;
}

/** Oldest first; events of one moment by id, so that every device lists them alike. */
export const byTime = (a: ProgressEvent, b: ProgressEvent): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
