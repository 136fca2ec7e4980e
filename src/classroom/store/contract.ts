/** What a place that keeps classes must do. One query code for every database; `tests/classroom/store` holds each of them to it. */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Something that happened in a class, as everybody hears of it who is meant. */
export interface FeedEntry {
  /** Its number within the class: 1, 2, 3 without a gap. */
  seq: number;
  at: number;
  kind: string;
  /** Who hears of it: everybody, those who lead the class, or one seat. */
  to: 'all' | 'staff' | `seat:${string}`;
  /** JSON of what happened: ids and small words, never keys. */
  body: unknown;
}

/** What is added to a feed, before it has its number. */
export type Told = Omit<FeedEntry, 'seq'>;

export type Engine = 'sqlite' | 'postgres';

export interface Store {
  readonly engine: Engine;
  /** Reads. */
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * One unit of work, all of it or nothing. Resolves when it is on the disk.
   * It may run together with others in one commit, and again where two were in each other's way, so it touches and waits for nothing but `tx`.
   * A statement that fails fails the unit, also where its error is caught.
   * Rejects with what the unit threw, or with a `StoreTrouble` in words for people.
   */
  write<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Adds to the feed of a class, at the end of the unit. The entry may get its number a moment after the commit. */
  tell(tx: Transaction<Tables>, inClass: string, entry: Told): Promise<void>;
  /** The feed of a class after a number, oldest first, at most `limit`. Has every write acknowledged here before. */
  feed(inClass: string, after: number, limit?: number): Promise<FeedEntry[]>;
  /** The number of the newest entry of a class, 0 before the first; counts every write acknowledged here before. */
  newest(inClass: string): Promise<number>;
  /** Calls the listener after a commit, here or on another instance, with the class whose feed grew. Returns the way to stop. */
  listen(listener: (inClass: string) => void): () => void;
  /** Whether the database answers. */
  isWell(): Promise<boolean>;
  /** Finishes what was accepted, and lets go. */
  close(): Promise<void>;
}
