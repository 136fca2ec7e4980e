/** What the owner of a simulated Azure may do beside asking it as a client: drive its clock, empty it, put another in its place. */
import type { Clock, RunningClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Cloud } from './cloud.ts';
import type { Moment } from './past.ts';
import type { Snapshot } from './snapshot.ts';

/** A clock, of which the Arm drives as much as can be driven. */
export type OwnClock = Clock & Partial<RunningClock>;

export interface Owner {
  readonly clock: OwnClock;
  /** Virtual seconds per real second. */
  speed(): number;
  setSpeed(speed: number): void;
  /** Ends what is due by now. */
  settle(): void;
  /** The Cloud from now on. Seed and profile stay as they are unless given. */
  replace(next: { cloud: Cloud; seed?: string; profile?: Profile }): void;
  snapshot(): Snapshot;
  /** Plays everything once more from the beginning, and says what was read from each Cloud on the way: only what changed, and since when. */
  history<T>(read: (cloud: Cloud) => T): Moment<T>[];
}
