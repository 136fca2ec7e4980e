/** What a simulated learner works at: the few things that a learner's page tells the class server. */
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { RefusedByForm } from '#src/classroom/stuck/form-refusal.ts';
import type { Standing, Told } from '#src/classroom/stuck/standing.ts';

/** A line of the log on its way to the server. */
export interface SentLine {
  n: number;
  entry: AttemptEntry;
  told?: readonly Told[];
}

export interface Desk {
  /** Hands over the newest lines of the log, and where they leave the learner. */
  append(lines: readonly SentLine[], standing: Standing): Promise<void>;
  /** A page was opened: of the portal by its path there, of the site by its address. */
  open(page: string, inPortal: boolean): Promise<void>;
  /** Somebody moved, typed or scrolled. */
  touch(): Promise<void>;
  /** A form of the portal refused something before anything was sent. */
  refuse(refusal: RefusedByForm): Promise<void>;
  /** A hand goes up. */
  raise(words: string): Promise<void>;
}
